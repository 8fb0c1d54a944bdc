import { afterEach, describe, expect, it } from 'vitest';
import { type Served, serveWorld } from './_server.js';

const opened: Served[] = [];
const open = async (...changes: Parameters<typeof serveWorld>): Promise<Served> => {
	const served = await serveWorld(...changes);
	opened.push(served);
	await served.world.named('mayer');
	await served.world.claim('one');
	await served.world.testimony('one', 'mayer');
	return served;
};
afterEach(async () => {
	for (const served of opened.splice(0)) await served.close();
});

const page = `query Page($slug: String!, $first: Int = 20) {
	claim(by: { slug: $slug }) { slug testimony(first: $first) { nodes { id source { slug parties { slug } } } } }
}`;
const post = async ({ url }: Served, body: unknown, headers: Record<string, string> = {}) => {
	const sent = {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	};
	const answer = await fetch(`${url}/graphql`, sent);
	const { 'x-request-id': _id, date: _date, ratelimit: _limit, ...others } = Object.fromEntries(answer.headers);
	const text = (await answer.text()).replace(/Trace id: [-0-9a-f]+|"traceId":"[-0-9a-f]+"/g, 'TRACE');
	return { status: answer.status, headers: others, text };
};

describe('a query that comes again', () => {
	it.each([
		['with what it answers', { slug: 'one' }, {}],
		[
			'for a client that accepts the newer media type',
			{ slug: 'one' },
			{ accept: 'application/graphql-response+json' },
		],
		['for what is not there', { slug: 'none' }, {}],
		['where a resolver refuses', { slug: 'one', first: 1000 }, {}],
		['where a variable is wrong', { slug: 7 }, {}],
		['where a variable is missing', {}, {}],
	])('is answered as the first time, to the letter, %s', async (_what, variables, headers) => {
		const served = await open();
		const first = await post(served, { query: page, variables }, headers);
		for (const slug of ['one', 'none', 'one']) await post(served, { query: page, variables: { slug } }, headers);
		expect(await post(served, { query: page, variables }, headers)).toEqual(first);
	});

	it('sees what was recorded meanwhile', async () => {
		const served = await open();
		for (let time = 0; time < 3; time++) await post(served, { query: page, variables: { slug: 'one' } });
		await served.world.testimony('one', 'mayer');
		const { text } = await post(served, { query: page, variables: { slug: 'one' } });
		expect(JSON.parse(text).data.claim.testimony.nodes).toHaveLength(2);
	});

	it('is held to the limit of what it could cost, by the variables that it comes with', async () => {
		const served = await open({ costLimit: 100 });
		for (let time = 0; time < 3; time++)
			expect((await post(served, { query: page, variables: { slug: 'one', first: 2 } })).status).toBe(200);
		const dear = await post(served, { query: page, variables: { slug: 'one', first: 100 } });
		expect(dear.text).toContain('LIMIT_EXCEEDED');
	});

	it('is charged what it was charged the first time, until the budget is spent', async () => {
		const served = await open({ costBudget: { points: 120, seconds: 60 } });
		const left: number[] = [];
		for (let time = 0; time < 3; time++) {
			const { headers, body } = await served.ask(page, { slug: 'one', first: 2 });
			expect(body.errors).toBeUndefined();
			left.push(Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]));
		}
		const [first = 0, second = 0, third = 0] = left;
		expect(second - third).toBe(first - second);
		expect(first - second).toBeGreaterThan(0);
		const statuses: number[] = [];
		for (let time = 0; time < 30; time++) statuses.push((await served.ask(page, { slug: 'one', first: 2 })).status);
		expect(statuses.at(-1)).toBe(429);
	});
});

describe('a mutation that comes again', () => {
	const rebut = `mutation Rebut($target: ID!, $first: Int = 20) {
		recordRebuttal(input: { target: $target, source: "mayer" }) {
			saved userErrors { code path } effects { claim { slug } } rebuttal { kind rebuttals(first: $first) { nodes { id } } }
		}
	}`;
	const sending = (served: Served) => (variables: object) => post(served, { query: rebut, variables });

	it('is done once each time, and answered as the first time', async () => {
		const served = await open();
		const send = sending(served);
		const first = await send({ target: 'one' });
		expect(first.text).toContain('"saved":true');
		for (let time = 1; time <= 4; time++) {
			expect(await served.world.count('statement')).toBe(1 + time);
			const again = await send({ target: 'one' });
			expect([again.status, again.headers['content-type']]).toEqual([200, first.headers['content-type']]);
			expect(JSON.parse(again.text).data.recordRebuttal).toMatchObject({ saved: true, rebuttal: { kind: 'REBUTS' } });
		}
		const refused = await send({ target: 'none' });
		expect(JSON.parse(refused.text).data.recordRebuttal).toMatchObject({
			saved: false,
			userErrors: [{ code: 'NOT_FOUND', path: ['target'] }],
		});
	});

	it('is done once where its answer has an error, and told so as the first time', async () => {
		const served = await open();
		const send = sending(served);
		const first = await send({ target: 'one', first: 1000 });
		expect(first.text).toContain('first is 1000');
		for (let time = 0; time < 3; time++) await send({ target: 'one' });
		expect(await served.world.count('statement')).toBe(5);
		const again = await send({ target: 'one', first: 1000 });
		const { errors, data } = JSON.parse(again.text);
		expect([again.status, errors]).toEqual([first.status, JSON.parse(first.text).errors]);
		expect(data.recordRebuttal.saved).toBe(true);
		expect(await served.world.count('statement')).toBe(6);
	});
});
