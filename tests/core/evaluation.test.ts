import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance1 } from '../../src/core/contestedness/balance.js';
import { balanceWeights } from '../../src/core/contestedness/weights.js';
import { aucOf } from '../../src/core/evaluation/auc.js';
import { middleOf, resamples } from '../../src/core/evaluation/bootstrap.js';
import { compareMeasures } from '../../src/core/evaluation/compare.js';
import { contestednessMeasures, leanMeasures, type Measure } from '../../src/core/evaluation/measures.js';
import { controversy, entropy, evenness, shareInFavour, votesIn } from '../../src/core/evaluation/votes.js';
import { asserts, caseOf, counters, denies, saysNothing, unnamed } from './_cases.js';

const examples = fc.array(fc.record({ value: fc.integer({ min: -3, max: 3 }), label: fc.boolean() }), {
	minLength: 2,
	maxLength: 40,
});
const aucFor = (given: readonly { value: number; label: boolean }[]) =>
	aucOf(
		given.map((one) => one.value),
		given.map((one) => one.label),
	);

describe('the AUC', () => {
	it.each([
		['what is ranked right throughout', [1, 2, 3, 4], '0011', 1],
		['what is ranked wrong throughout', [4, 3, 2, 1], '0011', 0],
		['what is all the same', [5, 5, 5], '011', 0.5],
		["scikit-learn's example", [0.1, 0.4, 0.35, 0.8], '0011', 0.75],
		['a tie across the labels, which counts half', [1, 2, 2, 3], '0101', 0.875],
	])('is known for %s', (_what, values, labels, expected) => {
		expect(
			aucOf(
				values,
				[...labels].map((one) => one === '1'),
			)(),
		).toBe(expected);
	});

	it('is the share of pairs that are ranked right, ties counting half, and null without pairs', () => {
		fc.assert(
			fc.property(examples, (given) => {
				const pairs = given
					.filter((one) => one.label)
					.flatMap((one) => given.filter((other) => !other.label).map((other) => Math.sign(one.value - other.value)));
				const right = pairs.reduce((sum, sign) => sum + (1 + sign) / 2, 0);
				if (pairs.length === 0) expect(aucFor(given)()).toBeNull();
				else expect(aucFor(given)()).toBeCloseTo(right / pairs.length, 12);
			}),
		);
	});

	it('with counts is that of a list in which each example stands so often', () => {
		fc.assert(
			fc.property(examples, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (given, stream) => {
				const counts = given.map(() => stream.next().value as number);
				const repeated = given.flatMap((one, at) => Array.from({ length: counts[at] as number }, () => one));
				expect(aucFor(given)(counts)).toBe(repeated.length === 0 ? null : aucFor(repeated)());
			}),
		);
	});

	it('does not tell apart what rounding alone makes different, and refuses what is no number', () => {
		expect(aucOf([0.1 + 0.2, 0.3], [true, false])()).toBe(0.5);
		expect(aucOf([0.3 + 1e-9, 0.3], [true, false])()).toBe(1);
		expect(aucOf([Number.POSITIVE_INFINITY, 0], [true, false])()).toBe(1);
		expect(() => aucOf([Number.NaN, 1], [true, false])).toThrow('not a number');
		expect(() => aucOf([1], [true, false])).toThrow('1 values have 2 labels');
	});
});

describe('the bootstrap', () => {
	it('draws as many examples as there are, the same ones for the same seed', () => {
		const drawn = resamples(50, { replicates: 20, seed: 7 });
		expect(drawn.map((counts) => counts.reduce((sum, count) => sum + count, 0))).toEqual(Array(20).fill(50));
		expect(resamples(50, { replicates: 20, seed: 7 })).toEqual(drawn);
		expect(resamples(50, { replicates: 20, seed: 8 })).not.toEqual(drawn);
	});

	it('draws each example once on average, and leaves out each 36.8 % of the time', () => {
		const drawn = resamples(200, { replicates: 2_000, seed: 1 }).flatMap((counts) => [...counts]);
		const leftOut = drawn.filter((count) => count === 0).length / drawn.length;
		expect(leftOut).toBeCloseTo((1 - 1 / 200) ** 200, 2);
	});

	it('gives the middle of a distribution, between values where it falls between them', () => {
		const values = Array.from({ length: 101 }, (_, at) => 100 - at);
		expect(middleOf(values, { share: 0.9 })).toEqual({ least: expect.closeTo(5, 9), most: expect.closeTo(95, 9) });
		expect(middleOf([1, 2], { share: 0.5 })).toEqual({ least: 1.25, most: 1.75 });
		expect(middleOf([3], { share: 0.95 })).toEqual({ least: 3, most: 3 });
		expect(middleOf([], { share: 0.95 })).toBeNull();
	});
});

describe('comparing measures', () => {
	const labels = Array.from({ length: 60 }, (_, at) => at % 3 === 0);
	const good = labels.map((label, at) => (label ? 2 : 0) + (at % 5));
	const poor = labels.map((_, at) => (at * 7) % 11);
	const columns = [
		{ measure: 'good', values: good },
		{ measure: 'the same', values: good.map((value) => value * 10) },
		{ measure: 'poor', values: poor },
	];
	const compared = compareMeasures(columns, labels, { replicates: 500, seed: 1 });

	it('gives each AUC with an interval around it, and how far the first is ahead on the same samples', () => {
		const [first, same, other] = compared ?? [];
		expect(first).toMatchObject({ measure: 'good', firstAhead: null });
		for (const one of compared ?? []) {
			expect(one.auc.least).toBeLessThan(one.auc.value);
			expect(one.auc.most).toBeGreaterThan(one.auc.value);
		}
		expect(same).toEqual({ measure: 'the same', auc: first?.auc, firstAhead: { value: 0, least: 0, most: 0 } });
		expect(other?.firstAhead?.value).toBeCloseTo((first?.auc.value ?? 0) - (other?.auc.value ?? 0), 12);
		expect(other?.firstAhead?.least).toBeGreaterThan(0);
	});

	it('is the same for the same seed, and says nothing where all labels are alike', () => {
		expect(compareMeasures(columns, labels, { replicates: 500, seed: 1 })).toEqual(compared);
		expect(compareMeasures(columns, labels, { replicates: 500, seed: 2 })).not.toEqual(compared);
		expect(compareMeasures([{ measure: 'm', values: [1, 2] }], [true, true], { replicates: 5, seed: 1 })).toBeNull();
	});

	it('has an interval as wide as theory has it', () => {
		// A value that says nothing: the AUC's variance is (m + n + 1)/(12mn) (Mann and Whitney 1947).
		const [m, n] = [100, 100];
		const values = Array.from({ length: m + n }, (_, at) => (at * 77) % (m + n));
		const [found] = compareMeasures(
			[{ measure: 'chance', values }],
			values.map((_, at) => at < m),
			{ replicates: 2_000, seed: 3 },
		) ?? [undefined];
		const width = (found?.auc.most ?? 0) - (found?.auc.least ?? 0);
		const expected = 2 * 1.96 * Math.sqrt((m + n + 1) / (12 * m * n));
		expect(width / expected).toBeGreaterThan(0.85);
		expect(width / expected).toBeLessThan(1.15);
	});
});

describe('what goes by votes', () => {
	const votes = (inFavour: number, against: number, neither = 0) => ({ for: inFavour, against, neither });

	it('is known for a few counts', () => {
		expect([evenness(votes(3, 3)), evenness(votes(4, 0)), evenness(votes(0, 0)), evenness(votes(2, 1))]).toEqual([
			1,
			0,
			0,
			8 / 9,
		]);
		expect([entropy(votes(2, 2)), entropy(votes(5, 0)), entropy(votes(0, 0))]).toEqual([1, 0, 0]);
		expect(entropy(votes(1, 1, 1))).toBeCloseTo(Math.log2(3), 12);
		expect(controversy(votes(10, 5))).toBeCloseTo(Math.sqrt(15), 12);
		expect([controversy(votes(4, 4)), controversy(votes(9, 0)), controversy(votes(0, 9))]).toEqual([8, 0, 0]);
		expect([shareInFavour(votes(3, 1)), shareInFavour(votes(0, 0, 4))]).toEqual([0.75, 0.5]);
	});

	it('counts testimony, rebuttals of the claim and silences in force, and nothing else', () => {
		const words = [
			asserts('a', unnamed(1)),
			asserts('b', unnamed(5)),
			asserts('c', unnamed(1)),
			denies('d', unnamed(1)),
			counters('e', 'd', unnamed(1)),
			saysNothing('f', unnamed(1)),
		];
		expect(votesIn(caseOf(words, { retracted: ['c'] }))).toEqual(votes(2, 1, 1));
	});
});

describe('the measures of contestedness', () => {
	const scored = (...words: Parameters<typeof caseOf>[0]) => {
		const theCase = caseOf(words);
		const { score, lean } = balance1.assess(theCase).opinion;
		const of = (measures: readonly Measure[]) =>
			Object.fromEntries(
				measures.map((one) => [one.name, one.of({ case: theCase, score, lean }, { weights: balanceWeights })]),
			);
		return { contested: of(contestednessMeasures), leans: of(leanMeasures) };
	};

	it('stand beside the score, which is the first', () => {
		expect(contestednessMeasures[0]?.name).toBe('score');
		expect(leanMeasures[0]?.name).toBe('lean');
		const even = scored(asserts('a', unnamed(1)), denies('b', unnamed(1)), saysNothing('c', unnamed(1)));
		expect(even.contested).toEqual({
			score: expect.closeTo(1 / 3, 12),
			'statements, all': 3,
			'statements on a side': 2,
			'balance 4q(1−q)': 1,
			'entropy, silences left out': 1,
			'entropy, with silences': expect.closeTo(Math.log2(3), 12),
			'Reddit controversy': 2,
			'1−|2·QE−1|': 1,
		});
		expect(even.leans).toEqual({
			lean: 0,
			'statements on a side': 2,
			'for less against': 0,
			'share in favour': 0.5,
			QE: 0.5,
		});
	});

	it('show why quadratic energy cannot be the score: it takes no evidence for even evidence', () => {
		expect(scored().contested).toMatchObject({ score: 0, '1−|2·QE−1|': 1 });
		expect(scored(asserts('a', unnamed(3))).contested['1−|2·QE−1|']).toBeLessThan(1);
	});
});
