import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { Client, fetchExchange } from '@urql/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveWorld } from './_server.js';

let served: Served;
beforeAll(async () => {
	served = await serveWorld();
	const { world } = served;
	await world.party('mayer');
	await world.named('mayer-himself', { parties: ['mayer'] });
	await world.unnamed('two', 2, { headcount: { least: 2, most: 2 } });
	for (let at = 0; at < 5; at++) await world.claim(`claim-${at}`);
	await world.claim('tbd', { about: [{ party: 'mayer', news: 'UNFAVOURABLE' }] });
	await world.testimony('tbd', 'two');
});
afterAll(() => served.close());

const rebut = `mutation Rebut($input: RecordRebuttalInput!) {
	recordRebuttal(input: $input) {
		rebuttal { id kind weight { effective interest interestBecause } claim { id contestedness { score level } } }
		effects { before { score } after { score summary } }
		userErrors { code path message }
	}
}`;

describe('a front end', () => {
	it('with Apollo Client reads, records, and sees its cache follow the record', async () => {
		const client = new ApolloClient({
			link: new HttpLink({ uri: `${served.url}/graphql` }),
			cache: new InMemoryCache(),
		});
		const query = gql`{ claim(by: { slug: "tbd" }) { id contestedness { score level } } }`;
		const before = await client.query<{ claim: { contestedness: { score: number } } }>({ query });
		expect(before.data?.claim.contestedness.score).toBe(0);
		const input = { target: 'tbd', source: 'mayer-himself', quote: 'from day one' };
		const recorded = await client.mutate<{ recordRebuttal: { rebuttal: { weight: unknown } } }>({
			mutation: gql(rebut),
			variables: { input },
		});
		expect(recorded.data?.recordRebuttal.rebuttal.weight).toMatchObject({ effective: 0.4, interest: 'SERVES' });
		const after = client.readQuery<{ claim: { contestedness: { score: number; level: string } } }>({ query });
		expect(after?.claim.contestedness).toMatchObject({ score: 0.253968253968254, level: 'CONTESTED' });
		client.stop();
	});

	it('with urql pages through claims to the end', async () => {
		const client = new Client({ url: `${served.url}/graphql`, exchanges: [fetchExchange], preferGetMethod: false });
		const seen: string[] = [];
		let after: string | null = null;
		do {
			const query =
				'query($after: String) { claims(first: 2, after: $after) { nodes { slug } pageInfo { endCursor hasNextPage } } }';
			const { data, error } = await client.query(query, { after }).toPromise();
			expect(error).toBeUndefined();
			seen.push(...data.claims.nodes.map((one: { slug: string }) => one.slug));
			after = data.claims.pageInfo.hasNextPage ? data.claims.pageInfo.endCursor : null;
		} while (after !== null);
		expect(seen.sort()).toEqual(['claim-0', 'claim-1', 'claim-2', 'claim-3', 'claim-4', 'tbd']);
	});

	it('gets what is wrong with an input as data, with the place and the remedy', async () => {
		const { status, body } = await served.ask(rebut, {
			input: { target: 'tdb', source: 'mayer-himself', saidAt: '2999-01-01' },
		});
		expect(status).toBe(200);
		expect(body.errors).toBeUndefined();
		expect(body.data.recordRebuttal.userErrors).toEqual([
			{
				code: 'INVALID',
				path: ['saidAt'],
				message: 'saidAt 2999-01-01 is in the future; nothing can have been said then',
			},
			{ code: 'NOT_FOUND', path: ['target'], message: 'there is no claim `tdb`' },
		]);
	});
});
