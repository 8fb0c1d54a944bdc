import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveWorld } from './_server.js';

let served: Served;
beforeAll(async () => {
	// Everybody who shows nothing is the public.
	served = await serveWorld({ signIn: true });
	await served.world.claim('tbd');
});
afterAll(() => served.close());

const get = (query: string, headers: Record<string, string> = {}) =>
	fetch(`${served.url}/graphql?query=${encodeURIComponent(query)}`, { headers });
const claims = '{ claims { totalCount } }';

describe('an answer to a query by GET', () => {
	it('may be kept, to be asked for again each time', async () => {
		const { headers } = await get(claims);
		expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
		expect(headers.get('etag')).toMatch(/^"[\w-]{27}"$/);
		expect(headers.get('vary')).toBe('accept, authorization, cookie');
	});

	it('is not sent again to who has it, until it is another', async () => {
		const etag = (await get(claims)).headers.get('etag') as string;
		for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
			const again = await get(claims, { 'if-none-match': tags });
			expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
		}
		await served.world.database.write((tx) => tx.query('UPDATE claim SET public_since = recorded_at'));
		const changed = await get(claims, { 'if-none-match': etag });
		expect(changed.status).toBe(200);
		expect(changed.headers.get('etag')).not.toBe(etag);
	});

	it('is for one person where it was asked for with credentials, and where nobody is asked who they are', async () => {
		const mine = 'private, max-age=0, must-revalidate';
		expect((await get(claims, { cookie: 'x=y' })).headers.get('cache-control')).toBe(mine);
		const open = await serveWorld();
		const answer = await fetch(`${open.url}/graphql?query=${encodeURIComponent(claims)}`);
		expect(answer.headers.get('cache-control')).toBe(mine);
		await open.close();
	});
});

describe('nothing else is kept', () => {
	it.each([
		['a refusal', '{ nope }', 400],
		['an answer with errors', '{ claims(first: 1000) { totalCount } }', 200],
		['a mutation', 'mutation { recordStory(input: { title: "x", language: "en" }) { saved } }', 405],
	])('%s', async (_what, query, status) => {
		const response = await get(query, { 'if-none-match': '*' });
		expect([response.status, response.headers.get('cache-control'), response.headers.get('etag')]).toEqual([
			status,
			'no-store',
			null,
		]);
	});

	it('an answer by POST', async () => {
		const { status, headers } = await served.ask(claims);
		expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([200, 'no-store', null]);
	});
});
