import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../../src/core/case.js';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import type { Contribution } from '../../../src/core/contestedness/contributions.js';
import { partialRecord } from '../../../src/core/contestedness/partialRecord.js';
import { contributionsByShapley } from '../../../src/core/contestedness/shapley.js';
import { balanceWeights } from '../../../src/core/contestedness/weights.js';
import { asserts, caseOf, counters, denies, linked, onRecord, saysNothing, unnamed } from '../_cases.js';
import { deepCase, lopsidedCase, mixedCase } from './_large.js';
import { reordered, scenarios } from './_scenarios.js';
import { caseFrom, vectors } from './_vectors.js';

const method = balance1;
const scoreOf = (theCase: Case): number => method.assess(theCase).opinion.score;
const sum = (contributions: readonly Contribution[]) => contributions.reduce((total, { amount }) => total + amount, 0);
const amountsOf = (contributions: readonly Contribution[]): Record<string, number> =>
	Object.fromEntries(contributions.map((one) => [one.statementId ?? one.linkId, one.amount]));
const shapley = (theCase: Case, options: { readonly seed?: number; readonly exactUpTo?: number } = {}) =>
	contributionsByShapley(theCase, { method, ...options });

/** The case as if some of its statements and links had never been recorded. */
const without = (theCase: Case, ids: ReadonlySet<string>): Case => ({
	...theCase,
	statements: theCase.statements.filter((one) => !ids.has(one.id)),
	links: theCase.links.filter((one) => !ids.has(one.link.id)),
});

describe('the Shapley values come out as the reference has them', () => {
	const given = vectors.filter((one) => one.shapley);

	test('there are 42', () => {
		expect(given).toHaveLength(42);
	});

	test.each(given)('$name', (vector) => {
		const theCase = caseFrom(vector);
		const amounts = amountsOf(shapley(theCase));
		expect(Object.keys(amounts).sort()).toEqual(Object.keys(vector.shapley ?? {}).sort());
		for (const [id, value] of Object.entries(vector.shapley ?? {})) expect(amounts[id], id).toBeCloseTo(value, 9);
		expect(sum(shapley(theCase))).toBeCloseTo(scoreOf(theCase), 12);
	});
});

test('with any statements and links left out and taken back in, the score is that of the case without them', () => {
	const toggles = fc.array(fc.nat(11), { minLength: 1, maxLength: 40 });
	const alike = fc.property(scenarios, toggles, (scenario, steps) => {
		const theCase = caseOf(scenario.words, scenario.around);
		const record = partialRecord(theCase, balanceWeights);
		const absent = new Set(record.players.map(({ id }) => id));
		const settle = () => expect(record.score()).toBeCloseTo(scoreOf(without(theCase, absent)), 12);
		settle();
		for (const step of steps) {
			const player = record.players[step];
			if (!player) continue;
			if (absent.delete(player.id)) record.add(player);
			else {
				absent.add(player.id);
				record.remove(player);
			}
			settle();
		}
	});
	fc.assert(alike, { numRuns: 600 });
});

test('the amounts add up to the score, exactly counted or sampled', () => {
	const addUp = fc.property(scenarios, fc.constantFrom(0, 12), (scenario, exactUpTo) => {
		const theCase = caseOf(scenario.words, scenario.around);
		expect(sum(shapley(theCase, { exactUpTo }))).toBeCloseTo(scoreOf(theCase), 12);
	});
	fc.assert(addUp, { numRuns: 200 });
});

test('what changes no score, whatever else is on record, has no part in it', () => {
	const nothing = fc.property(scenarios, (scenario) => {
		const theCase = caseOf(scenario.words, scenario.around);
		const amounts = amountsOf(shapley(theCase));
		const retracted = new Set(scenario.around.retracted);
		for (const { id, role } of theCase.statements) {
			if (role === 'SILENCE' || retracted.has(id)) expect(amounts[id]).toBe(0);
		}
		for (const { link, lean } of theCase.links) if (lean <= 0) expect(amounts[link.id]).toBe(0);
	});
	fc.assert(nothing, { numRuns: 200 });
});

test('a statement said twice by one origin has half the part each time, and what stands in for another the same', () => {
	const alike = fc.property(scenarios, fc.nat(9), fc.constantFrom(0, 12), (scenario, pick, exactUpTo) => {
		const word = scenario.words[pick % Math.max(1, scenario.words.length)];
		fc.pre(word !== undefined);
		const { statement, source } = word as (typeof scenario.words)[number];
		const twin = { source, statement: { ...statement, id: 'twin' } };
		const attacked = scenario.words.map((one) => {
			const targets = one.statement.role === 'REBUTTAL' && one.statement.targetId === statement.id;
			return targets ? { ...one, statement: { ...one.statement, targetId: 'nobody' } as typeof one.statement } : one;
		});
		const judgements = scenario.around.judgements.flatMap((one) =>
			one.statementId === statement.id ? [one, { ...one, statementId: 'twin' }] : [one],
		);
		const retracted = scenario.around.retracted.filter((id) => id !== statement.id);
		const theCase = caseOf([...attacked, twin], { ...scenario.around, judgements, retracted });
		const amounts = amountsOf(shapley(theCase, { exactUpTo }));
		expect(amounts.twin).toBeCloseTo(amounts[statement.id] as number, 12);
	});
	fc.assert(alike, { numRuns: 200 });
});

test('the answer is the same for one seed and in any order, to the bit', () => {
	const same = fc.property(scenarios, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (scenario, seed) => {
		const theCase = caseOf(scenario.words, scenario.around);
		const other = reordered(theCase, seed);
		expect(shapley(other)).toEqual(shapley(theCase));
		expect(shapley(other, { exactUpTo: 0, seed })).toEqual(shapley(theCase, { exactUpTo: 0, seed }));
	});
	fc.assert(same, { numRuns: 100 });
});

test('another seed gives another sample, and every sample comes near the exact values', () => {
	const theCase = mixedCase(14);
	const exact = amountsOf(shapley(theCase));
	const samples = [1, 2, 3].map((seed) => amountsOf(shapley(theCase, { exactUpTo: 0, seed })));
	expect(samples[0]).not.toEqual(samples[1]);
	for (const sample of samples) {
		for (const [id, value] of Object.entries(exact))
			expect(Math.abs((sample[id] as number) - value)).toBeLessThan(0.02);
	}
});

test('two who assert, one who denies and one who counters the denial share the score as counted by hand', () => {
	const theCase = caseOf([
		asserts('two', unnamed(2)),
		denies('mayer', onRecord('mayer')),
		counters('roster', 'mayer', { attribution: 'RECORD' }),
		saysNothing('scale', onRecord('scale')),
	]);
	// S .75, D 1, and .4 once it is countered by 1.5: 2·.75/3.75 = .4 without the roster, 2·.4/3.15 with it.
	const [plain, countered] = [0.4, 0.8 / 3.15];
	const amounts = amountsOf(shapley(theCase));
	expect(amounts.roster).toBeCloseTo((countered - plain) / 3, 12);
	expect(amounts.two).toBeCloseTo(plain / 6 + countered / 3, 12);
	expect(amounts.mayer).toBeCloseTo(plain / 6 + countered / 3, 12);
	expect(amounts.scale).toBe(0);
});

test('a linked claim has its part beside the statements', () => {
	const theCase = caseOf([denies('a', onRecord('ann'))], { links: [linked('base', 'RESTS_ON', 0.5)] });
	const amounts = amountsOf(shapley(theCase));
	expect(amounts.base).toBeCloseTo(scoreOf(theCase) / 2, 12);
	expect(amounts.a).toBeCloseTo(scoreOf(theCase) / 2, 12);
});

test.each([
	['of all sorts', mixedCase(10_000)],
	['of which half repeat one and half counter one', lopsidedCase(5_000)],
	['of which each counters the one before', deepCase(9_998)],
])('10,000 statements %s are split too, and add up', (_, theCase) => {
	const contributions = shapley(theCase);
	expect(contributions).toHaveLength(theCase.statements.length);
	expect(Math.abs(sum(contributions) - scoreOf(theCase))).toBeLessThan(1e-12);
});
