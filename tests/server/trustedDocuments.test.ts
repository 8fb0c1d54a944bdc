import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient as createStreamClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/server/config.js';
import { documentsIn } from '../../src/server/trustedDocuments.js';
import { eventually, listenWith, socketClient } from './_listening.js';
import { type Answer, type Served, serveWorld } from './_server.js';

const hash = (text: string, algorithm = 'sha256') => createHash(algorithm).update(text).digest('hex');
const known = 'query Known($slug: String!) { claim(by: { slug: $slug }) { text } }';
const unknown = '{ claims { totalCount } }';
const codegen = JSON.stringify({ [hash(known)]: known, [hash('{ __typename }', 'sha1')]: '{ __typename }' });
const apollo = JSON.stringify({
	format: 'apollo-persisted-query-manifest',
	version: 1,
	operations: [{ id: hash(known), name: 'Known', type: 'query', body: known }],
});

describe('a manifest', () => {
	it("is Apollo's or GraphQL Code Generator's", () => {
		expect(documentsIn(apollo)).toEqual(new Map([[hash(known), known]]));
		expect(documentsIn(codegen).get(hash('{ __typename }', 'sha1'))).toBe('{ __typename }');
		expect(documentsIn(`{"sha256:${hash(known)}": ${JSON.stringify(known)}}`).get(hash(known))).toBe(known);
		expect(documentsIn('{"claim-page-1": "{ __typename }"}').get('claim-page-1')).toBe('{ __typename }');
	});

	it.each([
		['other text under a hash', JSON.stringify({ [hash(known)]: unknown }), 'is not the hash of its document'],
		['what is no GraphQL', '{"a": "{ claims"}', 'is no GraphQL'],
		['another version', apollo.replace('"version":1', '"version":2'), 'it is neither'],
		['another format', '{"format": "x", "operations": []}', 'it is neither'],
		['an operation without a body', apollo.replace('"body"', '"text"'), 'it is neither'],
		['a list', '[]', 'it is neither'],
		['no JSON', 'query', 'it is no JSON'],
	])('is refused with %s', (_what, manifest, message) => {
		expect(() => documentsIn(manifest)).toThrow(message);
	});

	it('is asked for wherever documents are to be trusted', () => {
		const read = readConfig({ TRUSTED_DOCUMENTS: 'enforce' });
		expect(!read.ok && read.errors.map((one) => one.message)).toEqual([
			'TRUSTED_DOCUMENTS is enforce; give the manifest too, as TRUSTED_DOCUMENTS_FILE',
		]);
	});
});

describe('trusted documents', () => {
	let folder: string;
	const served = {} as Record<'off' | 'log' | 'enforce', Served>;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'counterclaim-'));
		const file = join(folder, 'documents.json');
		await writeFile(file, codegen);
		for (const mode of ['off', 'log', 'enforce'] as const) {
			served[mode] = await serveWorld({ trustedDocuments: { mode, file } });
			await served[mode].world.claim('tbd', { text: 'He left.' });
		}
	});
	afterAll(async () => {
		for (const one of Object.values(served)) await one.close();
		await rm(folder, { recursive: true });
	});

	const post = async (mode: keyof typeof served, body: object) => {
		const response = await fetch(`${served[mode].url}/graphql`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return { status: response.status, body: (await response.json()) as Answer };
	};
	const variables = { slug: 'tbd' };

	it.each([
		['documentId', { documentId: hash(known) }],
		['documentId with the name of its hash', { documentId: `sha256:${hash(known)}` }],
		["Relay's id", { id: hash(known) }],
		["Apollo's extension", { extensions: { persistedQuery: { version: 1, sha256Hash: hash(known) } } }],
		['its whole text', { query: known }],
		['both', { query: known, extensions: { persistedQuery: { version: 1, sha256Hash: hash(known) } } }],
	])('are asked for by %s, in every mode, by POST and by GET', async (_how, given) => {
		for (const mode of ['off', 'log', 'enforce'] as const) {
			const { status, body } = await post(mode, { ...given, variables });
			expect([status, body.data]).toEqual([200, { claim: { text: 'He left.' } }]);
			const params = Object.entries({ ...given, variables }).map(([name, value]): [string, string] => [
				name,
				typeof value === 'string' ? value : JSON.stringify(value),
			]);
			const got = await fetch(`${served[mode].url}/graphql?${new URLSearchParams(params)}`);
			expect(((await got.json()) as Answer).data).toEqual({ claim: { text: 'He left.' } });
		}
	});

	it('are the only ones that can be subscribed to in enforce mode, whatever the transport', async () => {
		const trusted = 'subscription { statementRecorded { id } }';
		const other = 'subscription { statementRecorded { id recordedAt } }';
		const own = join(folder, 'live.json');
		await writeFile(own, JSON.stringify({ [hash(trusted)]: trusted }));
		const live = await serveWorld({ trustedDocuments: { mode: 'enforce', file: own } });
		const socket = socketClient(live.url);
		const streams = createStreamClient({ url: `${live.url}/graphql/stream` });
		for (const client of [socket, streams]) {
			const refused = listenWith(client, other);
			await refused.ended;
			expect(JSON.stringify([refused.answers, refused.error])).toContain('DOCUMENT_NOT_TRUSTED');
		}
		const heard = listenWith(socket, trusted);
		await eventually('a subscriber', () => live.subscribers() === 1);
		heard.stop();
		await socket.dispose();
		streams.dispose();
		await live.close();
	});

	it('are the only ones that are answered in enforce mode, introspection and the playground included', async () => {
		const asked = [
			{ query: unknown },
			{ query: `${known} ` },
			{ query: '{ __schema { queryType { name } } }' },
			{ documentId: 'nope' },
			{ documentId: '__proto__' },
		];
		for (const one of asked) {
			const { status, body } = await post('enforce', one);
			expect([status, body.errors?.[0]?.extensions?.code]).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
		}
		const got = await fetch(`${served.enforce.url}/graphql?query=${encodeURIComponent(unknown)}`);
		expect(got.status).toBe(403);
		expect((await fetch(`${served.enforce.url}/playground`)).status).toBe(404);
	});

	it('are told apart in log mode by their hash, never by their text', async () => {
		expect((await post('log', { query: unknown })).status).toBe(200);
		const lines = served.log.logs.filter((line) => line.event === 'document.untrusted');
		expect(lines.map((line) => line.document)).toEqual([hash(unknown)]);
		expect(JSON.stringify(served.log.logs)).not.toContain('totalCount');
	});

	it('that are not known by their id are asked for whole, where others are answered too', async () => {
		const { status, body } = await post('off', { documentId: hash(unknown) });
		expect([status, body.errors?.[0]?.extensions?.code]).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND']);
		const persistedQuery = { version: 1, sha256Hash: hash(unknown) };
		expect((await post('off', { query: unknown, extensions: { persistedQuery } })).status).toBe(200);
	});

	it('are not another document under their hash', async () => {
		const persistedQuery = { version: 1, sha256Hash: hash(known) };
		for (const mode of ['off', 'log', 'enforce'] as const) {
			const { status, body } = await post(mode, { query: unknown, extensions: { persistedQuery } });
			expect([status, body.errors?.[0]?.extensions?.code]).toEqual([400, 'BAD_REQUEST']);
		}
	});

	it('that do not fit the schema are named when the server starts', async () => {
		const file = join(folder, 'old.json');
		await writeFile(file, '{"old-page": "{ nothingOfTheSort }"}');
		const old = await serveWorld({ trustedDocuments: { mode: 'log', file } });
		expect(old.logs).toContainEqual(expect.objectContaining({ event: 'document.outdated', document: 'old-page' }));
		await old.close();
	});
});
