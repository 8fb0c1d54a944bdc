import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveWorld } from './_server.js';

let served: Served;
beforeAll(async () => {
	served = await serveWorld();
});
afterAll(() => served.close());

const audits = serverAudits({ url: () => `${served.url}/graphql` });

/** Every audit of the suite by its id, so that none is lost when the package changes. */
const ids = `
	22EB 4655 47DE 80D8 82A3 BF61 78D5 2C94 5A70 9C48 9ABE 03D4 A5BF 423L LKJ0 LKJ1 LKJ2 LKJ3 34A2 13EE 6C00 6C01 6C02
	6C03 8161 B8B3 94B0 0220 94B1 0221 94B2 0222 4760 4761 4762 4763 2EA1 28B9 D6D5 6A70 58B0 58B1 58B2 58B3 428F 1B7A
	B6DC BCF8 B7N8 8764 3E3A 572B FDE2 7B9B 865D 556A D586 51FE 74FF 5E5B 86EE
`
	.trim()
	.split(/\s+/);

describe('GraphQL over HTTP', () => {
	it('is audited by every rule of the suite, and by no other', () => {
		expect(audits.map((audit) => audit.id).sort()).toEqual([...ids].sort());
	});

	it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
		const found = await audit.fn();
		expect(found.status === 'ok' ? 'ok' : `${found.status}: ${found.reason}`).toBe('ok');
	});

	it('answers methods that it does not know with 405 and those that it knows', async () => {
		for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
			const response = await fetch(`${served.url}/graphql`, { method });
			expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
		}
	});

	it.each([
		['a page of another site', 'cross-site', 400],
		['a page of a neighbouring name', 'same-site', 400],
		['the playground', 'same-origin', 200],
		['the address bar', 'none', 200],
	])('is asked by GET from %s or not', async (_who, site, status) => {
		const response = await fetch(`${served.url}/graphql?query=${encodeURIComponent('{ __typename }')}`, {
			headers: { 'sec-fetch-site': site },
		});
		expect(response.status).toBe(status);
	});

	it('tells refusals by status wherever the client does not ask for application/json by name', async () => {
		const statusFor = async (accept: string) =>
			(
				await fetch(`${served.url}/graphql`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', accept },
					body: '{"query":"{ nope }"}',
				})
			).status;
		expect(await statusFor('*/*')).toBe(400);
		expect(await statusFor('application/graphql-response+json, application/json;q=0.9')).toBe(400);
		expect(await statusFor('application/json')).toBe(200);
		expect(await statusFor('text/html')).toBe(406);
	});
});
