import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/core/case.js';
import { balance1 } from '../../src/core/contestedness/balance.js';
import { groupBy } from '../../src/core/group.js';
import { catalogues, messagesIn } from '../../src/core/messages/index.js';
import type { Statement } from '../../src/core/statement.js';
import { nameOfSpeaker, summarise } from '../../src/core/summary.js';
import { caseOf } from './_cases.js';
import { scenarios } from './contestedness/_scenarios.js';

const standing = (theCase: Case): Statement[] => {
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	return theCase.statements.filter((one) => !retracted.has(one.id));
};

describe.each(catalogues.map((messages) => [messages.language, messages] as const))(
	'a summary in %s',
	(_language, messages) => {
		const property = (name: string, check: (theCase: Case, summary: string) => void) =>
			it(name, () => {
				fc.assert(
					fc.property(scenarios, (scenario) => {
						const theCase = caseOf(scenario.words, scenario.around);
						check(theCase, summarise(theCase, balance1.assess(theCase), { messages }));
					}),
					{ numRuns: 300 },
				);
			});
		const mentionsSome = (summary: string, theCase: Case, statements: readonly Statement[]) => {
			const names = [...new Set(statements.map((one) => nameOfSpeaker(one, theCase, messages)))];
			for (const name of names.slice(0, 1)) expect(summary).toContain(name);
		};

		property('gives the level in words, and the score where both sides are there', (theCase, summary) => {
			const { opinion } = balance1.assess(theCase);
			expect(summary).toContain(messages.level[opinion.level]);
			if (opinion.support > 0 && opinion.opposition > 0) expect(summary).toContain(opinion.score.toFixed(2));
		});

		property('names who asserts it and who opposes it, or says that nobody does', (theCase, summary) => {
			const said = standing(theCase);
			const supporting = said.filter((one) => one.role === 'TESTIMONY');
			const opposing = said.filter((one) => one.role === 'REBUTTAL' && one.targetId === null);
			mentionsSome(summary, theCase, supporting);
			mentionsSome(summary, theCase, opposing);
			const [rests, opposed] = (['RESTS_ON', 'OPPOSED_BY'] as const).map((kind) =>
				theCase.links.some((one) => one.link.kind === kind && one.lean > 0),
			);
			const [nobodyFor, nobodyAgainst] = [supporting.length === 0 && !rests, opposing.length === 0 && !opposed];
			if (nobodyFor && nobodyAgainst) expect(summary).toContain(messages.nobodySpeaks);
			else if (nobodyAgainst) expect(summary).toContain(messages.nobodyOpposes);
			else if (nobodyFor)
				expect([messages.nobodyAsserts, messages.level.REFUTED_ONLY].some((words) => summary.includes(words))).toBe(
					true,
				);
		});

		property('names who took no side, as doing what they did', (theCase, summary) => {
			const silences = standing(theCase).flatMap((one) => (one.role === 'SILENCE' ? [one] : []));
			for (const [response, group] of groupBy(silences, (one) => one.response)) {
				const names = [...new Set(group.map((one) => nameOfSpeaker(one, theCase, messages)))];
				const speakers = { names: names.slice(0, 3), more: Math.max(0, names.length - 3) };
				expect(summary).toContain(messages.stoodSilent(speakers, response));
			}
		});

		property('says when the record is thin, and only then', (theCase, summary) => {
			const thin = messages.opening('', { score: null, thin: true });
			expect(summary.startsWith(thin)).toBe(balance1.assess(theCase).opinion.thin);
		});

		property('says how many statements were rebutted in turn and how many were taken back', (theCase, summary) => {
			const answered = new Set(
				standing(theCase).flatMap((one) => (one.role === 'REBUTTAL' && one.targetId ? [one.targetId] : [])),
			);
			if (answered.size > 0) expect(summary).toContain(messages.answered(answered.size));
			if (theCase.retractions.length > 0) expect(summary).toContain(messages.retracted(theCase.retractions.length));
		});
	},
);

describe('the languages', () => {
	it('are found by their tag, by their base language, and English otherwise', () => {
		expect(['zh', 'zh-Hant-TW', 'en-GB', 'fr', undefined].map((tag) => messagesIn(tag).language)).toEqual([
			'zh',
			'zh',
			'en',
			'en',
			'en',
		]);
	});
});
