import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance, type Lean, type Point } from '../../../src/core/contestedness/argument.js';
import { balanceColumns, type Columns, rowStands } from '../../../src/core/contestedness/column.js';
import { circularPoints, leans } from './_scenarios.js';

/** Points and leans of several claims as columns; a lean is a row of an origin that nothing else has. */
function columnsFrom(claims: readonly { points: readonly Point[]; leans?: readonly Lean[] }[]): Columns {
	const starts = [0];
	const raw: number[] = [];
	const stands: number[] = [];
	const origins: number[] = [];
	const numbers = new Map<string, number>();
	for (const { points, leans = [] } of claims) {
		const start = raw.length;
		const places = new Map(points.map((one, at) => [one.id, at]));
		for (const point of points) {
			const { stands: stand } = point;
			raw.push(point.raw);
			const target = typeof stand === 'string' ? -1 : (places.get(stand.attacks) ?? -1);
			stands.push(typeof stand === 'string' ? rowStands[stand] : target < 0 ? rowStands.ASIDE : start + target);
			if (!numbers.has(point.origin)) numbers.set(point.origin, numbers.size);
			origins.push(numbers.get(point.origin) as number);
		}
		for (const [at, lean] of leans.entries()) {
			raw.push(lean.raw);
			stands.push(rowStands[lean.stands]);
			origins.push(-1 - at);
		}
		starts.push(raw.length);
	}
	return {
		starts: Uint32Array.from(starts),
		raw: Float64Array.from(raw),
		stands: Int32Array.from(stands),
		origins: Int32Array.from(origins),
	};
}

/** Points of which most have a word for or against the claim, with answers to answers and few origins. */
const points: fc.Arbitrary<Point[]> = fc
	.array(
		fc.record({
			stands: fc.oneof(fc.constantFrom('FOR', 'AGAINST'), fc.constantFrom('FOR', 'AGAINST'), fc.nat(60)),
			origin: fc.nat(20),
			raw: fc.oneof(fc.constantFrom(0.5, 1, 1.5, 0.4, 0.96875), fc.double({ min: 1e-3, max: 20, noNaN: true })),
		}),
		{ maxLength: 60, size: 'max' },
	)
	.map((all) =>
		all.map(({ stands, origin, raw }, at) => ({
			id: `${at}`,
			stands: typeof stands === 'number' ? { attacks: `${stands}` } : stands,
			origin: `${origin}`,
			raw,
		})),
	);

const leaning = fc.array(fc.record({ stands: fc.constantFrom('FOR' as const, 'AGAINST' as const), raw: leans }), {
	maxLength: 3,
});
const claims = fc.array(
	fc.record({ points: fc.oneof(points, circularPoints), leans: leaning }).map(({ points, leans }) => ({
		points,
		leans: leans.map((one, at): Lean => ({ ...one, raw: Math.max(0, one.raw), id: `lean ${at}` })),
	})),
	{ maxLength: 6 },
);

describe('balanceColumns', () => {
	it('finds what balance finds, to the bit, whatever attacks whatever', () => {
		let contested = 0;
		fc.assert(
			fc.property(claims, (all) => {
				const { support, opposition } = balanceColumns(columnsFrom(all));
				const expected = all.map(({ points, leans }) => balance(points, { leans }));
				expect([...support]).toEqual(expected.map((one) => one.support));
				expect([...opposition]).toEqual(expected.map((one) => one.opposition));
				contested += expected.filter((one) => one.support > 0 && one.opposition > 0).length;
			}),
			{ numRuns: 500, seed: 20260101 },
		);
		expect(contested).toBeGreaterThan(500);
	});

	it('does not depend on the order of the rows of a claim', () => {
		fc.assert(
			fc.property(points, (all) => {
				const [one, other] = [all, [...all].reverse()].map((each) => balanceColumns(columnsFrom([{ points: each }])));
				expect(one).toEqual(other);
			}),
			{ seed: 20260101 },
		);
	});

	it('takes chains and crowds far longer than a call stack or a small table would', () => {
		const chain = Array.from({ length: 50_001 }, (_, at): Point => {
			const stands = at === 50_000 ? 'FOR' : { attacks: `${at + 1}` };
			return { id: `${at}`, stands, origin: `${at}`, raw: 1 };
		});
		const crowd = Array.from({ length: 50_000 }, (_, at): Point => {
			const stands = (at % 3 === 0 ? 'AGAINST' : at % 3 === 1 ? 'FOR' : { attacks: '0' }) as Point['stands'];
			return { id: `${at}`, stands, origin: `${at % 20_000}`, raw: 1 / (at + 1) };
		});
		const { support, opposition } = balanceColumns(columnsFrom([{ points: chain }, { points: [] }, { points: crowd }]));
		const expected = [chain, [], crowd].map((one) => balance(one));
		expect([...support]).toEqual(expected.map((one) => one.support));
		expect([...opposition]).toEqual(expected.map((one) => one.opposition));
	});

	it('answers nothing where there are no claims', () => {
		const { support } = balanceColumns(columnsFrom([]));
		expect(support).toHaveLength(0);
	});
});
