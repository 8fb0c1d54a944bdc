import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krippendorffAlpha, type RatingPair, ratingAgreement } from '../../src/core/agreement.js';

/** Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units, gaps. */
const observers = ['123321412...', '1233224125.3', '.3332342251.', '1233244125 1.'.replace(' ', '')];
const published = [...'0123456789ab'].map((_, unit) => ({
	values: observers.flatMap((one) => (one[unit] === '.' || one[unit] === undefined ? [] : Number(one[unit]))),
	times: 1,
}));

describe("Krippendorff's alpha", () => {
	it('is what was published for four observers and twelve units with gaps', () => {
		expect(published.filter((one) => one.values.length > 1).flatMap((one) => one.values)).toHaveLength(40);
		expect(krippendorffAlpha(published, { metric: 'NOMINAL' })).toBeCloseTo(0.743, 3);
		expect(krippendorffAlpha(published, { metric: 'ORDINAL' })).toBeCloseTo(0.815, 3);
	});

	it('says nothing where nothing varies, or nobody was rated twice', () => {
		expect(krippendorffAlpha([], { metric: 'ORDINAL' })).toBeNull();
		expect(krippendorffAlpha([{ values: [3], times: 9 }], { metric: 'NOMINAL' })).toBeNull();
		expect(krippendorffAlpha([{ values: [2, 2], times: 9 }], { metric: 'ORDINAL' })).toBeNull();
	});

	const units = fc.array(
		fc.record({
			values: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
			times: fc.integer({ min: 1, max: 3 }),
		}),
		{ maxLength: 12 },
	);
	const metric = fc.constantFrom('NOMINAL' as const, 'ORDINAL' as const);

	it('does not depend on the order of units or raters, and counts a unit as often as it is said to occur', () => {
		fc.assert(
			fc.property(units, metric, (all, of) => {
				const turned = [...all].reverse().map((one) => ({ ...one, values: [...one.values].reverse() }));
				const spread = all.flatMap((one) => Array.from({ length: one.times }, () => ({ ...one, times: 1 })));
				const [alpha, again, apart] = [all, turned, spread].map((some) => krippendorffAlpha(some, { metric: of }));
				if (alpha === null) expect([again, apart]).toEqual([null, null]);
				else for (const other of [again, apart]) expect(other).toBeCloseTo(alpha as number, 9);
			}),
		);
	});

	it('is at most 1, and 1 exactly where all agree', () => {
		fc.assert(
			fc.property(units, metric, (all, of) => {
				const alpha = krippendorffAlpha(all, { metric: of });
				if (alpha === null) return;
				const agree = all.every((one) => new Set(one.values).size < 2);
				expect(alpha).toBeLessThanOrEqual(1);
				expect(alpha === 1).toBe(agree);
			}),
		);
	});
});

describe('the agreement of checkers', () => {
	const pair = (first: [string, number | null], second: [string, number | null], times = 1): RatingPair => ({
		firstKey: first[0],
		firstNumber: first[1],
		secondKey: second[0],
		secondNumber: second[1],
		times,
	});

	it('is nothing without pairs', () => {
		expect(ratingAgreement([])).toEqual({
			pairs: 0,
			agreement: null,
			nominalAlpha: null,
			pairsOnLine: 0,
			ordinalAlpha: null,
		});
	});

	it('leaves unproven out of the line and nowhere else', () => {
		const found = ratingAgreement([
			pair(['true', 5], ['true', 5], 2),
			pair(['false', 1], ['mostly-false', 2]),
			pair(['unproven', null], ['true', 5]),
		]);
		expect(found).toMatchObject({ pairs: 4, agreement: 0.5, pairsOnLine: 3 });
		expect(found.ordinalAlpha).toBeGreaterThan(found.nominalAlpha as number);
	});

	it('holds a near miss for better than a far one, on the line', () => {
		const base = [pair(['true', 5], ['true', 5], 3), pair(['mixture', 3], ['mixture', 3], 3)];
		const near = ratingAgreement([...base, pair(['true', 5], ['mixture', 3]), pair(['false', 1], ['false', 1])]);
		const far = ratingAgreement([...base, pair(['true', 5], ['false', 1]), pair(['false', 1], ['false', 1])]);
		expect(near.ordinalAlpha).toBeGreaterThan(far.ordinalAlpha as number);
	});
});
