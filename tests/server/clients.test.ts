import { CombinedGraphQLErrors } from '@apollo/client';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { relayStylePagination } from '@apollo/client/utilities';
import { Client, fetchExchange } from '@urql/core';
import { ClientError, GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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

	it('with Apollo Client pages by relayStylePagination into one list, from first to last', async () => {
		const client = new ApolloClient({
			link: new HttpLink({ uri: `${served.url}/graphql` }),
			cache: new InMemoryCache({
				typePolicies: { Query: { fields: { claims: relayStylePagination(['filter', 'orderBy']) } } },
			}),
		});
		const query = gql`query Page($after: String) {
			claims(first: 4, after: $after, orderBy: { field: RECORDED_AT, direction: ASCENDING }) {
				edges { cursor node { id slug } } pageInfo { endCursor hasNextPage }
			}
		}`;
		interface Page {
			claims: { edges: { node: { slug: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
		}
		const watched = client.watchQuery<Page>({ query });
		const first = await client.query<Page>({ query });
		expect(first.data?.claims.pageInfo.hasNextPage).toBe(true);
		await watched.fetchMore({ variables: { after: first.data?.claims.pageInfo.endCursor } });
		const whole = client.readQuery<Page>({ query });
		expect(whole?.claims.edges.map((one) => one.node.slug)).toEqual([
			'claim-0',
			'claim-1',
			'claim-2',
			'claim-3',
			'claim-4',
			'tbd',
		]);
		expect(whole?.claims.pageInfo.hasNextPage).toBe(false);
		client.stop();
	});

	it('with Apollo Client sees scores in a cached list change by what is recorded, and by nothing else', async () => {
		const { world } = served;
		for (const slug of ['ground', 'leaning']) await world.claim(slug, { topics: ['cached'] });
		await world.link('leaning', 'RESTS_ON', 'ground');
		for (const slug of ['ground', 'leaning']) await world.testimony(slug, 'two');
		await world.rebuttal('leaning', 'mayer-himself');
		const requests: string[] = [];
		const counting = (url: string | URL | Request, init?: RequestInit) => {
			requests.push(String(init?.body));
			return fetch(url, init);
		};
		const client = new ApolloClient({
			link: new HttpLink({ uri: `${served.url}/graphql`, fetch: counting }),
			cache: new InMemoryCache(),
		});
		const query = gql`{ claims(first: 10, filter: { topic: ["cached"] }) { nodes { id slug contestedness { score level } } } }`;
		interface List {
			claims: { nodes: { slug: string; contestedness: { score: number } }[] };
		}
		const seen: Record<string, number>[] = [];
		const watching = client.watchQuery<List>({ query }).subscribe(({ data }) => {
			const nodes = (data as List | undefined)?.claims?.nodes;
			if (nodes) seen.push(Object.fromEntries(nodes.map((one) => [one.slug, one.contestedness.score])));
		});
		await client.query<List>({ query });
		// Which claims moved, and how, comes with the answer: nothing needs to be asked again.
		const mutation = gql`mutation Rebut($input: RecordRebuttalInput!) {
			recordRebuttal(input: $input) { effects { claim { id contestedness { score level } } } userErrors { code } }
		}`;
		const variables = { input: { target: 'ground', source: 'mayer-himself' } };
		await client.mutate({ mutation, variables });
		const scores = { ground: await world.score('ground'), leaning: await world.score('leaning') };
		await vi.waitFor(() => expect(seen.at(-1)).toEqual(scores));
		expect(seen[0]).toMatchObject({ ground: 0 });
		expect(seen[0]?.leaning).not.toBe(scores.leaning);
		expect(scores.ground).toBeGreaterThan(0.2);
		expect(requests).toHaveLength(2);
		watching.unsubscribe();
		client.stop();
	});

	it('with Apollo Client gets a malformed question as an error with its code, under each error policy', async () => {
		const client = new ApolloClient({
			link: new HttpLink({ uri: `${served.url}/graphql` }),
			cache: new InMemoryCache(),
		});
		const query = gql`{ claim(by: { slug: "tbd" }) { id slug } claims(first: 1, after: "nonsense") { totalCount } }`;
		const thrown = await client.query({ query }).catch((error: unknown) => error);
		expect(CombinedGraphQLErrors.is(thrown) && thrown.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
		const kept = await client.query({ query, errorPolicy: 'all' });
		expect(CombinedGraphQLErrors.is(kept.error)).toBe(true);
		const ignored = await client.query({ query, errorPolicy: 'ignore' });
		expect(ignored.error).toBeUndefined();
		client.stop();
	});

	it('with graphql-request reads with variables, and has errors with status and code', async () => {
		const client = new GraphQLClient(`${served.url}/graphql`);
		const query = 'query One($by: ClaimBy!) { claim(by: $by) { slug text(language: "en") } }';
		expect(await client.request(query, { by: { slug: 'tbd' } })).toEqual({
			claim: { slug: 'tbd', text: 'It is so: tbd.' },
		});
		const failed = await client.request('{ claims(first: 1000) { totalCount } }').catch((error: unknown) => error);
		expect(failed).toBeInstanceOf(ClientError);
		if (failed instanceof ClientError) {
			expect(failed.response.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
			expect(failed.message).toContain('100');
		}
		const unknown = await client.request('{ verdict }').catch((error: unknown) => error);
		expect(unknown instanceof ClientError && unknown.response.status).toBe(400);
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
		expect(seen.sort()).toEqual(['claim-0', 'claim-1', 'claim-2', 'claim-3', 'claim-4', 'ground', 'leaning', 'tbd']);
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
