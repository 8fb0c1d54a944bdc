import http from 'node:http';
import net from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/server/listen.js';
import { type Answer, type Served, serveWorld } from './_server.js';

let served: Served;
beforeAll(async () => {
	served = await serveWorld();
	await served.world.named('mayer');
	await served.world.claim('tbd', { text: 'He was not there.' });
});
afterAll(() => served.close());

const post = async (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
	const response = await fetch(`${served.url}/graphql`, { method: 'POST', headers, body });
	return { status: response.status, body: (await response.json()) as Answer, response };
};
const codes = (body: Answer) => body.errors?.map((one) => one.extensions?.code);

describe('the server', () => {
	it('answers a query', async () => {
		const { status, body } = await served.ask('{ claim(by: { slug: "tbd" }) { text } }');
		expect(status).toBe(200);
		expect(body).toEqual({ data: { claim: { text: 'He was not there.' } } });
	});

	it('answers a query sent by GET with the preflight header, and no mutation', async () => {
		const ask = (query: string) =>
			fetch(`${served.url}/graphql?query=${encodeURIComponent(query)}`, {
				headers: { 'apollo-require-preflight': 'yes' },
			});
		expect(await (await ask('{ __typename }')).json()).toMatchObject({ data: { __typename: 'Query' } });
		const refused = await ask('mutation { recordStory(input: { title: "x", language: "en" }) { saved } }');
		expect(refused.status).toBe(405);
		expect(await served.world.count('story')).toBe(0);
	});

	it('executes nothing under a name that no operation has', async () => {
		const query = 'mutation a { recordStory(input: { title: "x", language: "en" }) { saved } }';
		const path = `${served.url}/graphql?operationName=b&query=${encodeURIComponent(query)}`;
		const got = await fetch(path, { headers: { 'apollo-require-preflight': 'yes' } });
		expect(got.status).toBe(400);
		for (const operationName of ['b', '']) {
			const { status, body } = await post(JSON.stringify({ query, operationName }));
			expect(status).toBe(400);
			expect(body.errors?.[0]?.message).toBe(`Unknown operation named "${operationName}".`);
		}
		expect(await served.world.count('story')).toBe(0);
	});

	it('says what is wrong with variables as the fault of who asks, however many are, and logs none of them', async () => {
		const query = 'query a($by: ClaimBy!, $ids: [ID!]!) { claim(by: $by) { id } nodes(ids: $ids) { id } }';
		const variables = { by: { slug: 'secret', id: 'secret' }, ids: Array(60).fill(null) };
		const { status, body } = await post(JSON.stringify({ query, variables }));
		expect(status).toBe(400);
		expect(new Set(codes(body))).toEqual(new Set(['BAD_USER_INPUT']));
		const unknown = await post(JSON.stringify({ query, variables, operationName: 'b' }));
		expect(codes(unknown.body)).toEqual(['OPERATION_RESOLUTION_FAILURE']);
		expect(JSON.stringify(served.logs)).not.toMatch(/secret|request\.failed/);
	});

	it('refuses what a page of another site could send without asking first', async () => {
		const { status } = await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
		expect(status).toBe(400);
	});

	it('refuses a request under a name that is not its own, as after DNS rebinding', async () => {
		const { port } = new URL(served.url);
		const status = await new Promise((resolve) => {
			http.get({ port, host: '127.0.0.1', path: '/healthz', headers: { host: 'evil.example' } }, (r) =>
				resolve(r.statusCode),
			);
		});
		expect(status).toBe(421);
	});

	it('says that it is well', async () => {
		const response = await fetch(`${served.url}/healthz`);
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({ status: 'ok' });
	});

	it('says what is wrong with a path, a method or a body that it does not know', async () => {
		const nothing = await fetch(`${served.url}/nothing`);
		expect([nothing.status, codes((await nothing.json()) as Answer)]).toEqual([404, ['NOT_FOUND']]);
		const { status, body } = await post('{"query": ');
		expect([status, codes(body)]).toEqual([400, ['BAD_REQUEST']]);
	});

	it('refuses ten megabytes of text with the limit in the message', async () => {
		const { status, body } = await post(JSON.stringify({ query: '{ __typename }', note: 'x'.repeat(10_000_000) }));
		expect(status).toBe(413);
		expect(body.errors?.[0]?.message).toBe('the request is longer than 1048576 bytes');
	});

	it('gives every answer an id, and logs no variables and no texts', async () => {
		const marker = 'a-very-secret-name';
		const { response } = await post(JSON.stringify({ query: '{ nope }', variables: { name: marker } }), {
			'content-type': 'application/json',
			authorization: `Bearer ${marker}`,
		});
		expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
		await served.ask('query($slug: String) { claim(by: { slug: $slug }) { text } }', { slug: marker });
		expect(JSON.stringify(served.logs)).not.toContain(marker);
		expect(served.logs.some((line) => line.event === 'request.answered' && line.path === '/graphql')).toBe(true);
	});

	it('takes the next free port when the one asked for is taken, and says so', async () => {
		const taken = net.createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => taken.once('listening', resolve));
		const { port } = taken.address() as net.AddressInfo;
		const app = Fastify();
		const { url, portTaken } = await listen(app, { host: '127.0.0.1', port });
		expect(portTaken).toBe(port);
		expect(Number(new URL(url).port)).toBeGreaterThan(port);
		await app.close();
		taken.close();
	});
});

describe('errors', () => {
	it('of the asker are precise', async () => {
		const { status, body } = await served.ask('{ claim(by: { slug: "tbd" }) { txt } }');
		expect(status).toBe(400);
		expect(body.errors?.[0]?.message).toContain('Cannot query field "txt" on type "Claim"');
	});

	it.each([
		['a malformed cursor', '{ claims(first: 1, after: "garbage") { totalCount } }', 'is no cursor of this list'],
		['a page of −1', '{ claims(first: -1) { totalCount } }', 'first is -1; give 0 to 100'],
		['a page of 101', '{ claims(first: 101) { totalCount } }', 'first is 101; give 0 to 100'],
		['two ends at once', '{ claims(first: 1, last: 1) { totalCount } }', 'give first or last, not both'],
	])('%s is refused as bad input', async (_what, query, message) => {
		const { body } = await served.ask(query);
		expect(codes(body)).toEqual(['BAD_USER_INPUT']);
		expect(body.errors?.[0]?.message).toContain(message);
	});

	it.each([
		['two names at once', '{ claim(by: { slug: "tbd", id: "x" }) { slug } }'],
		['no name', '{ claim(by: {}) { slug } }'],
	])('%s for one thing are refused before anything is read', async (_what, query) => {
		const { status, body } = await served.ask(query);
		expect([status, codes(body)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
		expect(body.errors?.[0]?.message).toContain('exactly one');
	});

	it.each([
		['a text for a number', 'query($n: Int) { claims(first: $n) { totalCount } }', { n: '5' }],
		['a missing variable', 'query($slug: String!) { claim(by: { slug: $slug }) { slug } }', {}],
		[
			'an unknown field of an input',
			'mutation($i: RecordStoryInput!) { recordStory(input: $i) { saved } }',
			{ i: { titel: 'x' } },
		],
		[
			'a number for a day',
			'query($day: DateTime) { claim(by: { slug: "tbd" }) { contestedness(saidBy: $day) { score } } }',
			{ day: 2025 },
		],
	])("in variables are the asker's too: %s", async (_what, query, variables) => {
		const { status, body } = await served.ask(query, variables);
		expect([status, ...new Set(codes(body))]).toEqual([400, 'BAD_USER_INPUT']);
	});

	it('in variables leave no text of theirs in the log', async () => {
		const words = ['SECRETSOURCETEXT'];
		const query = 'mutation($i: RecordTestimonyInput!) { recordTestimony(input: $i) { saved } }';
		await served.ask(query, { i: { claim: 'tbd', source: 'x', words, wordz: 1 } });
		await served.ask(query, { i: { claim: 'tbd', source: 'x', words } });
		expect(JSON.stringify(served.logs)).not.toContain('SECRETSOURCETEXT');
	});

	it.each(['constructor', '__proto__', 'toString', 'ZH', 'xx-not-one'])(
		'are none of asking for the language %s',
		async (language) => {
			const { body } = await served.ask(
				'query($l: LanguageTag) { claim(by: { slug: "tbd" }) { text(language: $l) } }',
				{ l: language },
			);
			expect(body).toEqual({ data: { claim: { text: 'He was not there.' } } });
		},
	);

	it('say where subscriptions are answered', async () => {
		const { status, body } = await served.ask('subscription { claim { slug } }');
		expect(status).toBe(400);
		expect(body.errors?.[0]?.extensions?.code).not.toBe('INTERNAL_SERVER_ERROR');
	});

	it('of ours are masked, with a trace id under which the log has them', async () => {
		const broken = await serveWorld();
		await broken.world.database.write((tx) => tx.query('DROP TABLE claim_topic'));
		await broken.world.claim('tbd');
		await broken.world.database.write((tx) => tx.query('ALTER TABLE claim RENAME COLUMN text TO gone'));
		// Again and again: a document that comes more than once is executed compiled.
		for (let time = 0; time < 3; time++) {
			const { body } = await broken.ask('{ claim(by: { slug: "tbd" }) { text } }');
			expect(codes(body)).toEqual(['INTERNAL_SERVER_ERROR']);
			expect(body.errors?.[0]?.message).not.toMatch(/column/);
			const traceId = body.errors?.[0]?.extensions?.traceId;
			const logged = broken.logs.filter((line) => line.event === 'request.failed')[time];
			expect(logged).toMatchObject({ traceId });
			expect(traceId).toMatch(/^[0-9a-f-]{36}$/);
			expect(JSON.stringify(logged)).toMatch(/no such column|does not exist/);
		}
		await broken.close();
	});
});
