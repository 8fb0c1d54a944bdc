import { request as rawRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeKey } from '../../src/workflow/revokeKey.js';
import { beginSession, endSession } from '../../src/workflow/sessions.js';
import { setSeat } from '../../src/workflow/setSeat.js';
import { admit, keyFor } from '../_people.js';
import { must, newWorld, type World } from '../_world.js';
import { eventually } from './_listening.js';
import { type Served, serveOn } from './_server.js';

/** What time it is in the world, which a test may turn. */
let now: string;
let world: World;
let served: Served;
beforeEach(async () => {
	now = '2026-03-01T00:00:00.000Z';
	world = await newWorld({ now: () => now });
	served = await serveOn(world, { signIn: true });
});
afterEach(() => served.close());

const viewer = '{ viewer { kind name user { id } key { prefix } seats { role desk { slug } } } }';
const story = 'mutation { recordStory(input: { title: "x", language: "en" }) { saved userErrors { code } } }';
const whoIs = async (headers: Record<string, string> = {}) => {
	const { status, body } = await served.ask(viewer, {}, headers);
	return status === 200 ? body.data.viewer : [status, body.errors?.[0]?.extensions?.code];
};
const unauthenticated = [401, 'UNAUTHENTICATED'];

describe('whoever shows nothing', () => {
	it('is the public, who may record nothing', async () => {
		expect(await whoIs()).toEqual({ kind: 'PUBLIC', name: 'the public', user: null, key: null, seats: [] });
		const { body } = await served.ask(story);
		expect(body.data.recordStory).toEqual({ saved: false, userErrors: [{ code: 'NOT_PERMITTED' }] });
	});
});

describe('a key', () => {
	it('acts for its user at one desk, for as much as it was made for', async () => {
		const ada = await admit(world, 'ada', 'OWNER');
		const { headers, key } = await keyFor(world, ada.id, 'REPORTER');
		expect(await whoIs(headers)).toEqual({
			kind: 'KEY',
			name: 'ada (a program)',
			user: { id: ada.id },
			key: { prefix: `cck_${key.id.slice(4)}` },
			seats: [{ role: 'REPORTER', desk: { slug: 'desk' } }],
		});
		expect((await served.ask(story, {}, headers)).body.data.recordStory.saved).toBe(true);
		const admitting = 'mutation { admitUser(input: { name: "x", role: OWNER }) { saved userErrors { code } } }';
		expect((await served.ask(admitting, {}, headers)).body.data.admitUser.saved).toBe(false);
	});

	it('may do less at once when its user may, and nothing when they have left', async () => {
		const ada = await admit(world, 'ada', 'EDITOR');
		const { headers } = await keyFor(world, ada.id, 'EDITOR');
		must(await setSeat(world.office, { user: ada.id, role: 'READER' }));
		expect((await whoIs(headers)).seats[0].role).toBe('READER');
		expect((await served.ask(story, {}, headers)).body.data.recordStory.saved).toBe(false);
		must(await setSeat(world.office, { user: ada.id, role: null }));
		expect(await whoIs(headers)).toEqual(unauthenticated);
		must(await setSeat(world.office, { user: ada.id, role: 'EDITOR' }));
		expect(await whoIs(headers)).toEqual(unauthenticated);
	});

	it('proves nothing once it is revoked', async () => {
		const ada = await admit(world, 'ada', 'READER');
		const { headers, key } = await keyFor(world, ada.id, 'READER');
		must(await revokeKey(world.office, { key: key.id }));
		const { status, headers: told, body } = await served.ask(viewer, {}, headers);
		expect([status, body.errors?.[0]?.extensions?.code]).toEqual(unauthenticated);
		expect(told.get('www-authenticate')).toBe('Bearer realm="counterclaim", error="invalid_token"');
		expect(told.get('cache-control')).toBe('no-store');
	});

	it('proves nothing once it has expired, and not again when the clock is set back', async () => {
		const ada = await admit(world, 'ada', 'READER');
		const { headers } = await keyFor(world, ada.id, 'READER', { expiresAt: '2026-03-02' });
		expect((await whoIs(headers)).kind).toBe('KEY');
		now = '2026-03-02T00:00:00.000Z';
		expect(await whoIs(headers)).toEqual(unauthenticated);
		now = '2026-03-01T12:00:00.000Z';
		expect(await whoIs(headers)).toEqual(unauthenticated);
	});

	it('is noted as used, once a minute', async () => {
		const ada = await admit(world, 'ada', 'READER');
		const { headers, key } = await keyFor(world, ada.id, 'READER');
		await whoIs(headers);
		const lastUsed = async () => {
			const [row] = await world.database.read((session) =>
				session.query<{ at: string | null }>('SELECT last_used_at AS "at" FROM api_key WHERE id = ?', [key.id]),
			);
			return row?.at;
		};
		await eventually('its use is noted', async () => (await lastUsed()) === now);
	});
});

describe('what is no token of ours', () => {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

	it.each([
		['a word', 'Bearer x'],
		['another scheme', 'Basic YTpi'],
		['an unsigned JWT', `Bearer ${part({ alg: 'none' })}.${part({ sub: 'usr_0000000000000000' })}.`],
		[
			'a JWT of another key',
			`Bearer ${part({ alg: 'HS256' })}.${part({ sub: 'usr_0000000000000000' })}.${'A'.repeat(43)}`,
		],
		['a forged key', `Bearer cck_${'0'.repeat(16)}_${'A'.repeat(43)}`],
		['two tokens', 'Bearer a, Bearer b'],
		['SQL', "Bearer cck_' OR 1=1 --"],
	])('%s proves nothing', async (_what, authorization) => {
		expect(await whoIs({ authorization })).toEqual(unauthenticated);
	});

	it("a key's name with another secret proves nothing, nor does a session's token as a key", async () => {
		const ada = await admit(world, 'ada', 'READER');
		const { key, token } = await keyFor(world, ada.id, 'READER');
		for (const other of [
			`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
			token.replace('cck_', 'ccs_'),
			`${token}x`,
		])
			expect(await whoIs({ authorization: `Bearer ${other}` })).toEqual(unauthenticated);
		expect(await whoIs({ cookie: `counterclaim=${token}` })).toEqual(unauthenticated);
		expect(key.id).toMatch(/^key_/);
	});

	it('a token in the address is refused outright, and so are two Authorization headers', async () => {
		const ada = await admit(world, 'ada', 'READER');
		const { token } = await keyFor(world, ada.id, 'READER');
		const inAddress = await fetch(`${served.url}/graphql?query=${encodeURIComponent(viewer)}&access_token=${token}`);
		expect(inAddress.status).toBe(400);
		const status = await new Promise((resolve, reject) => {
			const headers = ['host', '127.0.0.1', 'content-type', 'application/json'];
			for (const one of [token, token]) headers.push('authorization', `Bearer ${one}`);
			const asking = rawRequest(`${served.url}/graphql`, { method: 'POST', headers }, (answer) => {
				answer.resume();
				resolve(answer.statusCode);
			});
			asking.on('error', reject);
			asking.end(JSON.stringify({ query: viewer }));
		});
		expect(status).toBe(400);
		expect(JSON.stringify(served.logs)).not.toContain(token.slice(-43));
	});

	it('is looked at thirty times a minute from one address; who was known before is let in all the same', async () => {
		const ada = await admit(world, 'ada', 'READER');
		const known = await keyFor(world, ada.id, 'READER');
		const other = await keyFor(world, ada.id, 'READER');
		expect((await whoIs(known.headers)).kind).toBe('KEY');
		for (let at = 0; at < 30; at++) expect(await whoIs({ authorization: 'Bearer x' })).toEqual(unauthenticated);
		expect(await whoIs({ authorization: 'Bearer x' })).toEqual([429, 'LIMIT_EXCEEDED']);
		expect(await whoIs(other.headers)).toEqual([429, 'LIMIT_EXCEEDED']);
		expect((await whoIs(known.headers)).kind).toBe('KEY');
		expect((await whoIs()).kind).toBe('PUBLIC');
	});
});

describe('a session', () => {
	const signedIn = async () => {
		await admit(world, 'ada', 'REPORTER');
		const session = await beginSession(world.office, { issuer: 'https://id', subject: '1', email: 'ada@example.org' });
		const token = session?.token ?? '';
		return { token, id: `ses_${token.slice(4, 20)}`, cookie: `counterclaim=${token}`, origin: served.url };
	};

	it('is shown by a cookie, and only a page of our own may ask with it', async () => {
		const { token, cookie, origin } = await signedIn();
		expect(await whoIs({ cookie, origin })).toMatchObject({ kind: 'USER', name: 'ada' });
		expect(await whoIs({ cookie, 'sec-fetch-site': 'same-origin' })).toMatchObject({ kind: 'USER' });
		const pages: Record<string, string>[] = [
			{},
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site' },
		];
		for (const foreign of pages) expect(await whoIs({ cookie, ...foreign })).toEqual([403, 'FORBIDDEN']);
		expect(await whoIs({ authorization: `Bearer ${token}` })).toEqual(unauthenticated);
	});

	it('gets a new secret after an hour; the one before is good for a minute, and later ends it', async () => {
		const { cookie, origin } = await signedIn();
		now = '2026-03-01T01:00:00.000Z';
		const { headers } = await served.ask(viewer, {}, { cookie, origin });
		const fresh = headers.get('set-cookie')?.split(';')[0] ?? '';
		expect(headers.get('set-cookie')).toMatch(/^counterclaim=ccs_[\w-]+; Expires=.*; Path=\/; HttpOnly; SameSite=Lax$/);
		expect(fresh).not.toBe(cookie);
		now = '2026-03-01T01:00:59.000Z';
		expect(await whoIs({ cookie, origin })).toMatchObject({ kind: 'USER' });
		expect(await whoIs({ cookie: fresh, origin })).toMatchObject({ kind: 'USER' });
		now = '2026-03-01T01:01:01.000Z';
		expect(await whoIs({ cookie, origin })).toEqual(unauthenticated);
		expect(await whoIs({ cookie: fresh, origin })).toEqual(unauthenticated);
	});

	it('ends when signed out, when ended elsewhere, after a week unused, and the browser is told to forget it', async () => {
		const { cookie, origin, id } = await signedIn();
		const out = () => fetch(`${served.url}/sign-out`, { method: 'POST', headers: { cookie, origin } });
		expect((await fetch(`${served.url}/sign-out`, { method: 'POST', headers: { cookie } })).status).toBe(403);
		now = '2026-03-07T23:59:59.000Z';
		expect(await whoIs({ cookie, origin })).toMatchObject({ kind: 'USER' });
		await endSession(world.office, { id });
		const { status, headers } = await served.ask(viewer, {}, { cookie, origin });
		expect([status, headers.get('set-cookie')]).toEqual([
			401,
			'counterclaim=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
		]);
		expect((await out()).status).toBe(204);
	});
});

it('what is answered to one is not answered to another', async () => {
	const ada = await admit(world, 'ada', 'READER');
	const { headers } = await keyFor(world, ada.id, 'READER');
	for (let at = 0; at < 3; at++) {
		expect((await whoIs(headers)).kind).toBe('KEY');
		expect((await whoIs()).kind).toBe('PUBLIC');
	}
	const get = (given: Record<string, string>) =>
		fetch(`${served.url}/graphql?query=${encodeURIComponent(viewer)}`, { headers: given });
	const mine = await get(headers);
	expect(mine.headers.get('cache-control')).toBe('private, max-age=0, must-revalidate');
	const etag = mine.headers.get('etag') ?? '';
	expect((await get({ 'if-none-match': etag })).status).toBe(200);
});

it('with SIGN_IN=off everybody is the founding owner, at every desk', async () => {
	const open = await serveOn(await newWorld());
	const desk =
		'mutation { recordDesk(input: { name: "Second desk" }) { desk { permissions } userErrors { message } } }';
	expect((await open.ask(desk)).body.data.recordDesk).toMatchObject({ userErrors: [] });
	const { viewer: who } = (await open.ask(viewer)).body.data;
	expect(who).toMatchObject({ kind: 'USER', name: 'Owner', user: { id: 'usr_0000000000000000' } });
	expect(who.seats).toEqual([
		{ role: 'OWNER', desk: { slug: 'desk' } },
		{ role: 'OWNER', desk: { slug: 'second-desk' } },
	]);
	await open.close();
});
