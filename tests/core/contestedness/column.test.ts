import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance, type Lean, type Point } from '../../../src/core/contestedness/argument.js';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import { type Briefs, briefStances, briefTargets } from '../../../src/core/contestedness/brief.js';
import { balanceColumns, type Columns, rowStands } from '../../../src/core/contestedness/column.js';
import { Speakers } from '../../../src/core/contestedness/speakers.js';
import { backgroundOf, columnsOf } from '../../../src/core/contestedness/weighBriefs.js';
import { balanceWeights } from '../../../src/core/contestedness/weights.js';
import type { Interest } from '../../../src/core/party.js';
import { rootDocument } from '../../../src/core/story.js';
import { caseOf } from '../_cases.js';
import { plainBalance } from './_plainBalance.js';
import { circularPoints, leans, type Scenario, scenarios } from './_scenarios.js';

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

describe('balance', () => {
	it('finds what the plain balance finds, with every mass and repetition, to the bit', () => {
		let repeated = 0;
		const elsewhere = fc.constantFrom('absent', 'gone', '0');
		const some = fc.record({ points: fc.oneof(points, circularPoints), hit: fc.array(elsewhere), leans: leaning });
		fc.assert(
			fc.property(some, ({ points, hit, leans }) => {
				const more = hit.map((attacks, at): Point => {
					return { id: `more ${at}`, stands: { attacks }, origin: `${at % 3}`, raw: 1, passesOn: at % 2 === 0 };
				});
				const all = [...points, ...more];
				const leaned = leans.map((one, at): Lean => ({ ...one, raw: Math.max(0, one.raw), id: `lean ${at}` }));
				const { support, opposition, masses, repeats } = balance(all, { leans: leaned });
				expect({ support, opposition, masses, repeats }).toEqual(plainBalance(all, leaned));
				repeated += repeats.size;
			}),
			{ numRuns: 500, seed: 20260101 },
		);
		expect(repeated).toBeGreaterThan(500);
	});
});

describe('balanceColumns', () => {
	it('finds what the plain balance finds, to the bit, whatever attacks whatever', () => {
		let contested = 0;
		fc.assert(
			fc.property(claims, (all) => {
				const { support, opposition } = balanceColumns(columnsFrom(all));
				const expected = all.map(({ points, leans }) => plainBalance(points, leans));
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
				const sums = (each: readonly Point[]) => {
					const { support, opposition } = balanceColumns(columnsFrom([{ points: each }]));
					return [support, opposition];
				};
				expect(sums(all)).toEqual(sums([...all].reverse()));
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
		const expected = [chain, [], crowd].map((one) => plainBalance(one));
		expect([...support]).toEqual(expected.map((one) => one.support));
		expect([...opposition]).toEqual(expected.map((one) => one.opposition));
	});

	it('answers nothing where there are no claims', () => {
		const { support } = balanceColumns(columnsFrom([]));
		expect(support).toHaveLength(0);
	});
});

describe('columnsOf', () => {
	it('weighs many cases at once as each is weighed whole, but for those that it names', () => {
		const seen = { compared: 0, whole: 0, contested: 0 };
		const dates = fc.constantFrom(null, null, '2025-09-02');
		const somewhere = fc.array(fc.tuple(scenarios, dates), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(somewhere, (drawn) => {
				const all = drawn.map(([scenario, since], at) => plain(scenario, { since, at }));
				const { briefs, options } = briefly(all);
				const { columns, whole } = columnsOf(briefs, options);
				const { support, opposition } = balanceColumns(columns);
				for (const [at, { words, around }] of all.entries()) {
					if (whole.includes(at)) {
						expect(around.interests.some((one) => one.since !== null)).toBe(true);
						seen.whole++;
						continue;
					}
					const { opinion } = balance1.assess(caseOf(words, around));
					expect([support[at], opposition[at]]).toEqual([opinion.support, opinion.opposition]);
					seen.compared++;
					if (opinion.score > 0) seen.contested++;
				}
			}),
			{ numRuns: 1_000, seed: 20260101 },
		);
		expect(seen.compared).toBeGreaterThan(1_500);
		expect(seen.whole).toBeGreaterThan(30);
		expect(seen.contested).toBeGreaterThan(300);
	});
});

/** The scenario without what columns leave to whole cases, with sources and documents of its own; its groups may overlap. */
function plain(
	{ words, around, voices }: Scenario,
	options: { readonly since: string | null; readonly at: number },
): Scenario {
	const own = (id: string) => `${options.at} ${id}`;
	const page = (id: string | null) => id && own(id);
	const ids = [...new Set(words.map(({ source }) => source.id))];
	return {
		voices,
		words: words.map(({ source, statement }) => ({
			source: {
				...source,
				id: own(source.id),
				documentId: page(source.documentId),
				partyIds: source.partyIds.map(own),
				mayOverlapIds: ids.filter((id) => (id.length + source.id.length) % 3 === 0 && id !== source.id).map(own),
			},
			statement: {
				...statement,
				sourceId: own(statement.sourceId),
				documentId: page(statement.documentId),
				originDocumentId: page(statement.originDocumentId),
			},
		})),
		around: {
			...around,
			links: [],
			judgements: [],
			people: around.people.map(own),
			bearings: around.bearings.map((one) => ({ ...one, partyId: own(one.partyId) })),
			interests: around.interests.map((one) => ({
				...one,
				partyId: own(one.partyId),
				inPartyId: own(one.inPartyId),
				since: options.since,
			})),
			derivations: around.derivations.map((one) => ({
				...one,
				documentId: own(one.documentId),
				fromDocumentId: own(one.fromDocumentId),
			})),
		},
	};
}

/** All scenarios in one set of columns; what they share is what is true of any of them. */
function briefly(all: readonly Scenario[]) {
	const speakers = new Speakers(balanceWeights);
	const numbers = new Map<string, number>();
	const starts = [0];
	const rows: { stance: number; source: number; target: number; retracted: number }[] = [];
	const documents = new Map<number, string>();
	const originDocuments = new Map<number, string>();
	const roots = new Map<string, string>();
	const interests = new Map<string, Interest[]>();
	for (const { words, around } of all) {
		const { sources, parties, derivations } = caseOf(words, around);
		for (const one of around.interests)
			for (const id of [one.partyId, one.inPartyId]) interests.set(id, [...(interests.get(id) ?? []), one]);
		for (const [id, source] of sources) {
			numbers.set(id, numbers.size);
			speakers.add(numbers.size - 1, source, parties);
		}
		for (const { documentId } of derivations) roots.set(documentId, rootDocument(documentId, derivations));
		const spoken = words.flatMap(({ statement }) => (statement.role === 'SILENCE' ? [] : [statement]));
		const start = rows.length;
		for (const one of spoken) {
			const targetId = one.role === 'REBUTTAL' ? one.targetId : null;
			const at = spoken.findIndex(({ id }) => id === targetId);
			const target = targetId === null ? briefTargets.CLAIM : at < 0 ? briefTargets.ABSENT : start + at;
			if (one.documentId) documents.set(rows.length, one.documentId);
			if (one.originDocumentId) originDocuments.set(rows.length, one.originDocumentId);
			rows.push({
				stance: briefStances.indexOf(one.stance),
				source: numbers.get(one.sourceId) as number,
				target,
				retracted: around.retracted.includes(one.id) ? 1 : 0,
			});
		}
		starts.push(rows.length);
	}
	const briefs: Briefs = {
		starts: Uint32Array.from(starts),
		stances: Uint8Array.from(rows.map((one) => one.stance)),
		sources: Int32Array.from(rows.map((one) => one.source)),
		targets: Int32Array.from(rows.map((one) => one.target)),
		retracted: Uint8Array.from(rows.map((one) => one.retracted)),
		documents,
		originDocuments,
	};
	const bearings = all.map((one) => one.around.bearings.filter(({ news }) => news !== 'NEUTRAL'));
	return { briefs, options: { bearings, background: backgroundOf({ speakers, interests, roots }) } };
}
