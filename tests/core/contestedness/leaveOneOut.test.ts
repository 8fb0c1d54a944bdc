import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../../src/core/case.js';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import { contributionsByLeavingOut } from '../../../src/core/contestedness/leaveOneOut.js';
import { asserts, caseOf, counters, denies, onRecord, saysNothing } from '../_cases.js';
import { deepCase, lopsidedCase, mixedCase } from './_large.js';
import { reordered, scenarios } from './_scenarios.js';

const scoreOf = (theCase: Case): number => balance1.assess(theCase).opinion.score;
const leavingOut = (theCase: Case) => contributionsByLeavingOut(theCase, { method: balance1 });

/** The score less that of the case as if the statement or link had never been recorded. */
const changeBy = (theCase: Case, id: string | null): number => {
	const statements = theCase.statements.filter((one) => one.id !== id);
	const links = theCase.links.filter((one) => one.link.id !== id);
	return scoreOf(theCase) - scoreOf({ ...theCase, statements, links });
};

test('each amount is the score less the score of the case without it', () => {
	const holds = fc.property(scenarios, (scenario) => {
		const theCase = caseOf(scenario.words, scenario.around);
		const contributions = leavingOut(theCase);
		expect(contributions).toHaveLength(theCase.statements.length + theCase.links.length);
		for (const { statementId, linkId, amount } of contributions) {
			expect(amount).toBeCloseTo(changeBy(theCase, statementId ?? linkId), 12);
		}
	});
	fc.assert(holds, { numRuns: 400 });
});

test('the answer is the same in any order, to the bit', () => {
	const same = fc.property(scenarios, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (scenario, seed) => {
		const theCase = caseOf(scenario.words, scenario.around);
		expect(leavingOut(reordered(theCase, seed))).toEqual(leavingOut(theCase));
	});
	fc.assert(same, { numRuns: 200 });
});

test('of two that say the same neither changes anything; a counter to the lighter side lowers the score; silence is 0', () => {
	const one = asserts('one', onRecord('ann'));
	const again = { ...one, statement: { ...one.statement, id: 'again' } };
	const theCase = caseOf([
		one,
		again,
		denies('denial', onRecord('bob')),
		counters('counter', 'denial', onRecord('cy')),
		saysNothing('silent', onRecord('dee')),
	]);
	const amounts = Object.fromEntries(leavingOut(theCase).map((each) => [each.statementId, each.amount]));
	expect(amounts).toMatchObject({ one: 0, again: 0, silent: 0 });
	expect(amounts.counter).toBeCloseTo(1 / 3.5 - 0.5, 12);
	expect(amounts.denial).toBeCloseTo(1 / 3.5, 12);
	expect(leavingOut(theCase)[0]?.statementId).toBe('denial');
});

test.each([
	['of all sorts', mixedCase(10_000)],
	['of which half repeat one and half counter one', lopsidedCase(5_000)],
	['of which each counters the one before', deepCase(9_998)],
])('10,000 statements %s are left out one by one', (_, theCase) => {
	const contributions = leavingOut(theCase);
	expect(contributions).toHaveLength(theCase.statements.length);
	for (const { statementId, amount } of [...contributions.slice(0, 3), ...contributions.slice(-3)]) {
		expect(amount).toBeCloseTo(changeBy(theCase, statementId), 12);
	}
});
