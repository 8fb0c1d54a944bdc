import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InterestStanding } from '../../src/core/statement.js';
import type { Effect } from '../../src/workflow/office.js';
import { recordInterest } from '../../src/workflow/recordInterest.js';
import { setInterest } from '../../src/workflow/setInterest.js';
import { briefly, must, newWorld, type World } from '../_world.js';

let world: World;
let denial: string;
beforeEach(async () => {
	world = await newWorld();
	for (const slug of ['meta', 'scale', 'surge']) await world.named(slug);
	await world.claim('bad-for-meta', { about: [{ party: 'meta', news: 'UNFAVOURABLE' }] });
	await world.testimony('bad-for-meta', 'surge');
	denial = (await world.rebuttal('bad-for-meta', 'scale')).id;
});
afterEach(() => world.close());

const opposition = async (slug = 'bad-for-meta') => (await world.case(slug)).claim.opposition;

describe('a desk’s judgement of a statement’s interest', () => {
	it('goes over the derived one, the latest counts, and none returns to the derived one', async () => {
		const steps: [InterestStanding | null, number][] = [
			['SERVES', 0.4],
			['AGAINST', 1.25],
			['NONE', 1],
			['SERVES', 0.4],
			[null, 1],
		];
		for (const [interest, mass] of steps) {
			await world.judge(denial, interest);
			expect(await opposition(), String(interest)).toBe(mass);
		}
		const judged = (await world.history('bad-for-meta')).filter((one) => one.event === 'INTEREST_JUDGED');
		expect(judged.map((one) => [one.statementId, one.oppositionAfter])).toEqual(
			steps.map(([, mass]) => [denial, mass]),
		);
		expect((await world.case('bad-for-meta')).judgements.map((one) => one.interest)).toEqual(steps.map(([one]) => one));
	});

	it('that says what is derived anyway is kept, and moves nothing', async () => {
		const { effects } = must(
			await setInterest(world.office, { statement: denial, interest: 'NONE', reason: 'we asked' }),
		);
		expect(effects).toEqual([]);
		expect((await world.case('bad-for-meta')).judgements).toHaveLength(1);
	});

	it('is refused of a silence, of what is no statement, and without a reason', async () => {
		const silence = await world.silence('bad-for-meta', 'meta');
		const judge = async (statement: string, reason = 'so') =>
			briefly(await setInterest(world.office, { statement, interest: 'SERVES', reason }));
		expect(await judge(silence.id)).toEqual(['WRONG_TYPE statement']);
		expect(await judge('bad-for-meta')).toEqual(['NOT_FOUND statement']);
		expect(await judge(`reb_${'0'.repeat(28)}`, '')).toEqual(['INVALID reason', 'NOT_FOUND statement']);
		expect(await judge(denial, ' ')).toEqual(['INVALID reason']);
	});
});

describe('an interest between parties', () => {
	it('moves the claims on which one speaks about news for the other, and no other', async () => {
		await world.claim('bad-for-scale', { about: [{ party: 'scale', news: 'UNFAVOURABLE' }] });
		await world.rebuttal('bad-for-scale', 'meta');
		await world.claim('good-for-meta', { about: [{ party: 'meta', news: 'FAVOURABLE' }] });
		await world.rebuttal('good-for-meta', 'scale');
		await world.claim('neutral-for-meta', { about: [{ party: 'meta' }] });
		await world.rebuttal('neutral-for-meta', 'scale');
		await world.claim('surge-about-meta', { about: [{ party: 'meta', news: 'UNFAVOURABLE' }] });
		await world.rebuttal('surge-about-meta', 'surge');
		await world.claim('about-nobody');
		await world.rebuttal('about-nobody', 'scale');
		await world.claim('leans', {});
		await world.link('leans', 'OPPOSED_BY', 'good-for-meta');

		const draft = { party: 'scale', kind: 'INVESTED_IN', inParty: 'meta' } as const;
		let effects: readonly Effect[] = [];
		const sql = await world.sqlOf(async () => {
			effects = must(await recordInterest(world.office, draft)).effects;
		});
		// Read again: the two that move, the two that might have, and the one that leans on one of them.
		expect(sql.filter((one) => one.includes('interest_judgement j WHERE'))).toHaveLength(5);
		const moved = effects.map((one) => `${one.case.claim.slug} ${one.assessment.opinion.opposition}`).sort();
		expect(moved).toEqual(['bad-for-meta 0.4', 'good-for-meta 1.25']);
		expect(effects[0]?.cause).toEqual({ event: 'INTEREST_RECORDED', statementId: null, causeClaimId: null });
		for (const slug of ['bad-for-scale', 'neutral-for-meta', 'surge-about-meta', 'about-nobody'])
			expect(
				(await world.history(slug)).map((one) => one.event),
				slug,
			).not.toContain('INTEREST_RECORDED');
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
	});

	it('of competitors holds both ways', async () => {
		await world.claim('good-for-scale', { about: [{ party: 'scale', news: 'FAVOURABLE' }] });
		await world.rebuttal('good-for-scale', 'meta');
		await world.interest('meta', 'COMPETES_WITH', 'scale');
		expect([await opposition('bad-for-meta'), await opposition('good-for-scale')]).toEqual([1.25, 0.4]);
	});

	it('of another time than the statement moves nothing', async () => {
		const draft = { party: 'scale', kind: 'LEADS', inParty: 'meta', until: '2024' } as const;
		expect(must(await recordInterest(world.office, draft)).effects).toEqual([]);
		expect(await opposition()).toBe(1);
	});

	it('goes under a desk’s own judgement', async () => {
		await world.judge(denial, 'NONE');
		await world.interest('scale', 'FOUNDED', 'meta');
		expect(await opposition()).toBe(1);
		await world.judge(denial, null);
		expect(await opposition()).toBe(0.4);
	});

	it('is refused in oneself, in nobody, and where it ends before it begins', async () => {
		const record = async (inParty: string, since?: string, until?: string) =>
			briefly(await recordInterest(world.office, { party: 'meta', kind: 'LEADS', inParty, since, until }));
		expect(await record('meta')).toEqual(['INVALID inParty']);
		expect(await record('nobody', '2025-13', '20')).toContain('NOT_FOUND inParty');
		expect(await record('scale', '2025-06-14', '2025-05')).toEqual(['INVALID until']);
		expect(await world.count('interest')).toBe(0);
	});
});
