import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, subscriptionExchange } from '@urql/core';
import { OperationTypeNode } from 'graphql';
import { createClient as createStreamClient } from 'graphql-sse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually, listenWith, socketClient } from './_listening.js';
import { type Served, serveWorld } from './_server.js';

let served: Served;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
	served = await serveWorld();
	const { world } = served;
	await world.party('mayer');
	await world.named('mayer-himself', { parties: ['mayer'] });
	await world.unnamed('two', 2);
	await world.story('other');
	await world.claim('tbd', { about: [{ party: 'mayer', news: 'UNFAVOURABLE' }], topics: ['people'] });
	await world.claim('noise');
});
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
	await served.close();
});

function client() {
	const made = socketClient(served.url);
	closers.push(() => made.dispose());
	return made;
}
function streamClient() {
	const made = createStreamClient({ url: `${served.url}/graphql/stream`, retryAttempts: 0 });
	closers.push(() => made.dispose());
	return made;
}
const subscribed = (count: number) => eventually(`${count} subscribers`, () => served.subscribers() === count);

const changed = `subscription ($filter: ClaimFilter) { contestednessChanged(filter: $filter) {
	event sequence claim { slug } cause { __typename source { label } } before { score } after { score level } } }`;
const recorded = `subscription ($claim: ID) { statementRecorded(claim: $claim) {
	__typename id claim { slug } source { slug } ... on Rebuttal { kind weight { effective } } } }`;
const rebut = `mutation ($target: ID!, $source: ID!) { recordRebuttal(input: { target: $target, source: $source }) {
	saved rebuttal { id } userErrors { message } } }`;

describe.each([
	['graphql-ws', client],
	['graphql-sse', streamClient],
])('over %s', (_name, connect) => {
	it('a change of a score comes with its claim, its cause, before and after', async () => {
		const listening = listenWith(connect(), changed);
		await subscribed(1);
		await served.world.testimony('tbd', 'two');
		await served.ask(rebut, { target: 'tbd', source: 'mayer-himself' });
		const answers = await listening.until(2);
		expect(answers.map((one) => one.data.contestednessChanged)).toEqual([
			expect.objectContaining({ event: 'TESTIMONY_RECORDED', sequence: 2, claim: { slug: 'tbd' } }),
			{
				event: 'REBUTTAL_RECORDED',
				sequence: 3,
				claim: { slug: 'tbd' },
				cause: { __typename: 'Rebuttal', source: { label: 'mayer' } },
				before: { score: 0 },
				after: { score: expect.closeTo(0.254, 2), level: 'CONTESTED' },
			},
		]);
	});

	it('a statement comes as it is on record, for the claim asked for only', async () => {
		const listening = listenWith(connect(), recorded, { claim: 'tbd' });
		await subscribed(1);
		await served.world.testimony('noise', 'two');
		await served.world.testimony('tbd', 'two');
		await served.world.rebuttal('tbd', 'mayer-himself');
		const answers = await listening.until(2);
		expect(answers.map((one) => one.data.statementRecorded)).toEqual([
			expect.objectContaining({ __typename: 'Testimony', claim: { slug: 'tbd' }, source: { slug: 'two' } }),
			expect.objectContaining({ __typename: 'Rebuttal', kind: 'REBUTS', weight: { effective: 0.4 } }),
		]);
	});

	it.each([
		['a query', '{ claims { totalCount } }', 'only subscriptions are answered here'],
		['what is no GraphQL', 'subscription {', 'Syntax Error'],
		['an unknown field', 'subscription { nothingChanged }', 'Cannot query field'],
		['what nests too deep', `subscription { statementRecorded { id ${deep(25)} } }`, 'levels deep'],
		[
			'what costs too much',
			'subscription { statementRecorded { claim { testimony(first: 100) { nodes { claim { testimony(first: 100) { nodes { claim { rebuttals(first: 100) { nodes { id } } } } } } } } } } }',
			'could cost',
		],
		['a claim that is not there', 'subscription { statementRecorded(claim: "nowhere") { id } }', 'no claim `nowhere`'],
		[
			'a party that is not there',
			'subscription { contestednessChanged(filter: { party: "nobody" }) { sequence } }',
			'no party `nobody`',
		],
	])('%s is refused', async (_what, query, message) => {
		const listening = listenWith(connect(), query);
		await listening.ended;
		const said = JSON.stringify([listening.answers, listening.error]);
		expect(said).toContain(message);
		expect(said).not.toContain('stack');
		expect(served.subscribers()).toBe(0);
	});

	it('whoever leaves is forgotten', async () => {
		const listening = listenWith(connect(), changed);
		await subscribed(1);
		listening.stop();
		await subscribed(0);
	});

	it('closing the server ends it at once and nothing hangs', async () => {
		const listening = listenWith(connect(), changed);
		await subscribed(1);
		const from = Date.now();
		await served.close();
		expect(Date.now() - from).toBeLessThan(1_500);
		await listening.ended;
		expect(listening.error).toBeTruthy();
		expect(served.subscribers()).toBe(0);
		served = await serveWorld();
	});
});

function deep(levels: number): string {
	return levels <= 0 ? '' : `claim { testimony(first: 1) { nodes { id ${deep(levels - 3)} } } }`;
}

describe('a filter', () => {
	it('compares the claim as it is after the change, and nothing comes of others', async () => {
		const filters = [
			{ party: 'mayer' },
			{ topic: ['people'], leastScore: 0.1 },
			{ level: ['CONTESTED'] },
			{ story: 'other' },
			{ kind: ['FACT'], implied: false, mostScore: 0.1 },
		];
		const connection = client();
		const all = filters.map((filter) => listenWith(connection, changed, { filter }));
		await subscribed(filters.length);
		await served.world.testimony('noise', 'two');
		await served.world.testimony('tbd', 'two');
		await served.world.rebuttal('tbd', 'mayer-himself');
		await all[1]?.until(1);
		await all[0]?.until(2);
		await all[4]?.until(2);
		const heard = all.map((one) =>
			one.answers.map((answer) => {
				const { claim, sequence } = answer.data.contestednessChanged;
				return `${claim.slug} ${sequence}`;
			}),
		);
		expect(heard).toEqual([['tbd 2', 'tbd 3'], ['tbd 3'], ['tbd 3'], [], ['noise 2', 'tbd 2']]);
	});

	it('costs no SQL of its own: fifty different ones take as many statements as one', async () => {
		const connection = client();
		const heard = async (count: number, claim: string) => {
			const all = Array.from({ length: count }, (_, at) =>
				listenWith(connection, changed, { filter: { leastScore: -at } }),
			);
			await subscribed(count);
			const sql = await served.world.sqlOf(async () => {
				await served.world.rebuttal(claim, 'mayer-himself');
				for (const one of all) await one.until(1);
			});
			for (const one of all) one.stop();
			await subscribed(0);
			return sql.filter((one) => !/FROM outbox/.test(one)).length;
		};
		expect(await heard(50, 'tbd')).toBe(await heard(1, 'noise'));
	});
});

describe('a front end', () => {
	it('with Apollo Client is told, and its cache follows', async () => {
		const link = ApolloLink.split(
			({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
			new GraphQLWsLink(client()),
			new HttpLink({ uri: `${served.url}/graphql` }),
		);
		const apollo = new ApolloClient({ link, cache: new InMemoryCache() });
		const query = gql`subscription { contestednessChanged { sequence claim { id contestedness { score level } } } }`;
		interface Shown {
			claim: { contestedness: { score: number; level: string } };
		}
		const page = gql`{ claim(by: { slug: "tbd" }) { id text contestedness { score level } } }`;
		const cached = () => apollo.readQuery<Shown>({ query: page })?.claim.contestedness;
		const levels: string[] = [];
		const subscription = apollo
			.subscribe<{ contestednessChanged: Shown }>({ query })
			.subscribe(({ data }) => void levels.push(String(data?.contestednessChanged.claim.contestedness.level)));
		await subscribed(1);
		await served.world.testimony('tbd', 'two');
		await eventually('one level', () => levels.length === 1);
		await apollo.query({ query: page });
		expect(cached()).toMatchObject({ score: 0, level: 'UNCONTESTED' });
		await served.world.rebuttal('tbd', 'mayer-himself');
		await eventually('two levels', () => levels.length === 2);
		expect(levels).toEqual(['UNCONTESTED', 'CONTESTED']);
		const score = await served.world.score('tbd');
		expect(score).toBeGreaterThan(0.2);
		expect(cached()).toMatchObject({ score, level: 'CONTESTED' });
		subscription.unsubscribe();
		apollo.stop();
	});

	it('with urql is told', async () => {
		const socket = client();
		const urql = new Client({
			url: `${served.url}/graphql`,
			preferGetMethod: false,
			exchanges: [
				subscriptionExchange({
					forwardSubscription: ({ query = '', variables = {} }) => ({
						subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink as never) }),
					}),
				}),
			],
		});
		const heard: unknown[] = [];
		const { unsubscribe } = urql
			.subscription('subscription { statementRecorded { source { slug } } }', {})
			.subscribe(({ data }) => void heard.push(data?.statementRecorded.source.slug));
		await subscribed(1);
		await served.world.testimony('tbd', 'two');
		await eventually('one', () => heard.length === 1);
		expect(heard).toEqual(['two']);
		unsubscribe();
	});

	it('that POSTs a subscription is told where to ask', async () => {
		const { status, body } = await served.ask('subscription { statementRecorded { id } }');
		expect(status).toBe(400);
		expect(body.errors?.[0]?.message).toContain('over WebSocket (graphql-transport-ws) at this address');
		expect(body.errors?.[0]?.message).toContain('graphql/stream');
	});
});

it('those who ask the same are one operation: executed once, told each', async () => {
	const many = 40;
	const connections = [client(), client()];
	const all = Array.from({ length: many }, (_, at) => listenWith(connections[at % 2] ?? client(), recorded));
	await subscribed(many);
	const sql = await served.world.sqlOf(async () => {
		await served.world.testimony('tbd', 'two');
		for (const one of all) await one.until(1);
	});
	expect(sql.filter((one) => /FROM source s WHERE/.test(one)).length).toBeLessThanOrEqual(2);
	expect(new Set(all.map((one) => JSON.stringify(one.answers))).size).toBe(1);
});

it('a dry run and a refused recording tell nobody', async () => {
	const listening = listenWith(client(), changed);
	await subscribed(1);
	const dry = 'mutation { recordRebuttal(input: { target: "tbd", source: "mayer-himself", dryRun: true }) { saved } }';
	expect((await served.ask(dry)).body.data.recordRebuttal.saved).toBe(false);
	await served.ask(rebut, { target: 'tbd', source: 'nobody' });
	await served.ask(rebut, { target: 'tbd', source: 'mayer-himself' });
	await listening.until(1);
	expect(listening.answers).toHaveLength(1);
	expect(await served.world.count('outbox')).toBe(2 + 2 + 2);
});

describe('who may listen', () => {
	it('is asked at subscribing and at each event', async () => {
		await served.close();
		let open = true;
		served = await serveWorld(
			{},
			{
				may: ({ headers, params }, { topic, claimId }) =>
					topic === 'statementRecorded'
						? headers['x-name'] === 'ann'
						: params.name === 'ann' && (claimId === null || open),
			},
		);
		const { world } = served;
		for (const slug of ['one', 'two', 'three']) await world.claim(slug);
		await world.record('post');
		const known = socketClient(served.url, { connectionParams: { name: 'ann' } });
		const stranger = client();
		closers.push(() => known.dispose());
		const heard = listenWith(known, changed);
		await subscribed(1);
		const refused = listenWith(stranger, changed);
		await refused.ended;
		expect(refused.answers).toEqual([
			{ errors: [{ message: 'you may not listen to this', extensions: { code: 'FORBIDDEN' } }] },
		]);
		const streams = createStreamClient({ url: `${served.url}/graphql/stream`, headers: { 'x-name': 'ann' } });
		closers.push(() => streams.dispose());
		const statements = listenWith(streams, recorded);
		await subscribed(2);
		await world.testimony('one', 'post');
		await heard.until(1);
		await statements.until(1);
		open = false;
		await world.testimony('two', 'post');
		await statements.until(2);
		open = true;
		await world.testimony('three', 'post');
		await heard.until(2);
		expect(heard.answers.map((one) => one.data.contestednessChanged.claim.slug)).toEqual(['one', 'three']);
	});
});
