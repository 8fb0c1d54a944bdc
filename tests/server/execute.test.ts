import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/core/permissions.js';
import { contextWith } from '../../src/graph/context.js';
import { makeSchema } from '../../src/graph/schema.js';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
import { executorOf } from '../../src/server/execute.js';
import { readsOf } from '../../src/store/reads.js';
import { importLedger } from '../../src/workflow/importLedger.js';
import { must, newWorld, type World } from '../_world.js';

let world: World;
let schema: GraphQLSchema;
beforeAll(async () => {
	world = await newWorld();
	schema = await makeSchema();
	const read = readLedger(readFileSync('examples/meta-scale-ai.yaml', 'utf8'), { file: 'meta-scale-ai.yaml' });
	if (read.ok) must(await importLedger(world.office, read.ledger));
}, 60_000);
afterAll(() => world.close());

const context = () => contextWith(world.office, () => readsOf(world.database, everything));
/** As clients see it: plain objects, errors without their stacks. */
const seen = (answer: unknown) => JSON.parse(JSON.stringify(answer));

/** The same document executed by graphql-js and compiled. */
async function bothWays(source: string | DocumentNode, variables: Record<string, unknown> = {}) {
	const document = typeof source === 'string' ? parse(source) : source;
	const interpreted = await execute({ schema, document, variableValues: variables, contextValue: context() });
	const compiled = await executorOf(schema, { compileAt: 1 })({ document, variables, context: context() });
	return { interpreted: seen(interpreted), compiled: seen(compiled) };
}

describe('a compiled document answers what an interpreted one does', () => {
	const files = readdirSync('examples/queries').filter((name) => name.endsWith('.graphql'));
	it.each(files)('%s', async (name) => {
		const source = readFileSync(`examples/queries/${name}`, 'utf8');
		if (/^(mutation|subscription)/m.test(source)) return;
		const variables = JSON.parse(
			readFileSync(`examples/queries/${name.replace('.graphql', '.variables.json')}`, 'utf8'),
		);
		const { interpreted, compiled } = await bothWays(source, variables);
		expect(interpreted.errors).toBeUndefined();
		expect(compiled).toEqual(interpreted);
	});

	it('with fields and fragments skipped and included, under aliases, of every kind of thing', async () => {
		const source = `query ($yes: Boolean!, $no: Boolean!, $ids: [ID!]!) {
			claims(first: 3) { totalCount nodes { a: slug slug @skip(if: $yes) text @include(if: $no) ...More @include(if: $yes) } }
			nodes(ids: $ids) { __typename id ... on Claim { slug } ... on Source { label } ... on Statement { words source { slug } } }
		}
		fragment More on Claim { contestedness { score } rebuttals { nodes { target { __typename ... on Claim { slug } } } } }`;
		const { claim, statements } = await world.case('mayer-tbd');
		const ids = [claim.id, ...statements.flatMap((one) => [one.id, one.sourceId]), 'clm_0000000000000000', 'nothing'];
		const { interpreted, compiled } = await bothWays(source, { yes: true, no: false, ids });
		expect(interpreted.errors).toBeUndefined();
		expect(compiled).toEqual(interpreted);
	});

	it('where an input leaves out what has a default', async () => {
		const source = 'query ($order: ClaimOrder) { claims(first: 4, orderBy: $order) { nodes { slug } } }';
		const { interpreted, compiled } = await bothWays(source, { order: { field: 'RECORDED_AT' } });
		expect(interpreted.data.claims.nodes).toHaveLength(4);
		expect(compiled).toEqual(interpreted);
	});

	it('where variables are wrong, in the same words', async () => {
		const source =
			'query ($by: ClaimBy!, $first: Int) { claim(by: $by) { slug } claims(first: $first) { nodes { slug } } }';
		for (const variables of [{}, { by: {} }, { by: { id: 'a', slug: 'b' } }, { by: { slug: 'a' }, first: 'many' }]) {
			const { interpreted, compiled } = await bothWays(source, variables);
			expect(interpreted.errors).not.toHaveLength(0);
			expect(compiled.errors).toEqual(interpreted.errors);
			expect(compiled.data ?? null).toBeNull();
		}
	});

	it('where a resolver refuses, with the path and the null where it belongs', async () => {
		const source =
			'{ claims(first: 101) { nodes { slug } } claim(by: { slug: "mayer-tbd" }) { slug testimony(first: -1) { nodes { id } } } }';
		const { interpreted, compiled } = await bothWays(source);
		const told = ({ data, errors }: typeof compiled) => ({
			data: data ?? null,
			errors: errors.map(({ message, path }: { message: string; path: unknown }) => ({ message, path })),
		});
		expect(told(interpreted).errors).not.toHaveLength(0);
		expect(told(compiled)).toEqual(told(interpreted));
	});

	it('to a question about the schema', async () => {
		const source =
			'{ __schema { queryType { name } types { name fields { name type { kind ofType { name } } } } } __typename }';
		const { interpreted, compiled } = await bothWays(source);
		expect(compiled).toEqual(interpreted);
	});
});

it('the operation asked for by name is executed, and none where there is none of that name', async () => {
	const document = parse('query A { a: __typename } query B { b: __typename }');
	const run = executorOf(schema, { compileAt: 1 });
	const by = async (operationName?: string) => seen(await run({ document, operationName, context: context() }));
	expect(await by('B')).toEqual({ data: { b: 'Query' } });
	expect(await by('A')).toEqual({ data: { a: 'Query' } });
	expect((await by('C')).errors).toHaveLength(1);
	expect((await by()).errors).toHaveLength(1);
});
