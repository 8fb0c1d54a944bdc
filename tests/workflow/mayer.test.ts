import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeEvents } from '../../src/core/history.js';
import { responses } from '../../src/core/statement.js';
import { recordRebuttal } from '../../src/workflow/recordRebuttal.js';
import { recordSilence } from '../../src/workflow/recordSilence.js';
import { recordStory } from '../../src/workflow/recordStory.js';
import { retractStatement } from '../../src/workflow/retractStatement.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

/** The case worked by hand in the method's description: two unnamed people say it; Mayer, about himself, denies. */
let world: World;
let denial: string;
beforeEach(async () => {
	world = await newWorld();
	await world.named('mayer');
	await world.unnamed('two', 2);
	for (const slug of ['roster', 'payroll']) await world.record(slug);
	await world.claim('not-tbd', { about: [{ party: 'mayer', news: 'UNFAVOURABLE' }] });
	await world.claim('noise');
	await world.testimony('not-tbd', 'two');
	denial = (await world.rebuttal('not-tbd', 'mayer')).id;
});
afterEach(() => world.close());

const score = () => world.score('not-tbd');
const asDenied = 0.253968253968254;

describe('Mayer’s case', () => {
	it('weighs a denial in one’s own interest, a document against it, and a document against that', async () => {
		expect(await score()).toBe(asDenied);
		const counter = await world.rebuttal(denial, 'roster');
		expect(await score()).toBe(0.10996563573883161);
		const again = await world.rebuttal(counter.id, 'payroll');
		expect(await score()).toBeCloseTo(0.1667, 4);

		await world.retract(again.id);
		expect(await score()).toBe(0.10996563573883161);
		await world.retract(counter.id);
		expect(await score()).toBe(asDenied);

		const { statements, retractions } = await world.case('not-tbd');
		expect(statements).toHaveLength(4);
		expect(retractions.map((one) => one.statementId).sort()).toEqual([counter.id, again.id].sort());
	});

	it('keeps each step of the score with its cause, and each step begins where the last one ended', async () => {
		const counter = await world.rebuttal(denial, 'roster');
		await world.retract(counter.id);
		const steps = await world.history('not-tbd');
		const testimony = (await world.case('not-tbd')).statements[0]?.id;
		expect(steps.map((one) => [one.sequence, one.event, one.statementId, one.causeClaimId])).toEqual([
			[1, 'CLAIM_RECORDED', null, null],
			[2, 'TESTIMONY_RECORDED', testimony, null],
			[3, 'REBUTTAL_RECORDED', denial, null],
			[4, 'REBUTTAL_RECORDED', counter.id, null],
			[5, 'STATEMENT_RETRACTED', counter.id, null],
		]);
		for (const [at, step] of steps.entries()) {
			const before = steps[at - 1];
			expect([step.supportBefore, step.oppositionBefore]).toEqual([
				before?.supportAfter ?? null,
				before?.oppositionAfter ?? null,
			]);
			expect(step.at >= (before?.at ?? '')).toBe(true);
			expect(step.method).toBe('balance/1');
			expect(changeEvents).toContain(step.event);
		}
		const { claim } = await world.case('not-tbd');
		expect(steps.at(-1)).toMatchObject({
			supportAfter: claim.support,
			oppositionAfter: claim.opposition,
			at: claim.scoredAt,
		});
		expect(await world.history('noise')).toHaveLength(1);
	});

	it('is not moved by silences, which add no step to the history', async () => {
		const steps = (await world.history('not-tbd')).length;
		for (const response of responses) {
			const draft = { claim: 'not-tbd', source: 'mayer', response };
			const { thing, effects } = must(await recordSilence(world.office, draft));
			expect(thing).toMatchObject({ role: 'SILENCE', response });
			expect(effects).toEqual([]);
		}
		expect(await score()).toBe(asDenied);
		expect(await world.history('not-tbd')).toHaveLength(steps);
		expect((await world.case('not-tbd')).statements).toHaveLength(2 + responses.length);
	});

	it('is not moved by an outlet that repeats the two', async () => {
		await world.document('origin');
		await world.unnamed('insiders', 2, { document: 'origin' });
		await world.claim('repeated', { about: [{ party: 'mayer', news: 'UNFAVOURABLE' }] });
		await world.testimony('repeated', 'insiders');
		await world.rebuttal('repeated', 'mayer');
		for (let at = 0; at < 3; at++) {
			await world.document(`copy-${at}`, { derivedFrom: [{ document: 'origin', kind: 'REPUBLISHES' }] });
			await world.unnamed(`again-${at}`, 2, { document: `copy-${at}` });
			await world.testimony('repeated', `again-${at}`, { repeats: 'origin' });
		}
		expect(await world.score('repeated')).toBe(asDenied);
		expect(await world.history('repeated')).toHaveLength(3);
	});

	it('tried out, answers what would happen and keeps nothing', async () => {
		const tables = ['statement', 'retraction', 'contestedness_change', 'story'];
		const rows = () => Promise.all(tables.map((table) => world.count(table)));
		const before = await rows();
		const dryRun = { dryRun: true };
		const counter = must(await recordRebuttal(world.office, { target: denial, source: 'roster' }, dryRun));
		expect(counter.saved).toBe(false);
		expect(counter.effects).toMatchObject([
			{
				before: { score: asDenied, level: 'CONTESTED' },
				assessment: { opinion: { score: 0.10996563573883161, level: 'DISPUTED' } },
				cause: { event: 'REBUTTAL_RECORDED', statementId: counter.thing.id },
			},
		]);
		const { effects } = must(await retractStatement(world.office, { statement: denial, reason: 'a trial' }, dryRun));
		expect(effects[0]?.assessment.opinion.score).toBe(0);
		must(await recordStory(world.office, { slug: 'trial', title: 'A trial', language: 'en' }, dryRun));
		expect(await rows()).toEqual(before);
		expect(await score()).toBe(asDenied);
		expect(must(await recordRebuttal(world.office, { target: denial, source: 'roster' })).saved).toBe(true);
	});
});

describe('a retraction', () => {
	it('of a statement is refused the second time, and says when it was retracted', async () => {
		const { recordedAt } = await world.retract(denial);
		const [again] = refusals(await retractStatement(world.office, { statement: denial, reason: 'once more' }));
		expect(again).toMatchObject({ code: 'CONFLICT', path: ['statement'] });
		expect(again?.message).toContain(recordedAt);
	});

	it('of a silence is kept and moves nothing', async () => {
		const silence = await world.silence('not-tbd', 'mayer');
		const { effects } = must(
			await retractStatement(world.office, { statement: silence.id, reason: 'he was not asked' }),
		);
		expect(effects).toEqual([]);
	});

	it('is refused without a reason, of no statement, or before the statement itself', async () => {
		const retract = async (statement: string, reason = 'so', saidAt?: string) =>
			briefly(await retractStatement(world.office, { statement, reason, saidAt }));
		expect(await retract(denial, '')).toEqual(['INVALID reason']);
		expect(await retract('not-tbd')).toEqual(['NOT_FOUND statement']);
		expect(await retract(`reb_${'0'.repeat(28)}`)).toEqual(['NOT_FOUND statement']);
		const { id } = (await world.case('not-tbd')).claim;
		expect(await retract(id, ' ', '2099-01-01')).toEqual(['INVALID reason', 'INVALID saidAt', 'WRONG_TYPE statement']);
		const dated = await world.rebuttal('not-tbd', 'roster', { saidAt: '2025-06-14' });
		expect(await retract(dated.id, 'so', '2025-06-13')).toEqual(['INVALID saidAt']);
	});

	it('takes with it what answered it: an answer to nothing weighs nothing', async () => {
		const counter = await world.rebuttal(denial, 'roster');
		await world.rebuttal(counter.id, 'payroll');
		await world.retract(denial);
		expect(await score()).toBe(0);
		expect((await world.case('not-tbd')).claim).toMatchObject({ support: 0.75, opposition: 0 });
	});
});
