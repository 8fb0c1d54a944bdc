import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOf, assessAsOf, saidWhen } from '../../src/core/asOf.js';
import { balance1 } from '../../src/core/contestedness/balance.js';
import { asserts, caseOf, denies, document, linked, onRecord, record } from './_cases.js';
import { scenarios } from './contestedness/_scenarios.js';

const at = (hour: number): string => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const idsOf = (moment: Parameters<typeof asOf>[1], ...words: Parameters<typeof caseOf>[0]) =>
	asOf(caseOf(words, { documents: [document('page', { published: '2025-06' })] }), moment).statements.map(
		(one) => one.id,
	);

describe('a case as of a moment', () => {
	const early = asserts('early', record(), { saidAt: at(1), recordedAt: at(9) });
	const late = denies('late', onRecord('mayer'), { saidAt: at(5), recordedAt: at(6) });

	it('holds what had been said by then, however late it was recorded', () => {
		expect(idsOf({ saidBy: at(2) }, early, late)).toEqual(['early']);
		expect(idsOf({ saidBy: at(5) }, early, late)).toEqual(['early', 'late']);
	});

	it('holds what this desk had recorded by then, however early it was said', () => {
		expect(idsOf({ recordedBy: at(6) }, early, late)).toEqual(['late']);
		expect(idsOf({ recordedBy: at(5) }, early, late)).toEqual([]);
	});

	it('asks for both where both are given', () => {
		expect(idsOf({ saidBy: at(2), recordedBy: at(6) }, early, late)).toEqual([]);
	});

	it('takes the day of the document for a statement that bears no date, else when it was recorded', () => {
		const undated = asserts('undated', { ...record(), documentId: 'page' }, { recordedAt: at(3) });
		const nowhere = asserts('nowhere', record(), { recordedAt: at(3) });
		const theCase = caseOf([undated, nowhere], { documents: [document('page', { published: '2025-06' })] });
		expect(theCase.statements.map((one) => saidWhen(one, theCase))).toEqual(['2025-06', at(3)]);
		expect(idsOf({ saidBy: '2025-06-30T00:00:00.000Z' }, undated, nowhere)).toEqual(['undated']);
		expect(idsOf({ saidBy: '2025-05-31T00:00:00.000Z' }, undated, nowhere)).toEqual([]);
	});

	it('keeps a statement until it was retracted, and a link until it was ended', () => {
		const theCase = caseOf([early], { links: [linked('base', 'RESTS_ON', 0.5)] });
		const ended = theCase.links.map((one) => ({ ...one, link: { ...one.link, recordedAt: at(2), endedAt: at(4) } }));
		const retracted = { statementId: 'early', reason: 'wrong', saidAt: null, recordedAt: at(12) };
		const whole = { ...theCase, retractions: [retracted], links: ended };
		expect(asOf(whole, { recordedBy: at(11) }).retractions).toEqual([]);
		expect(asOf(whole, { recordedBy: at(12) }).retractions).toEqual([retracted]);
		const linksAt = (hour: number) => asOf(whole, { recordedBy: at(hour) }).links.length;
		expect([1, 2, 3, 4].map(linksAt)).toEqual([0, 1, 1, 0]);
		expect(asOf(whole, {}).links).toEqual([]);
	});

	it('works out the leans of linked claims for the same moment', () => {
		const base = caseOf([
			asserts('first', record(), { recordedAt: at(1) }),
			asserts('second', record(), { recordedAt: at(3) }),
		]);
		const top = caseOf([], { links: [linked('base', 'RESTS_ON', 0.99)] });
		const early = { ...top.links[0]?.link, recordedAt: at(1), linkedClaimId: 'base' } as (typeof top.links)[0]['link'];
		const cases = new Map([
			['base', base],
			['top', { ...top, links: top.links.map((one) => ({ ...one, link: early })) }],
		]);
		const supportAt = (hour: number) =>
			assessAsOf(cases, 'top', { moment: { recordedBy: at(hour) }, method: balance1 })?.assessment.opinion.support;
		expect(supportAt(0)).toBe(0);
		expect(supportAt(1)).toBeCloseTo(1.5 / 3.5, 12);
		expect(supportAt(3)).toBeCloseTo(3 / 5, 12);
	});
});

describe('whatever was said late, entered late or taken back', () => {
	const hour = fc.integer({ min: 0, max: 9 });
	const times = fc.record({ said: fc.option(hour), late: hour });
	const moments = fc.record({ saidBy: fc.option(hour), recordedBy: fc.option(hour) });

	it('the answer as of a moment is the one computed from nothing but what was there', () => {
		let cut = 0;
		const holds = fc.property(
			scenarios,
			fc.array(times, { minLength: 20, maxLength: 20 }),
			moments,
			(scenario, all, { saidBy, recordedBy }) => {
				/** Said at some hour, if known, and recorded then or later. */
				const when = (place: number) => {
					const { said, late } = all[place] as (typeof all)[number];
					return { saidAt: said === null ? null : at(said), recordedAt: at((said ?? 0) + late) };
				};
				const isThere = ({ saidAt, recordedAt }: ReturnType<typeof when>) =>
					(recordedBy === null || recordedAt <= at(recordedBy)) &&
					(saidBy === null || (saidAt ?? recordedAt) <= at(saidBy));
				const words = scenario.words.map(({ source, statement }, place) => ({
					source: { ...source, documentId: null },
					statement: { ...statement, ...when(place) },
				}));
				const retractions = scenario.around.retracted.map((statementId, place) => {
					return { statementId, reason: 'wrong', ...when(10 + place) };
				});
				const around = { ...scenario.around, retracted: [], judgements: [], links: [] };
				const known = words.filter(({ statement }) => isThere(statement));
				const ids = new Set(known.map(({ statement }) => statement.id));
				const takenBack = retractions.filter((one) => ids.has(one.statementId) && isThere(one));
				if (known.length < words.length || takenBack.length < retractions.length) cut++;

				const moment = {
					saidBy: saidBy === null ? null : at(saidBy),
					recordedBy: recordedBy === null ? null : at(recordedBy),
				};
				const then = asOf({ ...caseOf(words, around), retractions }, moment);
				const alone = { ...caseOf(known, around), retractions: takenBack };
				const interests = alone.interests.filter((one) => recordedBy === null || one.recordedAt <= at(recordedBy));
				const [assessed, wanted] = [balance1.assess(then), balance1.assess({ ...alone, interests })];
				expect(assessed).toEqual(wanted);
				expect(assessed.weights).toEqual(wanted.weights);
			},
		);
		fc.assert(holds, { numRuns: 400, seed: 20260103 });
		expect(cut).toBeGreaterThan(200);
	});
});
