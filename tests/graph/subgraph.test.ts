import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/core/permissions.js';
import { contextWith } from '../../src/graph/context.js';
import { makeSchema } from '../../src/graph/schema.js';
import { subgraphOf, subgraphSdl } from '../../src/graph/subgraph.js';
import { readsOf } from '../../src/store/reads.js';
import { newWorld, type World } from '../_world.js';

let world: World;
let schema: GraphQLSchema;
let sdl: string;
beforeAll(async () => {
	const plain = await makeSchema();
	schema = subgraphOf(plain);
	sdl = subgraphSdl(plain);
	world = await newWorld();
	await world.story('rift', { title: 'The rift' });
	for (let at = 0; at < 50; at++) {
		await world.claim(`c${at}`, { text: `Claim ${at}.`, stories: ['rift'] });
		await world.party(`p${at}`);
	}
});
afterAll(() => world.close());

const entities =
	'{ __typename ... on Claim { slug text stories { title } } ... on Party { slug name } ... on Story { title } }';
const ask = async (representations: unknown) => {
	const contextValue = contextWith(world.office, () => readsOf(world.database, everything));
	const source = `query($representations: [_Any!]!) { _entities(representations: $representations) ${entities} }`;
	const { data, errors } = await graphql({ schema, source, variableValues: { representations }, contextValue });
	return { found: data?._entities as unknown[] | undefined, errors };
};

describe('the subgraph', () => {
	it('is one that Federation 2 composes from: keys on claims, parties and stories', () => {
		for (const name of ['Claim', 'Party', 'Story'])
			expect(sdl).toMatch(
				new RegExp(`^type ${name} implements Node @key\\(fields: "id"\\) @key\\(fields: "slug"\\)`, 'm'),
			);
		const built = buildSubgraphSchema({ typeDefs: parse(sdl) });
		const union = built.getType('_Entity');
		expect(
			String(built.getType('Claim')) && union && 'getTypes' in union && union.getTypes().map(String).sort(),
		).toEqual(['Claim', 'Party', 'Story']);
	});

	it('tells a gateway what it is', async () => {
		const { data } = await graphql({ schema, source: '{ _service { sdl } }' });
		expect(data).toEqual({ _service: { sdl } });
	});

	it('answers references of all kinds, by id and by slug, in the order asked, null where there is nothing', async () => {
		const id = await world.find('claim', 'c1');
		const { found, errors } = await ask([
			{ __typename: 'Story', slug: 'rift' },
			{ __typename: 'Claim', id },
			{ __typename: 'Claim', id: 'clm_0000000000000000' },
			{ __typename: 'Party', slug: 'p7' },
			{ __typename: 'Party', slug: 'nobody' },
		]);
		expect(errors).toBeUndefined();
		expect(found).toEqual([
			{ __typename: 'Story', title: 'The rift' },
			{ __typename: 'Claim', slug: 'c1', text: 'Claim 1.', stories: [{ title: 'The rift' }] },
			null,
			{ __typename: 'Party', slug: 'p7', name: 'p7' },
			null,
		]);
	});

	it('reads fifty references in as many statements as three', async () => {
		const count = async (many: number) => {
			const claims = Array.from({ length: many }, (_, at) => ({ __typename: 'Claim', slug: `c${at}` }));
			const parties = Array.from({ length: many }, (_, at) => ({ __typename: 'Party', slug: `p${at}` }));
			const sent = await world.sqlOf(async () => {
				expect((await ask([...claims, ...parties])).found?.filter((one) => one !== null)).toHaveLength(2 * many);
			});
			return sent.length;
		};
		expect(await count(50)).toBe(await count(3));
	});

	it.each([
		['a type without a key', { __typename: 'Weight', id: 'x' }, 'names no type that has a key'],
		['a type of the language', { __typename: 'toString', id: 'x' }, 'names no type that has a key'],
		['no key', { __typename: 'Claim', text: 'x' }, 'needs its id or its slug'],
		['no reference', 'Claim', 'names no type that has a key'],
	])('refuses %s, and answers the others', async (_what, reference, message) => {
		const { found, errors } = await ask([reference, { __typename: 'Story', slug: 'rift' }]);
		expect(errors?.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
		expect(found).toEqual([null, { __typename: 'Story', title: 'The rift' }]);
	});

	it('refuses a thousand and one references', async () => {
		const { errors } = await ask(Array.from({ length: 1_001 }, () => ({ __typename: 'Claim', slug: 'c1' })));
		expect(errors?.[0]?.message).toContain('the most is 1000');
	});

	it('has everything else that the schema has', async () => {
		const contextValue = contextWith(world.office, () => readsOf(world.database, everything));
		const source = '{ claims(first: 1) { totalCount } }';
		expect(await graphql({ schema, source, contextValue })).toEqual({ data: { claims: { totalCount: 50 } } });
	});
});
