import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balance1, balanceMethod } from '../../../src/core/contestedness/balance.js';
import { judgementRange, judgementWeights } from '../../../src/core/contestedness/judgementRange.js';
import { type BalanceWeights, balanceWeights } from '../../../src/core/contestedness/weights.js';
import { asserts, badNewsFor, caseOf, denies, onRecord, spokesperson, unnamed } from '../_cases.js';
import { mixedCase } from './_large.js';
import { reordered, scenarios } from './_scenarios.js';
import { caseFrom, vectors } from './_vectors.js';

const scoreOf = (theCase: Parameters<typeof judgementRange>[0], weights: BalanceWeights = balanceWeights) =>
	balanceMethod('test', weights).assess(theCase).opinion.score;
const rangeOf = (theCase: Parameters<typeof judgementRange>[0]) => judgementRange(theCase, { weights: balanceWeights });

test('the weights are told with their values and ranges, and each value lies in its range', () => {
	expect(judgementWeights.map(({ name, value, least, most }) => [name, value, least, most])).toEqual([
		['UNNAMED', 0.5, 0.3, 0.7],
		['SERVES', 0.4, 0.2, 0.7],
		['OFFICIAL', 0.8, 0.6, 1],
		['RATIO', 0.5, 0.3, 0.7],
		['PRIOR', 2, 1, 3],
	]);
	for (const { value, least, most } of judgementWeights) expect(least < value && value < most).toBe(true);
});

test('it holds the score and the score at every corner, and each end is one of them', () => {
	const corners = [0.3, 0.7].flatMap((unnamed) =>
		[0.2, 0.7].flatMap((SERVES) =>
			[0.6, 1].flatMap((OFFICIAL) =>
				[0.3, 0.7].flatMap((ratio) =>
					[1, 3].map((prior): BalanceWeights => {
						const interest = { ...balanceWeights.interest, SERVES };
						return {
							...balanceWeights,
							unnamed,
							ratio,
							prior,
							interest,
							directness: { ...balanceWeights.directness, OFFICIAL },
						};
					}),
				),
			),
		),
	);
	const holds = fc.property(scenarios, (scenario) => {
		const theCase = caseOf(scenario.words, scenario.around);
		const scores = [balanceWeights, ...corners].map((weights) => scoreOf(theCase, weights));
		expect(rangeOf(theCase)).toEqual({ least: Math.min(...scores), most: Math.max(...scores) });
	});
	fc.assert(holds, { numRuns: 150 });
});

test('it is the same in any order, to the bit', () => {
	const same = fc.property(scenarios, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (scenario, seed) => {
		const theCase = caseOf(scenario.words, scenario.around);
		expect(rangeOf(reordered(theCase, seed))).toEqual(rangeOf(theCase));
	});
	fc.assert(same, { numRuns: 100 });
});

describe('it holds the reference’s score', () => {
	test.each(vectors)('$name', (vector) => {
		const { least, most } = rangeOf(caseFrom(vector));
		expect(least).toBeLessThanOrEqual(vector.out.contestedness + 1e-9);
		expect(most).toBeGreaterThanOrEqual(vector.out.contestedness - 1e-9);
	});
});

test('two unnamed people against a spokesperson whom it serves: as counted by hand', () => {
	const theCase = caseOf([asserts('two', unnamed(2)), denies('firm', spokesperson('firm'))], {
		bearings: [badNewsFor('firm')],
	});
	const { least, most } = rangeOf(theCase);
	// S from .3·1.3 to .7·1.7, D from .2·.6 to .7; with most on both sides and little unknown, or the least of D and much.
	expect(most).toBeCloseTo((2 * 0.7) / (0.7 + 0.91 + 1), 12);
	expect(least).toBeCloseTo((2 * 0.12) / (0.12 + 1.19 + 3), 12);
});

test('where nobody is unnamed, official or served only the prior moves it', () => {
	const theCase = caseOf([asserts('a', onRecord('ann')), denies('b', onRecord('bob'))]);
	expect(rangeOf(theCase).least).toBeCloseTo(2 / 5, 12);
	expect(rangeOf(theCase).most).toBeCloseTo(2 / 3, 12);
	expect(balance1.assess(theCase).opinion.score).toBeCloseTo(1 / 2, 12);
});

test('10,000 statements have a range too', () => {
	const theCase = mixedCase(10_000);
	const { least, most } = rangeOf(theCase);
	expect(least).toBeLessThan(scoreOf(theCase));
	expect(most).toBeGreaterThan(scoreOf(theCase));
});
