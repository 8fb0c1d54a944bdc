import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientAt, makeBudget } from '../../src/server/budget.js';
import { fieldsIn } from '../../src/server/cost.js';
import { type Served, serveWorld } from './_server.js';

const query = '{ claims(first: 10) { totalCount nodes { slug text } } }';
const opened: Served[] = [];
const open = async (...changes: Parameters<typeof serveWorld>): Promise<Served> => {
	const served = await serveWorld(...changes);
	opened.push(served);
	return served;
};
afterEach(async () => {
	for (const served of opened.splice(0)) await served.close();
});

describe('the cost of a query', () => {
	let served: Served;
	beforeAll(async () => {
		served = await serveWorld();
		await served.world.claim('one');
		await served.world.claim('two');
	});
	afterAll(() => served.close());

	it('is told: what it could have been, what it was, and the most that there may be', async () => {
		const { body, extensions } = await served.ask(query);
		expect(body.errors).toBeUndefined();
		// claims, totalCount, nodes and two fields of two claims each were answered.
		expect(extensions?.cost).toEqual({ requested: 41, actual: 7, limit: 25_000 });
	});

	it('is the same for the same answer, so that answers can be compared', async () => {
		expect((await served.ask(query)).extensions).toEqual((await served.ask(query)).extensions);
	});

	it('is not counted by client on loopback unless that is asked for', async () => {
		expect((await served.ask(query)).headers.get('ratelimit')).toBeNull();
	});

	it('is another where a variable is left out than where it is null, whatever it is named', async () => {
		const named = 'query ($constructor: Int = 100) { claims(first: $constructor) { nodes { slug } } }';
		const asked = async (variables: object) => (await served.ask(named, { ...variables })).extensions?.cost;
		expect(await asked({ constructor: null })).toMatchObject({ requested: 41 });
		expect(await asked({})).toMatchObject({ requested: 201 });
	});

	it('is told of answers with errors too, and not of refusals', async () => {
		const withErrors = await served.ask('{ claims(first: 1000) { totalCount } }');
		expect(withErrors.extensions?.cost).toMatchObject({ actual: 0 });
		const refused = await served.ask('{ nope }');
		expect(refused.extensions).toBeUndefined();
	});
});

describe('a budget', () => {
	const costBudget = { points: 200, seconds: 60 };

	it('is told in the headers, and only what was used is taken from it', async () => {
		const served = await open({ costBudget });
		await served.world.claim('one');
		const { headers, extensions } = await served.ask(query);
		expect(headers.get('ratelimit-policy')).toBe('"cost";q=200;w=60');
		expect(extensions?.cost).toMatchObject({ requested: 41, actual: 5 });
		expect(headers.get('ratelimit')).toMatch(/^"cost";r=195;t=(59|60)$/);
	});

	it('keeps a tenth of what could have been, however little is answered', async () => {
		const served = await open({ costBudget });
		const { headers } = await served.ask('{ claims(first: 40) { nodes { slug text } } }');
		expect(headers.get('ratelimit')).toMatch(/^"cost";r=187;/);
	});

	it('that is spent is refused with what is left and when to come again', async () => {
		const served = await open({ costBudget });
		await served.world.claim('one');
		const dear = '{ claims(first: 90) { nodes { slug } } }';
		for (let at = 0; at < 2; at++) expect((await served.ask(dear)).status).toBe(200);
		const { status, headers, body } = await served.ask(dear);
		expect(status).toBe(429);
		expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
		expect(headers.get('ratelimit')).toMatch(/^"cost";r=162;/);
		expect(body.data).toBeUndefined();
		expect(body.errors?.[0]?.extensions).toEqual({ code: 'BUDGET_EXCEEDED' });
		expect(body.errors?.[0]?.message).toContain('the query could cost 181, and you have 162 left of 200');
		expect((await served.ask('{ claims(first: 10) { nodes { slug } } }')).status).toBe(200);
	});

	it('is one for all who say that they are another, unless there is a proxy to be trusted', async () => {
		const remaining = async (served: Served, forwarded: string) => {
			const response = await fetch(`${served.url}/graphql`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
				body: JSON.stringify({ query: '{ __typename }' }),
			});
			return /r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1];
		};
		const alone = await open({ costBudget });
		expect([await remaining(alone, '203.0.113.1'), await remaining(alone, '203.0.113.2')]).toEqual(['199', '198']);
		for (const trustProxy of [1, ['127.0.0.1']] as const) {
			const behind = await open({ costBudget, trustProxy });
			expect([await remaining(behind, '203.0.113.1'), await remaining(behind, '203.0.113.2')]).toEqual(['199', '199']);
			// What a client put before what the proxy saw is not believed.
			expect(await remaining(behind, '198.51.100.7, 203.0.113.2')).toBe('198');
		}
	});

	it('of one client is not that of another, and begins anew', async () => {
		const budget = makeBudget({ points: 10, seconds: 1 });
		expect(await budget.take('a', 10)).toMatchObject({ granted: true, remaining: 0 });
		expect(await budget.take('a', 1)).toMatchObject({ granted: false, remaining: 0 });
		expect(await budget.take('b', 4)).toMatchObject({ granted: true, remaining: 6 });
		await new Promise((done) => setTimeout(done, 1_100));
		expect(await budget.take('a', 10)).toMatchObject({ granted: true, remaining: 0 });
	});

	it('refused takes nothing', async () => {
		const budget = makeBudget({ points: 10, seconds: 60 });
		await budget.take('a', 8);
		for (let at = 0; at < 3; at++) expect(await budget.take('a', 5)).toMatchObject({ granted: false, remaining: 2 });
		expect(await budget.take('a', 2)).toMatchObject({ granted: true, remaining: 0 });
	});
});

it.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:db8:1:2::1', '2001:db8:1:2::/64'],
	['2001:0db8:0001:0002::ffff', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['::1', '0:0:0:0::/64'],
])('the client at %s is %s', (address, client) => {
	expect(clientAt(address)).toBe(client);
});

it.each([
	[null, 0],
	[{}, 0],
	[{ a: null }, 1],
	[{ a: [{ b: 1 }, { b: 2 }, null] }, 3],
	[{ a: ['x', 'y'] }, 1],
])('an answer %j has %i fields', (data, fields) => {
	expect(fieldsIn(data)).toBe(fields);
});
