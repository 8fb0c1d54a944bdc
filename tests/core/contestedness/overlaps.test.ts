import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import { independentOrigins } from '../../../src/core/contestedness/independence.js';
import { contributionsByLeavingOut } from '../../../src/core/contestedness/leaveOneOut.js';
import { certainlyDistinct } from '../../../src/core/contestedness/overlaps.js';
import { contributionsByShapley } from '../../../src/core/contestedness/shapley.js';
import { asserts, caseOf, counters, denies, onRecord, unnamed, type Word } from '../_cases.js';

const group = (id: string, heads: number, ...mayOverlapIds: string[]): Word =>
	asserts(`of ${id}`, { ...unnamed(heads), id, mayOverlapIds });
const assess = (...words: Word[]) => balance1.assess(caseOf(words));
const supportOf = (...words: Word[]) => assess(...words).opinion.support;

describe('unnamed groups that may be the same people', () => {
	it('count as the weightier of them, not as both', () => {
		expect(supportOf(group('two', 2), group('five', 5))).toBe(0.75 + 0.96875);
		expect(supportOf(group('two', 2, 'five'), group('five', 5))).toBe(0.96875);
		expect(supportOf(group('two', 2), group('five', 5, 'two'))).toBe(0.96875);
	});

	it('are shown as repeating the one that is counted', () => {
		const { weights } = assess(group('two', 2, 'five'), group('five', 5));
		expect(weights.get('of two')).toMatchObject({ effective: 0, repeats: 'of five' });
	});

	it('count in full where they speak on different sides', () => {
		const denial = denies('denial', { ...unnamed(5), id: 'five' });
		const { opinion } = assess(group('two', 2, 'five'), denial);
		expect([opinion.support, opinion.opposition]).toEqual([0.75, 0.96875]);
	});

	it('count those that are certainly different where a third may overlap with each', () => {
		expect(supportOf(group('a', 2), group('b', 3, 'a', 'c'), group('c', 2))).toBe(1.5);
		expect(supportOf(group('a', 1), group('b', 9, 'a', 'c'), group('c', 1))).toBe(1);
	});

	it('are hit by a rebuttal of any of them', () => {
		const hit = assess(group('two', 2, 'five'), group('five', 5), counters('hit', 'of two', onRecord('x')));
		expect(hit.opinion.support).toBe(0.96875 / 2);
	});

	it('give bounds on how many origins and people there are', () => {
		const words = [group('two', 2, 'five'), group('five', 5), asserts('named', onRecord('mayer'))];
		const theCase = caseOf(words);
		expect(independentOrigins(theCase, balance1.assess(theCase), 'SUPPORT')).toEqual({
			least: 2,
			most: 3,
			leastPeople: 6,
			mostPeople: null,
		});
	});

	it('keep shares that add up to the score', () => {
		const theCase = caseOf([group('two', 2, 'five'), group('five', 5), denies('no', onRecord('mayer'))]);
		const { score } = balance1.assess(theCase).opinion;
		const shares = contributionsByShapley(theCase, { method: balance1 }).map((one) => one.amount);
		expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(score, 12);
		const left = contributionsByLeavingOut(theCase, { method: balance1 });
		expect(left.find((one) => one.statementId === 'of two')?.amount).toBe(0);
	});
});

const groups = fc.record({
	weights: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 9 }),
	pairs: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 14 }),
});
const read = ({ weights, pairs }: { weights: number[]; pairs: [number, number][] }) => {
	const edges = new Set(pairs.filter(([a, b]) => a !== b).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
	const overlaps = (one: string, other: string) => edges.has(`${one} ${other}`);
	return { weights: new Map(weights.map((weight, at) => [`${at}`, weight])), overlaps };
};
const total = (chosen: Set<string>, weights: Map<string, number>) =>
	[...chosen].reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);

describe('the certainly different among groups', () => {
	it('never overlap, and weigh as much as the best of all choices', () => {
		fc.assert(
			fc.property(groups, (given) => {
				const { weights, overlaps } = read(given);
				const chosen = certainlyDistinct({ weights, overlaps });
				const ids = [...weights.keys()];
				for (const one of chosen) for (const other of chosen) expect(overlaps(one, other)).toBe(false);
				let best = 0;
				for (let mask = 0; mask < 2 ** ids.length; mask++) {
					const set = ids.filter((_, at) => mask & (1 << at));
					if (set.every((one) => set.every((other) => !overlaps(one, other))))
						best = Math.max(best, total(new Set(set), weights));
				}
				expect(total(chosen, weights)).toBe(best);
			}),
			{ numRuns: 300 },
		);
	});

	it('never weigh less for another group', () => {
		fc.assert(
			fc.property(groups, fc.integer({ min: 1, max: 20 }), (given, another) => {
				const before = read(given);
				const after = read({ ...given, weights: [...given.weights, another] });
				expect(total(certainlyDistinct(after), after.weights)).toBeGreaterThanOrEqual(
					total(certainlyDistinct(before), before.weights),
				);
			}),
			{ numRuns: 300 },
		);
	});

	it('are found among more groups than can be tried out, the heaviest first', () => {
		const weights = new Map(Array.from({ length: 60 }, (_, at) => [`${at}`, 60 - at]));
		const overlaps = (one: string, other: string) => Math.abs(Number(one) - Number(other)) === 1;
		const chosen = certainlyDistinct({ weights, overlaps });
		expect([...chosen].sort((a, b) => Number(a) - Number(b))).toEqual(
			Array.from({ length: 30 }, (_, at) => `${2 * at}`),
		);
	});
});
