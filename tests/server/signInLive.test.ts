import { createClient as createStreamClient } from 'graphql-sse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { may } from '../../src/core/permissions.js';
import { revokeKey } from '../../src/workflow/revokeKey.js';
import { beginSession, endSession } from '../../src/workflow/sessions.js';
import { setSeat } from '../../src/workflow/setSeat.js';
import { admit, keyFor } from '../_people.js';
import { must, newWorld } from '../_world.js';
import { eventually, listenWith, socketClient } from './_listening.js';
import { type Served, serveOn } from './_server.js';

const desk = 'dsk_0000000000000000';
const said = 'subscription { statementRecorded { __typename } }';
let served: Served;
beforeEach(async () => {
	const world = await newWorld({ now: () => new Date().toISOString() });
	// Reporters listen, and nobody else.
	served = await serveOn(world, { signIn: true }, { may: (asker) => may(asker.actor(), 'recordStory', desk) });
	await world.claim('tbd');
	await world.unnamed('two', 2);
	recorded = world.sql.length;
});
afterEach(() => served.close());

const bySocket = (connectionParams: Record<string, unknown> = {}, headers: Record<string, string> = {}) => {
	class WithHeaders extends WebSocket {
		constructor(address: string, protocols: string) {
			super(address, protocols, { headers });
		}
	}
	return socketClient(served.url, { connectionParams, webSocketImpl: WithHeaders });
};
const byStream = (headers: Record<string, string> = {}) =>
	createStreamClient({ url: `${served.url}/graphql/stream`, headers, retryAttempts: 0 });
/** So many subscribe, and what is recorded from now on is heard. */
async function subscribed(count: number) {
	await eventually('subscribed', () => served.subscribers() === count);
	const { sql } = served.world;
	await eventually('what is recorded is followed', () =>
		sql.slice(recorded).some((one) => one.includes('max(sequence) AS last FROM outbox')),
	);
}
/** How many statements were sent before anybody subscribed. */
let recorded = 0;
const code = (listening: { answers: { errors?: { extensions?: Record<string, unknown> }[] }[] }) =>
	listening.answers.at(-1)?.errors?.[0]?.extensions?.code;

describe.each([
	['a WebSocket', (authorization: string) => bySocket({ authorization })],
	['a WebSocket that begins with a header', (authorization: string) => bySocket({}, { authorization })],
	['an event stream', (authorization: string) => byStream({ authorization })],
])('over %s', (_what, connect) => {
	it('a key is heeded as it is when something is said: narrowed, widened, and let go once it is revoked', async () => {
		const { world } = served;
		const ada = await admit(world, 'ada', 'EDITOR');
		const { key, token } = await keyFor(world, ada.id, 'EDITOR');
		const owner = await keyFor(world, 'usr_0000000000000000', 'OWNER');
		const witness = listenWith(connect(owner.headers.authorization), said);
		const listening = listenWith(connect(`Bearer ${token}`), said);
		await subscribed(2);
		await world.testimony('tbd', 'two');
		await listening.until(1);
		// By another process, which tells this one nothing.
		must(await setSeat(world.office, { user: ada.id, role: 'READER' }));
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		await world.testimony('tbd', 'two');
		await witness.until(2);
		must(await setSeat(world.office, { user: ada.id, role: 'REPORTER' }));
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		await world.testimony('tbd', 'two');
		await listening.until(2);
		const revoking = `mutation { revokeKey(input: { key: "${key.id}" }) { saved } }`;
		expect((await served.ask(revoking, {}, owner.headers)).body.data.revokeKey.saved).toBe(true);
		await listening.ended;
		expect([listening.answers.length, code(listening)]).toEqual([3, 'UNAUTHENTICATED']);
		await subscribed(1);
		witness.stop();
	});
});

it('a key that is revoked elsewhere is let go within seconds, though nothing is said', async () => {
	const { world } = served;
	const { key, token } = await keyFor(world, 'usr_0000000000000000', 'OWNER');
	const client = bySocket({ authorization: `Bearer ${token}` });
	const listening = listenWith(client, said);
	await subscribed(1);
	must(await revokeKey(world.office, { key: key.id }));
	await listening.ended;
	expect(code(listening)).toBe('UNAUTHENTICATED');
}, 20_000);

it('what proves nothing is refused: a socket is closed with 4401, a stream is answered 401', async () => {
	for (const authorization of ['Bearer x', `Bearer cck_${'0'.repeat(16)}_${'A'.repeat(43)}`, 7]) {
		const listening = listenWith(bySocket({ authorization }), said);
		await listening.ended;
		expect(listening.error).toMatchObject({ code: 4401 });
	}
	const stream = await fetch(`${served.url}/graphql/stream`, {
		method: 'POST',
		headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: 'Bearer x' },
		body: JSON.stringify({ query: said }),
	});
	expect([stream.status, stream.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Bearer')]);
});

it('the public may listen to what the public may hear, which is nothing here', async () => {
	const listening = listenWith(bySocket(), said);
	await listening.ended;
	expect(served.subscribers()).toBe(0);
});

it('a session listens by its cookie, from a page of our own, until it ends', async () => {
	const { world } = served;
	await admit(world, 'ada', 'REPORTER');
	const session = await beginSession(world.office, { issuer: 'https://id', subject: '1', email: 'ada@example.org' });
	const cookie = `counterclaim=${session?.token}`;
	const foreign = listenWith(bySocket({}, { cookie, origin: 'https://evil.example' }), said);
	await foreign.ended;
	const listening = listenWith(bySocket({}, { cookie, origin: served.url }), said);
	await subscribed(1);
	await world.testimony('tbd', 'two');
	await listening.until(1);
	await endSession(world.office, { id: `ses_${session?.token.slice(4, 20)}` });
	await world.testimony('tbd', 'two');
	await listening.ended;
	expect(code(listening)).toBe('UNAUTHENTICATED');
}, 20_000);

it('news is the same for all who hear it, so that it has no permissions', async () => {
	const { token } = await keyFor(served.world, 'usr_0000000000000000', 'OWNER');
	const asked = 'subscription { statementRecorded { claim { permissions } } }';
	const listening = listenWith(bySocket({ authorization: `Bearer ${token}` }), asked);
	await listening.ended;
	expect(JSON.stringify(listening.error)).toContain('permissions differ by who asks');
});
