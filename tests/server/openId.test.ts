import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { safePath } from '../../src/server/signIn/openId.js';
import { endUser } from '../../src/workflow/endUser.js';
import { admit } from '../_people.js';
import { must, newWorld, type World } from '../_world.js';
import { Browser, type RunningProvider, runProvider } from './_provider.js';
import { type Served, serveOn } from './_server.js';

let world: World;
let served: Served;
let provider: RunningProvider;
let browser: Browser;
/** Where the provider sends the browser back to, before the server is there. */
let here: string;

const freePort = async (): Promise<number> => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === 'object' && address ? address.port : 0;
};

beforeAll(async () => {
	const port = await freePort();
	here = `http://127.0.0.1:${port}`;
	provider = await runProvider(`${here}/sign-in/callback`);
	world = await newWorld({ now: () => new Date().toISOString() });
	const openId = { issuer: provider.issuer, clientId: 'counterclaim', clientSecret: 'a secret of the tests' };
	served = await serveOn(world, { signIn: true, openId, port });
	await admit(world, 'ada', 'EDITOR');
});
afterAll(async () => {
	await served.close();
	await provider.close();
});
beforeEach(() => {
	browser = new Browser();
	provider.as({ sub: 'ada-at-the-provider', email: 'ada@example.org' });
});

const callbackFor = (from = '/sign-in') => browser.until(`${here}${from}`, `${here}/sign-in/callback`);
const whoIs = async () => {
	const response = await browser.visit(`${here}/graphql`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: here },
		body: JSON.stringify({ query: '{ viewer { kind name } }' }),
	});
	return ((await response.json()) as { data?: { viewer: unknown } }).data?.viewer ?? response.status;
};
const cookie = () => browser.jar(here).get('counterclaim');

describe('signing in at a provider', () => {
	it('begins a session of the user who was admitted by that address, and goes on to where they were', async () => {
		const back = await browser.visit(await callbackFor('/sign-in?returnTo=%2F%3Ftab%3D2'));
		expect([back.status, back.headers.get('location')]).toEqual([303, '/?tab=2']);
		expect(back.headers.getSetCookie()[0]).toMatch(/^counterclaim=ccs_.*; Path=\/; HttpOnly; SameSite=Lax$/);
		expect(back.headers.get('referrer-policy')).toBe('no-referrer');
		expect(await whoIs()).toEqual({ kind: 'USER', name: 'ada' });
		const out = await browser.visit(`${here}/sign-out`, { method: 'POST', headers: { origin: here } });
		expect([out.status, cookie(), await whoIs()]).toEqual([204, undefined, { kind: 'PUBLIC', name: 'the public' }]);
	});

	it('begins another session each time, and ends the one that was there: nobody can be given one beforehand', async () => {
		await browser.visit(await callbackFor());
		const first = cookie();
		await browser.visit(await callbackFor());
		expect(cookie()).not.toBe(first);
		browser.jar(here).set('counterclaim', first ?? '');
		expect(await whoIs()).toBe(401);
	});

	it.each([
		['nobody admitted', { sub: '2', email: 'eve@example.org' }],
		['an address that is not verified', { sub: '3', email: 'ada@example.org', verified: false }],
		["somebody else with ada's address", { sub: '4', email: 'ada@example.org' }],
	])('lets %s in nowhere', async (_what, account) => {
		provider.as(account);
		const back = await browser.visit(await callbackFor());
		expect([back.status, cookie()]).toEqual([403, undefined]);
	});

	it('lets nobody in who was ended meanwhile', async () => {
		const ben = await admit(world, 'ben', 'READER');
		provider.as({ sub: 'ben', email: 'ben@example.org' });
		await browser.visit(await callbackFor());
		expect(await whoIs()).toEqual({ kind: 'USER', name: 'ben' });
		must(await endUser(world.office, { user: ben.id }));
		expect(await whoIs()).toBe(401);
		expect((await browser.visit(await callbackFor())).status).toBe(403);
	});
});

describe('what comes back is believed only', () => {
	it('by the browser that was sent, once, with the state that it was sent with', async () => {
		const url = await callbackFor();
		expect((await new Browser().visit(url)).status).toBe(400);
		const otherState = new URL(url);
		otherState.searchParams.set('state', 'x'.repeat(43));
		const sent = browser.jar(here).get('counterclaim-signing-in') ?? '';
		expect((await browser.visit(otherState.href)).status).toBe(401);
		browser.jar(here).set('counterclaim-signing-in', sent);
		expect((await browser.visit(url)).status).toBe(303);
		browser.jar(here).set('counterclaim-signing-in', sent);
		expect((await browser.visit(url)).status).toBe(401);
	});

	it('with the nonce and the PKCE verifier of that browser', async () => {
		for (const changed of ['nonce', 'verifier']) {
			const url = await callbackFor();
			const jar = browser.jar(here);
			const pending = JSON.parse(Buffer.from(jar.get('counterclaim-signing-in') ?? '', 'base64url').toString());
			jar.set(
				'counterclaim-signing-in',
				Buffer.from(JSON.stringify({ ...pending, [changed]: 'x'.repeat(43) })).toString('base64url'),
			);
			expect([(await browser.visit(url)).status, cookie()]).toEqual([401, undefined]);
		}
	});

	it('and nothing that was secret is in the log', () => {
		const log = JSON.stringify(served.logs);
		for (const secret of ['a secret of the tests', 'code=', 'ada@example.org', 'ccs_'])
			expect(log).not.toContain(secret);
	});
});

describe('after signing in one goes on', () => {
	it.each([
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'/\t/evil.example',
		'javascript:alert(1)',
		'/..//evil.example',
		'',
		undefined,
		['/a'],
	])('not to %s', (wanted) => {
		expect(safePath(wanted)).toBe('/');
	});
	it.each(['/', '/?tab=3', '/claims/x#y', '/a//b'])('to %s', (wanted) => {
		expect(safePath(wanted)).toBe(wanted);
	});
});

/** A provider whose ID tokens are not signed as they ought to be. */
async function forgedProvider(idToken: (issuer: string, nonce: string) => string) {
	let nonce = '';
	const server = createServer((request, response) => {
		const issuer = `http://${request.headers.host}`;
		const url = new URL(request.url ?? '/', issuer);
		const json = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
		if (url.pathname.startsWith('/.well-known'))
			json({
				issuer,
				authorization_endpoint: `${issuer}/authorize`,
				token_endpoint: `${issuer}/token`,
				jwks_uri: `${issuer}/keys`,
				id_token_signing_alg_values_supported: ['RS256', 'none'],
			});
		else if (url.pathname === '/authorize') {
			nonce = url.searchParams.get('nonce') ?? '';
			const back = new URL(url.searchParams.get('redirect_uri') ?? '');
			back.searchParams.set('code', 'c');
			back.searchParams.set('state', url.searchParams.get('state') ?? '');
			response.writeHead(303, { location: back.href }).end();
		} else if (url.pathname === '/keys') json({ keys: [] });
		else json({ access_token: 'a', token_type: 'bearer', id_token: idToken(issuer, nonce) });
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return { server, issuer: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
}

it.each(['none', 'RS256', 'HS256'])('an ID token signed with %s that is not the provider’s is refused', async (alg) => {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const seconds = Math.floor(Date.now() / 1_000);
	const forged = await forgedProvider((iss, nonce) => {
		const claims = {
			iss,
			nonce,
			aud: 'counterclaim',
			sub: 'ada-at-the-provider',
			iat: seconds,
			exp: seconds + 60,
			email: 'ada@example.org',
			email_verified: true,
		};
		return `${part({ alg })}.${part(claims)}.${alg === 'none' ? '' : 'A'.repeat(43)}`;
	});
	const other = await serveOn(await newWorld(), {
		signIn: true,
		openId: { issuer: forged.issuer, clientId: 'counterclaim', clientSecret: 's' },
	});
	await admit(other.world, 'ada', 'OWNER');
	const back = await browser.visit(await browser.until(`${other.url}/sign-in`, `${other.url}/sign-in/callback`));
	expect([back.status, browser.jar(other.url).get('counterclaim')]).toEqual([401, undefined]);
	await other.close();
	forged.server.closeAllConnections();
	forged.server.close();
});
