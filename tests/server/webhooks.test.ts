import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLogger } from '../../src/server/logs.js';
import { startWebhooks } from '../../src/server/webhooks/startWebhooks.js';
import { recordWebhook } from '../../src/workflow/recordWebhook.js';
import { rotateKeys } from '../../src/workflow/rotateKeys.js';
import { engine, onPostgres } from '../_engine.js';
import { newKeys } from '../_keys.js';
import { publish } from '../_offices.js';
import { deliveriesOf, receiver, verified, type WebhookWorld, webhookWorld } from '../_webhooks.js';
import { briefly, newWorld, refusals, type World } from '../_world.js';
import { eventually } from './_listening.js';
import { type Served, serveOn } from './_server.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

const worldWith = async (...given: Parameters<typeof webhookWorld>): Promise<WebhookWorld> => {
	const at = await webhookWorld(...given);
	closers.push(at.close);
	await at.world.named('ann');
	await at.world.claim('tbd');
	return at;
};

/** All that a database holds, as text; of SQLite the files as they are. */
async function dumped(world: World): Promise<string> {
	if (engine === 'sqlite') {
		const path = world.url.replace(/^sqlite:/, '');
		return ['', '-wal'].map((end) => readFileSync(path + end).toString('latin1')).join('');
	}
	const tables = await onPostgres<{ name: string }>(
		world.url,
		"SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
	);
	const rows = await Promise.all(tables.map(({ name }) => onPostgres(world.url, `SELECT t::text FROM ${name} t`)));
	return JSON.stringify(rows);
}

describe('over HTTP', () => {
	let served: Served;
	let receiving: Awaited<ReturnType<typeof receiver>>;
	beforeEach(async () => {
		receiving = await receiver();
		const world = await newWorld({ keys: newKeys().keys });
		await world.named('ann');
		await world.claim('tbd');
		served = await serveOn(world, { webhookAllow: receiving.allowed });
		closers.push(served.close, receiving.close);
	});
	const record = (more = '') =>
		served.ask(
			`mutation ($url: URL!) { recordWebhook(input: { name: "CMS", url: $url, events: [CLAIM_PUBLISHED], ${more} }) {
				secret webhook { id host eyes format state deliveries { totalCount } } userErrors { code path message } } }`,
			{ url: receiving.url },
		);

	it('a webhook is set up, and its secret and path are in no later answer, no log and no error', async () => {
		const made = (await record()).body.data.recordWebhook;
		expect(made).toMatchObject({
			userErrors: [],
			webhook: { host: new URL(receiving.url).host, eyes: 'PUBLIC', format: 'STANDARD', state: 'ACTIVE' },
		});
		const bare = made.secret.replace('whsec_', '');
		expect(Buffer.from(bare, 'base64')).toHaveLength(32);
		const { id } = made.webhook;
		const answers = [
			await served.ask(
				'{ webhooks { nodes { name host filterGiven fragment stateReason deliveries { nodes { id } } } } }',
			),
			await served.ask(
				`mutation { reviseWebhook(input: { webhook: "${id}", url: "http://10.0.0.1/a-secret-path" }) { userErrors { message } } }`,
			),
			await served.ask('{ auditEntries { nodes { action before after objectIds } } }'),
			await served.ask(
				`mutation { testWebhook(input: { webhook: "${id}" }) { webhook { id } userErrors { message } } }`,
			),
		];
		const said = JSON.stringify([answers.map((one) => one.body), served.logs]);
		expect(said).toContain('recordWebhook');
		expect(said).toContain('not at a public address');
		for (const secret of [bare, 'a-secret-path']) expect(said).not.toContain(secret);
	});

	it.each([
		['is no fragment', '{ claim { slug } }', 'give one fragment on WebhookEvent'],
		['is on another type', 'fragment P on Claim { slug }', 'give one fragment on WebhookEvent'],
		['asks for what is not there', 'fragment P on WebhookEvent { nothing }', 'Cannot query field'],
		['asks for the schema', 'fragment P on WebhookEvent { __schema { types { name } } }', 'introspection'],
		['asks who may do what', 'fragment P on WebhookEvent { claim { permissions } }', 'permissions differ'],
		[
			'has fragments that it does not use',
			'fragment P on WebhookEvent { type } fragment Q on Claim { slug }',
			'never used',
		],
		[
			'nests too deep',
			`fragment P on WebhookEvent { claim { ${'links { nodes { claim { '.repeat(20)} slug ${'} } }'.repeat(20)} } }`,
			'levels deep',
		],
		[
			'costs too much',
			`fragment P on WebhookEvent { claim { testimony(first: 100) { nodes { rebuttals(first: 100) { nodes { rebuttals(first: 100) { nodes { id } } } } } } } }`,
			'could cost',
		],
		['is too long', `fragment P on WebhookEvent { type } ${'#'.repeat(10_000)}`, 'the most is 10000'],
	])('a fragment that %s is refused', async (_why, fragment, message) => {
		const { body } = await record(`fragment: ${JSON.stringify(fragment)}`);
		expect(body.data.recordWebhook).toMatchObject({
			webhook: null,
			secret: null,
			userErrors: [{ path: ['fragment'], message: expect.stringContaining(message) }],
		});
	});

	it('a filter that names what is not there is refused', async () => {
		const { body } = await record('filter: { story: "nothing" }');
		expect(body.data.recordWebhook.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['filter', 'story'] }]);
	});
});

describe('where messages go', () => {
	it.each([
		'http://127.0.0.1/hook',
		'https://127.0.0.1/hook',
		'https://[::1]/hook',
		'https://[::ffff:10.0.0.1]/hook',
		'https://169.254.169.254/latest/meta-data',
		'https://10.1.2.3/hook',
		'https://0x7f000001/hook',
		'https://user:word@example.org/hook',
		'file:///etc/passwd',
		'no address',
	])('not to %s', async (url) => {
		const at = await worldWith();
		const draft = { name: 'n', url, events: ['CLAIM_PUBLISHED'], format: 'STANDARD', eyes: 'DESK' } as const;
		expect(briefly(await recordWebhook(at.office, draft))).toEqual(['INVALID url']);
		expect(refusals(await recordWebhook(at.office, draft))[0]?.message).not.toContain('user:word');
	});

	it.each([['127.0.0.1'], ['10.0.0.1'], ['169.254.169.254'], ['8.8.8.8', '192.168.1.1']])(
		'not to a name that turns out to be at %s',
		async (...addresses) => {
			const at = await worldWith();
			const { webhook } = await at.hook(['STATEMENT_RECORDED'], { url: 'https://rebinds.example/hook' });
			await at.world.testimony('tbd', 'ann');
			expect(await at.round(at.carrying({ allowed: [], resolve: async () => addresses }))).toEqual(['PENDING']);
			expect(await deliveriesOf(at.world, webhook.id)).toMatchObject([
				{ lastProblem: 'NOT_PERMITTED', lastStatus: null },
			]);
			expect(at.receiving.got).toEqual([]);
		},
	);

	it('not without encryption to an address that nobody allows', async () => {
		const at = await worldWith();
		const { webhook } = await at.hook(['STATEMENT_RECORDED'], { url: 'http://plain.example/hook' });
		await at.world.testimony('tbd', 'ann');
		await at.round(at.carrying({ resolve: async () => ['8.8.8.8'] }));
		expect(await deliveriesOf(at.world, webhook.id)).toMatchObject([{ lastProblem: 'NOT_PERMITTED' }]);
	});

	it('not on to where it is redirected', async () => {
		const at = await worldWith();
		const other = await receiver();
		closers.push(other.close);
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		at.receiving.how.answer = () => 307;
		at.receiving.how.headers = { location: other.url };
		await at.world.testimony('tbd', 'ann');
		expect(await at.round()).toEqual(['PENDING']);
		expect(other.got).toEqual([]);
		expect(await deliveriesOf(at.world, webhook.id)).toMatchObject([{ lastProblem: 'STATUS', lastStatus: 307 }]);
	});

	it('a receiver that never answers is left after a while', async () => {
		const at = await worldWith();
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		at.receiving.how.answer = () => null;
		await at.world.testimony('tbd', 'ann');
		expect(await at.round(at.carrying({ patience: 200 }))).toEqual(['PENDING']);
		expect(await deliveriesOf(at.world, webhook.id)).toMatchObject([{ lastProblem: 'TIMEOUT' }]);
	});
});

describe('under a master key', () => {
	it('neither secret nor address is in the database, and a rotation of the key keeps them', async () => {
		const old = newKeys();
		const at = await worldWith({ keys: old.keys });
		const { secret } = await at.hook(['STATEMENT_RECORDED']);
		const held = await dumped(at.world);
		expect(held).toContain('whk_');
		for (const text of [secret.replace('whsec_', ''), 'a-secret-path', 'whsec_']) expect(held).not.toContain(text);
		const anew = newKeys();
		const both = () => {
			const [first, second] = [anew.keys.seal(), old.keys.seal()];
			if (!first || !second) throw new Error('no keys');
			return { current: first.current, find: (id: string) => first.find(id) ?? second.find(id) };
		};
		expect(await rotateKeys(at.office, both())).toMatchObject({ rewrapped: 0, webhooks: 1 });
		await at.world.testimony('tbd', 'ann');
		Object.assign(at.office, { keys: anew.keys });
		expect(await at.round()).toEqual(['DELIVERED']);
		expect(() => verified(secret, at.receiving.got[0] as never)).not.toThrow();
	});

	it('that is gone nothing is sent, and it is once the key is back', async () => {
		const { keys } = newKeys();
		const at = await worldWith({ keys });
		const { webhook } = await at.hook(['STATEMENT_RECORDED']);
		await at.world.testimony('tbd', 'ann');
		Object.assign(at.office, { keys: newKeys().keys });
		expect(await at.round()).toEqual(['PENDING']);
		expect(await deliveriesOf(at.world, webhook.id)).toMatchObject([{ lastProblem: 'NO_KEY' }]);
		Object.assign(at.office, { keys });
		at.later(6);
		expect(await at.round()).toEqual(['DELIVERED']);
	});

	it('what was kept without one is locked away by the first rotation', async () => {
		const at = await worldWith();
		await at.hook(['STATEMENT_RECORDED']);
		const keys = newKeys().keys.seal();
		if (!keys) throw new Error('no keys');
		expect(await rotateKeys(at.office, keys)).toMatchObject({ rewrapped: 0, webhooks: 1 });
		const [row] = await at.world.database.read((session) => session.query('SELECT vault_key_id AS id FROM webhook'));
		expect(row).toEqual({ id: keys.current.id });
	});
});

it('a server tells by itself what is published, and ends when what is under way is over', async () => {
	const at = await worldWith();
	await at.hook(['CLAIM_PUBLISHED'], { eyes: 'PUBLIC' });
	const log = makeLogger({ level: 'silent' });
	const office = { ...at.office, now: () => new Date().toISOString() };
	const telling = [
		startWebhooks(office, { courier: at.courier, log }),
		startWebhooks(office, { courier: at.courier, log }),
	];
	await publish(at.world, 'tbd');
	await eventually('it is told', () => at.receiving.got.length > 0);
	await Promise.all(telling.map((one) => one.stop()));
	expect(at.receiving.types()).toEqual(['claim.published']);
});
