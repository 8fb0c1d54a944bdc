import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retryWaits, type WebhookEvent, webhookEvents } from '../../src/core/webhook.js';
import { forgetEvents } from '../../src/store/outbox.js';
import { agreeToVerdict } from '../../src/workflow/agreeToVerdict.js';
import { correctClaim } from '../../src/workflow/correctClaim.js';
import { issueVerdict } from '../../src/workflow/issueVerdict.js';
import { moveClaim } from '../../src/workflow/moveClaim.js';
import { removeWebhook } from '../../src/workflow/removeWebhook.js';
import { replayDelivery } from '../../src/workflow/replayDelivery.js';
import { reviseWebhook } from '../../src/workflow/reviseWebhook.js';
import { rotateWebhookSecret } from '../../src/workflow/rotateWebhookSecret.js';
import { testWebhook } from '../../src/workflow/testWebhook.js';
import { deliver, takeDeliveries } from '../../src/workflow/webhooks/deliver.js';
import { planDeliveries } from '../../src/workflow/webhooks/plan.js';
import { otherDesk, person, publish } from '../_offices.js';
import { deliveriesOf, verified, type WebhookWorld, webhookWorld } from '../_webhooks.js';
import { briefly, must, refusals, type World } from '../_world.js';

let at: WebhookWorld;
let world: World;
beforeEach(async () => {
	at = await webhookWorld();
	world = at.world;
	for (const slug of ['ann', 'ben']) await world.named(slug);
	await world.claim('tbd', { text: 'TBD <did> & "so".' });
	await world.claim('other');
});
afterEach(() => at.close());

const all = Object.keys(webhookEvents) as WebhookEvent[];
const slugs = () => at.receiving.got.map((one) => one.body.data.claim?.slug);

describe('a message', () => {
	it('is a Standard Webhook: its signature holds with the secret that was told, and with no other', async () => {
		const { secret } = await at.hook(['STATEMENT_RECORDED']);
		const { secret: another } = await at.hook(['CLAIM_PUBLISHED']);
		await world.testimony('tbd', 'ann', { words: 'It is so.', wordsLanguage: 'en' });
		expect(await at.round()).toEqual(['DELIVERED']);
		const [got] = at.receiving.got;
		if (!got) throw new Error('nothing came');
		expect(verified(secret, got)).toMatchObject({
			type: 'statement.recorded',
			timestamp: at.now(),
			data: { claim: { slug: 'tbd' }, statement: { __typename: 'Testimony', words: 'It is so.' }, verdict: null },
		});
		expect(got.id).toMatch(/^dlv_/);
		expect(() => verified(another, got)).toThrow();
		expect(() => verified(secret, { ...got, text: got.text.replace('tbd', 'tbe') })).toThrow();
	});

	it('holds what the fragment of its webhook chooses, as it is when it is delivered', async () => {
		const fragment = `fragment Mine on WebhookEvent { type happenedAt claim { ...Short } change { before { level } after { level score } } }
			fragment Short on Claim { slug statements: testimony { totalCount } }`;
		await at.hook(['LEVEL_CHANGED'], { fragment });
		await world.testimony('tbd', 'ann');
		await world.rebuttal('tbd', 'ben');
		await at.round();
		expect(at.receiving.got.at(-1)?.body).toEqual({
			type: 'contestedness.level_changed',
			timestamp: at.now(),
			data: {
				type: 'contestedness.level_changed',
				happenedAt: at.now(),
				claim: { slug: 'tbd', statements: { totalCount: 1 } },
				change: {
					before: { level: expect.any(String) },
					after: { level: 'STRONGLY_CONTESTED', score: expect.any(Number) },
				},
			},
		});
	});

	it('comes of every event that there is', async () => {
		const [cy, di] = [await person(world, 'cy', 'CHECKER'), await person(world, 'di', 'CHECKER')];
		await at.hook(all);
		const { id: statement } = await world.testimony('tbd', 'ann');
		await world.rebuttal('tbd', 'ben');
		const verdict = must(
			await issueVerdict(cy, { claim: 'tbd', rating: 'true', explanation: 'We looked.', language: 'en' }),
		).thing;
		must(await agreeToVerdict(di, { verdict: verdict.id }));
		await publish(world, 'tbd');
		must(await correctClaim(at.office, { claim: 'tbd', was: 'a', now: 'b', reason: 'a slip' }));
		await world.retract(statement);
		must(await moveClaim(at.office, { claim: 'tbd', to: 'WITHDRAWN', reason: 'it was wrong' }));
		const outcomes = await at.round();
		expect(new Set(outcomes)).toEqual(new Set(['DELIVERED']));
		expect(new Set(at.receiving.types())).toEqual(
			new Set(Object.values(webhookEvents).filter((one) => one !== 'contestedness.changed')),
		);
		const of = (type: string) => at.receiving.got.find((one) => one.body.type === type)?.body.data;
		expect(of('verdict.agreed').verdict).toMatchObject({ rating: { key: 'true' }, explanation: 'We looked.' });
		expect(of('claim.corrected').correction).toEqual({ was: 'a', now: 'b', reason: 'a slip' });
		expect(of('claim.withdrawn').move).toEqual({ to: 'WITHDRAWN', reason: 'it was wrong' });
		expect(of('statement.retracted').statement.id).toBe(statement);
	});

	it('is told under the most particular name that is wanted', async () => {
		await at.hook(['CONTESTEDNESS_CHANGED']);
		await world.testimony('tbd', 'ann');
		await world.rebuttal('tbd', 'ben');
		await at.round();
		expect(at.receiving.types()).toEqual(['contestedness.changed', 'contestedness.changed']);
	});

	it('is for people where Slack takes it, and what was recorded is never markup', async () => {
		await at.hook(['STATEMENT_RECORDED'], { format: 'SLACK' });
		await world.testimony('tbd', 'ann', { words: '*Look* <https://evil.example|here> & there', wordsLanguage: 'en' });
		await at.round();
		const body = at.receiving.got[0]?.body;
		expect(body.text).toBe('Statement recorded: TBD &lt;did&gt; &amp; "so".');
		expect(body.blocks[0].text.text).toContain('<https://desk.example/claims/tbd|TBD &lt;did&gt; &amp; "so".>');
		expect(body.blocks[1].text.text).toBe('*\u200bLook*\u200b &lt;https://evil.example|here&gt; &amp; there');
		expect(body.blocks[2].elements[0].text).toMatch(/^\S.* · contestedness \d\.\d\d$/);
	});
});

describe('who is told of what', () => {
	it('events that are named, of claims that the filter wants as they are then', async () => {
		await at.hook(['STATEMENT_RECORDED', 'LEVEL_CHANGED'], {
			filter: { given: '{"level":["STRONGLY_CONTESTED"]}', wanted: { levels: ['STRONGLY_CONTESTED'] } },
		});
		await world.testimony('other', 'ann');
		await world.testimony('tbd', 'ann');
		await world.rebuttal('tbd', 'ben');
		await at.round();
		expect(new Set(slugs())).toEqual(new Set(['tbd']));
		expect(at.receiving.types()).toContain('contestedness.level_changed');
	});

	it('nothing that happened before it was set up', async () => {
		await world.testimony('tbd', 'ann');
		await at.hook(all);
		expect(await at.round()).toEqual([]);
	});

	it('with the eyes of the public nothing that is not published, not even that there was something', async () => {
		const { webhook } = await at.hook(all, { eyes: 'PUBLIC' });
		await world.testimony('tbd', 'ann', { note: 'between us' });
		for (const to of ['CHECKING', 'READY'] as const) must(await moveClaim(at.office, { claim: 'tbd', to }));
		const override = { reason: 'for this test' };
		const embargoUntil = new Date(Date.parse(at.now()) + 3_600_000).toISOString();
		must(await moveClaim(at.office, { claim: 'tbd', to: 'PUBLISHED', embargoUntil, override }));
		expect(await at.round()).toEqual([]);
		expect(await deliveriesOf(world, webhook.id)).toEqual([]);
	});

	it('with the eyes of the public what is published, without notes and by the day', async () => {
		await publish(world, 'tbd');
		await at.hook(['STATEMENT_RECORDED'], {
			eyes: 'PUBLIC',
			fragment: 'fragment P on WebhookEvent { happenedAt statement { note recordedAt } claim { slug } }',
		});
		await world.testimony('tbd', 'ann', { note: 'between us' });
		await at.round();
		const day = `${at.now().slice(0, 10)}T00:00:00.000Z`;
		expect(at.receiving.got[0]?.body).toMatchObject({
			timestamp: day,
			data: { happenedAt: day, statement: { note: null, recordedAt: day } },
		});
		expect(at.receiving.got[0]?.text).not.toContain('between us');
	});

	it('with the eyes of a desk nothing that another desk works on', async () => {
		const deskId = await otherDesk(world);
		const eve = await person(world, 'eve', 'OWNER', { deskId });
		const theirs = world.as(eve.actor);
		await theirs.named('mallory');
		await theirs.claim('theirs');
		const { webhook } = await at.hook(all, { eyes: 'DESK', desk: 'dsk_0000000000000000' });
		await theirs.testimony('theirs', 'mallory');
		expect(await at.round()).toEqual([]);
		expect(await deliveriesOf(world, webhook.id)).toEqual([]);
	});
});

describe('order and retries', () => {
	it('what comes later of a claim waits for what came before it, and other claims do not', async () => {
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		await world.testimony('tbd', 'ann', { words: 'first', wordsLanguage: 'en' });
		await world.testimony('tbd', 'ben', { words: 'second', wordsLanguage: 'en' });
		await world.testimony('other', 'ann');
		at.receiving.how.answer = ({ body }) => (body.data.claim.slug === 'tbd' ? 500 : 200);
		await at.round();
		expect(slugs().sort()).toEqual(['other', 'tbd']);
		expect((await deliveriesOf(world, webhook.id)).map((one) => [one.status, one.tries])).toEqual([
			['PENDING', 1],
			['PENDING', 0],
			['DELIVERED', 1],
		]);
		at.receiving.how.answer = () => 200;
		at.later(6);
		expect(await at.round()).toEqual(['DELIVERED', 'DELIVERED']);
		expect(at.receiving.got.map((one) => one.body.data.statement.words)).toEqual(
			expect.arrayContaining(['first', 'first', 'second']),
		);
		expect(at.receiving.got.at(-1)?.body.data.statement.words).toBe('second');
		expect(new Set(at.receiving.got.map((one) => one.id)).size).toBe(3);
	});

	it('is tried again after growing waits for a day, then given up, and the next of the claim has its turn', async () => {
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		await world.testimony('tbd', 'ann');
		await world.testimony('tbd', 'ben');
		at.receiving.how.answer = () => 503;
		expect(await at.round()).toEqual(['PENDING']);
		for (const [place, wait] of retryWaits.entries()) {
			at.later(wait - 1);
			expect(await at.round(), `not before ${wait} s`).toEqual([]);
			at.later(1 + wait / 10);
			const outcomes = await at.round();
			expect(outcomes[0]).toBe(place === retryWaits.length - 1 ? 'FAILED' : 'PENDING');
		}
		const [first, second] = await deliveriesOf(world, webhook.id);
		expect(first).toMatchObject({
			status: 'FAILED',
			tries: retryWaits.length + 1,
			lastStatus: 503,
			lastProblem: 'STATUS',
		});
		expect(second).toMatchObject({ status: 'PENDING', tries: 1 });
		const sum = retryWaits.reduce((all, one) => all + one, 0);
		expect(sum).toBeGreaterThan(23 * 3_600);
		expect(sum).toBeLessThan(25 * 3_600);
	});

	it('waits as long as the receiver asks for', async () => {
		await at.hook(['STATEMENT_RECORDED']);
		await world.testimony('tbd', 'ann');
		at.receiving.how.answer = () => 429;
		at.receiving.how.headers = { 'retry-after': '300' };
		await at.round();
		at.later(299);
		expect(await at.round()).toEqual([]);
		at.later(2);
		expect(await at.round()).toEqual(['PENDING']);
	});

	it('410 ends it: nothing more is told until somebody has it go on, and then what happens from then on', async () => {
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		await world.testimony('tbd', 'ann');
		await world.testimony('tbd', 'ben');
		at.receiving.how.answer = () => 410;
		expect(await at.round()).toEqual(['FAILED']);
		expect((await deliveriesOf(world, webhook.id)).map((one) => one.status)).toEqual(['FAILED', 'DROPPED']);
		await world.testimony('other', 'ann');
		at.receiving.how.answer = () => 200;
		expect(await at.round()).toEqual([]);
		expect(briefly(await testWebhook(at.office, { webhook: webhook.id }))).toEqual(['CONFLICT webhook']);
		const resumed = must(await reviseWebhook(at.office, { webhook: webhook.id, state: 'ACTIVE' })).thing;
		expect(resumed).toMatchObject({ state: 'ACTIVE', stateReason: null });
		expect(await at.round()).toEqual([]);
		await world.testimony('other', 'ben');
		expect(await at.round()).toEqual(['DELIVERED']);
		const entries = await world.database.read((session) =>
			session.query<{ reason: string | null }>(
				"SELECT reason FROM audit WHERE action = 'reviseWebhook' ORDER BY sequence",
			),
		);
		expect(entries[0]?.reason).toContain('410');
	});

	it('one that has accepted nothing for five days is disabled', async () => {
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		at.receiving.how.answer = () => 500;
		await world.testimony('tbd', 'ann');
		await at.round();
		at.later(5 * 86_400);
		await at.round();
		const [found] = await world.database.read((session) =>
			session.query('SELECT state, state_reason AS reason FROM webhook WHERE id = ?', [webhook.id]),
		);
		expect(found).toEqual({ state: 'DISABLED', reason: 'nothing was accepted for 5 days' });
	});
});

describe('nothing is lost', () => {
	it('what somebody took and never came back from is delivered by another, once the lease has run out', async () => {
		await at.hook(['STATEMENT_RECORDED']);
		await world.testimony('tbd', 'ann');
		await planDeliveries(at.office);
		const [lost] = await takeDeliveries(at.office, { most: 16, patience: 2_000 });
		expect(await at.round()).toEqual([]);
		at.later(4.1);
		expect(await at.round()).toEqual(['DELIVERED']);
		if (!lost) throw new Error('nothing was taken');
		expect(await deliver(at.office, at.courier, lost), 'whoever comes back late').toBe('LOST');
	});

	it('several who plan and deliver beside each other tell each event once, and of each claim in order', async () => {
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		for (let round = 0; round < 6; round++)
			for (const claim of ['tbd', 'other'])
				await world.testimony(claim, round % 2 ? 'ann' : 'ben', { words: `${claim} ${round}`, wordsLanguage: 'en' });
		const one = async () => {
			for (let left = 30; left > 0; left--) await at.round();
		};
		await Promise.all([one(), one(), one()]);
		const told = at.receiving.got.map((got) => got.body.data.statement.words as string);
		expect(told).toHaveLength(12);
		for (const claim of ['tbd', 'other'])
			expect(told.filter((words) => words.startsWith(claim))).toEqual([0, 1, 2, 3, 4, 5].map((n) => `${claim} ${n}`));
		expect((await deliveriesOf(world, webhook.id)).every((row) => row.status === 'DELIVERED')).toBe(true);
	});

	it('the outbox forgets nothing that is not planned for a webhook yet', async () => {
		await at.hook(['STATEMENT_RECORDED']);
		await world.testimony('tbd', 'ann');
		await world.testimony('tbd', 'ben');
		at.later(10 * 86_400);
		await forgetEvents(world.database, at.now());
		expect(await at.round()).toEqual(['DELIVERED', 'DELIVERED']);
		await forgetEvents(world.database, at.now());
		expect(await world.count('outbox')).toBe(1);
	});

	it('what happens in a pause is told after it', async () => {
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		must(await reviseWebhook(at.office, { webhook: webhook.id, state: 'PAUSED', reason: 'they move house' }));
		await world.testimony('tbd', 'ann');
		expect(await at.round()).toEqual([]);
		must(await reviseWebhook(at.office, { webhook: webhook.id, state: 'ACTIVE' }));
		expect(await at.round()).toEqual(['DELIVERED']);
	});

	it('one delivery is replayed, or all from an event on, under the same ids and in order', async () => {
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		for (const source of ['ann', 'ben']) await world.testimony('tbd', source);
		await at.round();
		const before = at.receiving.got.splice(0).map((one) => one.id);
		must(await replayDelivery(at.office, { delivery: before[1] as string }));
		await at.round();
		expect(at.receiving.got.splice(0).map((one) => one.id)).toEqual([before[1]]);
		const { count } = must(await replayDelivery(at.office, { delivery: before[0] as string, andLater: true })).thing;
		expect(count).toBe(2);
		expect(briefly(await replayDelivery(at.office, { delivery: before[0] as string }))).toEqual(['CONFLICT delivery']);
		await at.round();
		expect(at.receiving.got.map((one) => one.id)).toEqual(before);
		expect(webhook.id).toMatch(/^whk_/);
	});

	it('a test goes the way of all messages', async () => {
		const { webhook, secret } = await at.hook(['CLAIM_PUBLISHED']);
		await at.hook(['CLAIM_PUBLISHED']);
		must(await testWebhook(at.office, { webhook: webhook.id }));
		expect(await at.round()).toEqual(['DELIVERED']);
		expect(at.receiving.got.map((one) => verified(secret, one))).toMatchObject([
			{ type: 'webhook.test', data: { claim: null } },
		]);
	});

	it('one that is removed is told nothing more, and its address is nowhere', async () => {
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		await world.testimony('tbd', 'ann');
		await planDeliveries(at.office);
		must(await removeWebhook(at.office, { webhook: webhook.id }));
		expect(await at.round()).toEqual([]);
		const [row] = await world.database.read((session) =>
			session.query('SELECT vault FROM webhook WHERE id = ?', [webhook.id]),
		);
		expect(row).toEqual({ vault: '' });
		expect(briefly(await removeWebhook(at.office, { webhook: webhook.id }))).toEqual(['NOT_FOUND webhook']);
	});
});

describe('secrets', () => {
	it('are rotated: both sign for a day, then the new one alone', async () => {
		const { webhook, secret: old } = await at.hook(['STATEMENT_RECORDED']);
		const { secret } = must(await rotateWebhookSecret(at.office, { webhook: webhook.id })).thing;
		expect(secret).not.toBe(old);
		await world.testimony('tbd', 'ann');
		await at.round();
		const [both] = at.receiving.got.splice(0);
		for (const one of [old, secret]) expect(() => verified(one, both as never)).not.toThrow();
		at.later(86_401);
		await world.testimony('tbd', 'ben');
		await at.round();
		const [alone] = at.receiving.got;
		// What comes a day later by our clock the library would refuse by its own: it signs anew instead.
		const signature = new Verifier(secret).sign(alone?.id as string, new Date(at.now()), alone?.text as string);
		expect(alone?.headers['webhook-signature']).toBe(signature);
	});

	it('that leaked are void at once', async () => {
		const { webhook, secret: old } = await at.hook(['STATEMENT_RECORDED']);
		const { secret } = must(await rotateWebhookSecret(at.office, { webhook: webhook.id, atOnce: true })).thing;
		await world.testimony('tbd', 'ann');
		await at.round();
		const [got] = at.receiving.got;
		expect(() => verified(old, got as never)).toThrow();
		expect(() => verified(secret, got as never)).not.toThrow();
	});

	it('are told once: a retry under the same key is told that it was done', async () => {
		const { webhook } = await at.hook(['CLAIM_PUBLISHED']);
		const rotate = () => rotateWebhookSecret(at.office, { webhook: webhook.id }, { idempotencyKey: 'k' });
		must(await rotate());
		const again = await rotate();
		expect(again.ok && again.value).toMatchObject({ replayed: true, thing: null });
	});
});

describe('whom it is for', () => {
	it('editors and owners of the desk, and for others there is none', async () => {
		const { webhook } = await at.hook(['CLAIM_PUBLISHED']);
		const eve = { ...at.office, actor: (await person(world, 'eve', 'EDITOR')).actor };
		const cy = { ...at.office, actor: (await person(world, 'cy', 'CHECKER')).actor };
		expect((await reviseWebhook(eve, { webhook: webhook.id, name: 'another' })).ok).toBe(true);
		const seen = await world.as(eve.actor).ask<{ webhooks: object }>('{ webhooks { totalCount nodes { name host } } }');
		expect(seen.data?.webhooks).toEqual({
			totalCount: 1,
			nodes: [{ name: 'another', host: new URL(at.receiving.url).host }],
		});
		expect(briefly(await reviseWebhook(cy, { webhook: webhook.id, name: 'mine' }))).toEqual(['NOT_FOUND webhook']);
		expect(briefly(await removeWebhook(cy, { webhook: webhook.id }))).toEqual(['NOT_FOUND webhook']);
		const nothing = await world.as(cy.actor).ask<{ webhooks: object }>('{ webhooks { totalCount } }');
		expect(nothing.data?.webhooks).toEqual({ totalCount: 0 });
	});

	it('what is wrong with it is said all at once', async () => {
		const { recordWebhook } = await import('../../src/workflow/recordWebhook.js');
		const draft = {
			name: ' ',
			url: 'ftp://example.org',
			events: [],
			fragment: '{ claim',
			format: 'STANDARD',
			eyes: 'DESK',
		} as const;
		expect(briefly(await recordWebhook(at.office, draft))).toEqual([
			'INVALID events',
			'INVALID name',
			'INVALID url',
			'INVALID fragment',
		]);
		expect(
			refusals(await recordWebhook(world.office, { ...draft, name: 'n', events: ['LEVEL_CHANGED'] }))[0]?.message,
		).toContain('off here');
	});
});
