import { expect, it } from 'vitest';
import type { Case } from '../../src/core/case.js';
import { balance1 } from '../../src/core/contestedness/balance.js';
import type { ContestednessChange } from '../../src/core/history.js';
import { messagesIn } from '../../src/core/messages/index.js';
import { betaQuantile } from '../../src/interop/betaQuantile.js';
import { caseExplanation } from '../../src/interop/caseExplanation.js';
import { asserts, caseOf, counters, denies, derived, document, linked, onRecord, saysNothing } from '../core/_cases.js';

const sectionOf = (title: string, theCase: Case, history: readonly ContestednessChange[] = []): string[] => {
	const now = '2026-01-01T00:00:00.000Z';
	const messages = messagesIn('en');
	const lines = caseExplanation(theCase, { method: balance1, messages, betaQuantile, now, history }).split('\n');
	const from = lines.findIndex((line) => line.startsWith(title));
	const until = lines.indexOf('', from);
	return from < 0 ? [] : lines.slice(from + 1, until < 0 ? undefined : until).map((line) => line.trim());
};

it('tells the share of each by all three accounts, linked claims among them, and not of who has none', () => {
	const theCase = caseOf(
		[
			asserts('said', onRecord('ann')),
			denies('denied', onRecord('bob')),
			counters('answer', 'denied', onRecord('cy')),
			saysNothing('silent', onRecord('dee')),
		],
		{ links: [linked('base', 'RESTS_ON', 0.5)] },
	);
	const shares = sectionOf('shares of the score', theCase);
	expect(shares.map((line) => line.split('  ').at(-1))).toEqual(['bob', 'ann', 'base', 'cy']);
	expect(shares.at(-1)).toMatch(/^\+0\.000 {2}−0\.\d{3} {2}−0\.\d{3} {2}cy$/);
	const score = balance1.assess(theCase).opinion.score;
	for (const account of [0, 1]) {
		const amounts = shares.map((line) => Number(line.split('  ')[account]?.replace('−', '-')));
		expect(amounts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(score, 2);
	}
	expect(sectionOf('rebuttals that nobody answers', theCase)).toEqual(['cy']);
});

it('tells each step of the score with who caused it, here or through a linked claim', () => {
	const theCase = caseOf([asserts('said', onRecord('ann'))], { links: [linked('base', 'RESTS_ON', 0.5)] });
	const step = (sequence: number, more: Partial<ContestednessChange>): ContestednessChange => ({
		...{ claimId: 'claim', sequence, at: `2026-01-0${sequence}`, method: 'balance/1', event: 'CLAIM_RECORDED' },
		...{ statementId: null, causeClaimId: null, supportBefore: null, oppositionBefore: null },
		...{ supportAfter: 0, oppositionAfter: 0 },
		...more,
	});
	const before = { supportBefore: 0, oppositionBefore: 0 };
	expect(
		sectionOf('since when', theCase, [
			step(1, {}),
			step(2, { ...before, event: 'TESTIMONY_RECORDED', statementId: 'said', supportAfter: 1, oppositionAfter: 1 }),
			step(3, { ...before, event: 'LINKED_CLAIM_CHANGED', statementId: 'far', causeClaimId: 'claim of base' }),
		]),
	).toEqual([
		'2026-01-01  0.000  claim recorded',
		'2026-01-02  0.000 → 0.500  testimony recorded: ann',
		'2026-01-03  0.000 → 0.000  linked claim changed: base',
	]);
	expect(sectionOf('since when', theCase)).toEqual([]);
});

it('tells where a copy reports one word differently', () => {
	const surge = { ...onRecord('surge'), id: 'surge' };
	const theCase = caseOf(
		[
			saysNothing('declined', surge, { documentId: 'wire' }),
			saysNothing('silent', surge, { documentId: 'copy', response: 'NO_RESPONSE' }),
		],
		{ documents: [document('wire'), document('copy')], derivations: [derived('copy', 'TRANSLATES', 'wire')] },
	);
	expect(sectionOf('one origin, reported differently', theCase)).toEqual([
		'of wire: surge: declined to comment (wire), surge: no response (copy)',
	]);
});
