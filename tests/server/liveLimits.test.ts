import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LineSplitter } from '../../src/interop/bulk/splitLines.js';
import { importBulk } from '../../src/workflow/importBulk.js';
import { importLedger } from '../../src/workflow/importLedger.js';
import { rescoreAll } from '../../src/workflow/rescoreAll.js';
import { must } from '../_world.js';
import { eventually, listenWith, socketClient } from './_listening.js';
import { type Served, serveWorld } from './_server.js';

let served: Served;
const open: WebSocket[] = [];
beforeEach(async () => {
	served = await serveWorld();
});
afterEach(async () => {
	for (const socket of open.splice(0)) socket.terminate();
	await served.close();
});

const query = 'subscription { statementRecorded { id } }';
function raw(protocol: string | undefined = 'graphql-transport-ws', headers: Record<string, string> = {}): WebSocket {
	const socket = new WebSocket(`${served.url.replace('http', 'ws')}/graphql`, protocol, { headers });
	open.push(socket);
	socket.on('error', () => {});
	return socket;
}
interface Told {
	readonly data?: { readonly statementRecorded: { readonly id: string } };
}
/** The messages of a socket so far, and the code that it was closed with. */
function watch(socket: WebSocket) {
	const messages: { id?: string; type: string; payload?: Told }[] = [];
	const watched = { messages, closed: null as number | null };
	socket.on('message', (text) => messages.push(JSON.parse(String(text))));
	socket.on('close', (code) => {
		watched.closed = code;
	});
	return watched;
}
const send = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
async function greeted(headers: Record<string, string> = {}) {
	const socket = raw(undefined, headers);
	const watched = watch(socket);
	await once(socket, 'open');
	send(socket, { type: 'connection_init' });
	await eventually('ack', () => watched.messages.some((one) => one.type === 'connection_ack'));
	return { socket, watched };
}
/** The status with which an upgrade is refused. */
async function refusal(headers: Record<string, string>, path = '/graphql'): Promise<number | undefined> {
	const { hostname, port } = new URL(served.url);
	const asking = request({
		host: hostname,
		port,
		path,
		headers: {
			connection: 'Upgrade',
			upgrade: 'websocket',
			'sec-websocket-version': '13',
			'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
			'sec-websocket-protocol': 'graphql-transport-ws',
			...headers,
		},
	});
	asking.end();
	return new Promise((resolve, reject) => {
		asking.on('response', (response) => {
			response.resume();
			resolve(response.statusCode);
		});
		asking.on('upgrade', (_response, socket) => {
			socket.destroy();
			resolve(101);
		});
		asking.on('error', reject);
	});
}

describe('a WebSocket', () => {
	it('from a page of another site is refused, from our own or from no browser taken', async () => {
		expect(await refusal({ origin: 'https://evil.example' })).toBe(403);
		expect(await refusal({ origin: 'null' })).toBe(403);
		expect(await refusal({ origin: served.url })).toBe(101);
		expect(await refusal({})).toBe(101);
	});

	it('to a name that was made to point here is refused', async () => {
		expect(await refusal({ host: 'evil.example', origin: 'http://evil.example' })).toBe(421);
	});

	it('anywhere else is refused', async () => {
		expect(await refusal({}, '/elsewhere')).toBe(404);
	});

	it('of another subprotocol is closed', async () => {
		const watched = watch(raw('graphql-ws'));
		await eventually('closed', () => watched.closed !== null);
		expect(watched.closed).toBe(1006);
	});

	it('that says nothing is closed after three seconds', async () => {
		const watched = watch(raw());
		await eventually('closed', () => watched.closed !== null);
		expect(watched.closed).toBe(4408);
	});

	it('that subscribes before it says hello is closed', async () => {
		const socket = raw();
		const watched = watch(socket);
		await once(socket, 'open');
		send(socket, { id: '1', type: 'subscribe', payload: { query } });
		await eventually('closed', () => watched.closed !== null);
		expect(watched.closed).toBe(4401);
	});

	it.each([
		['of no JSON', 'hello', 4400],
		['of an unknown kind', '{"type":"shout"}', 4400],
		['longer than 128 KiB', 'x'.repeat(140_000), 1009],
	])('with a message %s is closed', async (_what, text, code) => {
		const { socket, watched } = await greeted();
		socket.send(text);
		await eventually('closed', () => watched.closed !== null);
		expect(watched.closed).toBe(code);
		expect(served.subscribers()).toBe(0);
	});

	it('has a hundred subscriptions and no more; the rest are refused one by one', async () => {
		const { socket, watched } = await greeted();
		for (let id = 0; id < 1_000; id++) send(socket, { id: String(id), type: 'subscribe', payload: { query } });
		await eventually('900 refusals', () => watched.messages.filter((one) => one.type === 'error').length === 900);
		expect(served.subscribers()).toBe(100);
		expect(JSON.stringify(watched.messages.at(-1)?.payload)).toContain('LIMIT_EXCEEDED');
		socket.close();
		await eventually('none', () => served.subscribers() === 0);
	});

	it('cut off without a word leaves nothing behind', async () => {
		const { socket } = await greeted();
		send(socket, { id: '1', type: 'subscribe', payload: { query } });
		await eventually('one', () => served.subscribers() === 1);
		socket.terminate();
		await eventually('none', () => served.subscribers() === 0);
	});

	it('is closed with 1001 when the server goes', async () => {
		const { watched } = await greeted();
		await served.close();
		await eventually('closed', () => watched.closed !== null);
		expect(watched.closed).toBe(1001);
		served = await serveWorld();
	});
});

it('more subscribers than the limit are refused, over sockets and streams', async () => {
	await served.close();
	served = await serveWorld({ subscriberLimit: 2 });
	const client = socketClient(served.url);
	const all = [0, 1, 2].map(() => listenWith(client, query));
	await all[2]?.ended;
	expect(JSON.stringify(all[2]?.answers)).toContain('LIMIT_EXCEEDED');
	const stream = await fetch(`${served.url}/graphql/stream`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
		body: JSON.stringify({ query }),
	});
	expect(await stream.text()).toContain('LIMIT_EXCEEDED');
	await client.dispose();
});

it('more event streams than the limit are refused', async () => {
	await served.close();
	served = await serveWorld({ subscriberLimit: 2 });
	const open = (signal: AbortSignal | null = null) =>
		fetch(`${served.url}/graphql/stream?query=${encodeURIComponent(query)}`, {
			headers: { accept: 'text/event-stream' },
			signal,
		});
	const leaving = new AbortController();
	expect((await open(leaving.signal)).status).toBe(200);
	expect((await open(leaving.signal)).status).toBe(200);
	expect((await open()).status).toBe(503);
	leaving.abort();
	await eventually('none', () => served.subscribers() === 0);
	const again = await open();
	expect(again.status).toBe(200);
	await again.body?.cancel();
});

describe('an event stream', () => {
	const url = () => `${served.url}/graphql/stream?query=${encodeURIComponent(query)}`;
	const headers = { accept: 'text/event-stream' };

	it('for a page of another site is refused', async () => {
		const answer = await fetch(url(), { headers: { ...headers, origin: 'https://evil.example' } });
		expect(answer.status).toBe(403);
	});

	it('cannot be reserved for later, nor be asked for as anything else', async () => {
		const put = await fetch(`${served.url}/graphql/stream`, { method: 'PUT' });
		expect(put.status).toBe(404);
		expect((await fetch(url())).status).toBe(404);
		const form = await fetch(`${served.url}/graphql/stream`, { method: 'POST', headers, body: 'query=x' });
		expect(form.status).toBe(415);
	});

	it('that nobody reads holds little, and is given up with the connection', async () => {
		await served.world.claim('tbd');
		await served.world.record('post');
		const { hostname, port } = new URL(served.url);
		const socket = connect(Number(port), hostname);
		socket.write(
			`GET ${url().slice(served.url.length)} HTTP/1.1\r\nhost: ${hostname}\r\naccept: text/event-stream\r\n\r\n`,
		);
		await eventually('one', () => served.subscribers() === 1);
		socket.pause();
		await served.world.testimony('tbd', 'post');
		socket.destroy();
		await eventually('none', () => served.subscribers() === 0);
	});
});

describe('who cannot be told everything', () => {
	it('and reads nothing gets REFETCH as the last answer when it reads again, while others are told everything', async () => {
		const { world } = served;
		await world.claim('tbd', { text: 'It is so. '.repeat(200) });
		await world.record('post');
		const much = Array.from({ length: 100 }, (_, at) => `c${at}: claim { text }`).join(' ');
		const long = `subscription { statementRecorded { id ${much} } }`;
		const reading = await greeted();
		const stalled = await greeted();
		for (const { socket } of [reading, stalled]) send(socket, { id: '1', type: 'subscribe', payload: { query: long } });
		await eventually('two', () => served.subscribers() === 2);
		stalled.socket.pause();
		const recorded: string[] = [];
		// What the system's own buffers take is read all the same; how much that is differs.
		while (served.subscribers() === 2 && recorded.length < 500) {
			const { body } = await served.ask(
				'mutation { recordTestimony(input: { claim: "tbd", source: "post" }) { testimony { id } } }',
			);
			recorded.push(body.data.recordTestimony.testimony.id);
			await eventually('the one who reads is told', () => reading.watched.messages.length === recorded.length + 1);
		}
		expect(served.subscribers()).toBe(1);
		expect(stalled.watched.messages).toHaveLength(1);
		stalled.socket.resume();
		await eventually('the end', () => stalled.watched.messages.at(-1)?.type === 'complete');
		const heard = (messages: typeof stalled.watched.messages) =>
			messages.flatMap(({ payload }) => payload?.data?.statementRecorded.id ?? []);
		const told = heard(stalled.watched.messages);
		expect(told.length).toBeLessThan(recorded.length);
		expect(told).toEqual(recorded.slice(0, told.length));
		expect(JSON.stringify(stalled.watched.messages.at(-2))).toContain('REFETCH');
		expect(stalled.watched.messages).toHaveLength(told.length + 3);
		expect(heard(reading.watched.messages)).toEqual(recorded);
	});

	it('hears REFETCH after a rescoring, and the subscription ends', async () => {
		await served.world.claim('tbd');
		await served.world.record('post');
		await served.world.testimony('tbd', 'post');
		const client = socketClient(served.url);
		const listening = listenWith(client, query);
		await eventually('one', () => served.subscribers() === 1);
		await served.world.database.write((tx) => tx.query('UPDATE claim SET support = 7'));
		await rescoreAll(served.world.office);
		await listening.ended;
		expect(listening.answers).toEqual([
			expect.objectContaining({ errors: [expect.objectContaining({ extensions: { code: 'REFETCH' } })] }),
		]);
		expect(served.subscribers()).toBe(0);
		await client.dispose();
	});

	it('hears REFETCH after a bulk import, whatever of it the subscription is about', async () => {
		const client = socketClient(served.url);
		const listening = listenWith(client, query);
		await eventually('one', () => served.subscribers() === 1);
		async function* pieces() {
			const splitter = new LineSplitter();
			yield splitter.push('{"type": "party", "slug": "firm", "kind": "ORGANIZATION", "name": "Firm"}\n');
			yield splitter.end();
		}
		await importBulk(served.world.office, pieces());
		await listening.ended;
		expect(JSON.stringify(listening.answers)).toContain('REFETCH');
		await client.dispose();
	});
});

it('an import of many statements is told in full to who keeps up', async () => {
	const { readFileSync } = await import('node:fs');
	const { readLedger } = await import('../../src/interop/ledger/readLedger.js');
	const read = readLedger(readFileSync('examples/meta-scale-ai.yaml', 'utf8'), { file: 'meta-scale-ai.yaml' });
	if (!read.ok) throw new Error('the example cannot be read');
	const client = socketClient(served.url);
	const listening = listenWith(client, 'subscription { statementRecorded { id claim { slug } } }');
	await eventually('one', () => served.subscribers() === 1);
	const { added } = must(await importLedger(served.world.office, read.ledger)).thing;
	expect(added.statements).toBeGreaterThan(50);
	await listening.until(added.statements);
	expect(listening.answers).toHaveLength(added.statements);
	await client.dispose();
});
