import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveWorld } from './_server.js';

let served: Served;
beforeAll(async () => {
	served = await serveWorld();
	await served.world.claim('tbd');
});
afterAll(() => served.close());

const nested = (levels: number): string =>
	levels === 0 ? 'nodes { id }' : `nodes { rebuttals(first: 1) { ${nested(levels - 1)} } }`;

describe('the limits', () => {
	it('let a reader go eight rebuttals deep', async () => {
		const { status, body } = await served.ask(
			`{ claim(by: { slug: "tbd" }) { rebuttals(first: 1) { ${nested(8)} } } }`,
		);
		expect([status, body.errors]).toEqual([200, undefined]);
	});

	it('let GraphiQL ask for the whole schema', async () => {
		const { getIntrospectionQuery } = await import('graphql');
		const { status, body } = await served.ask(getIntrospectionQuery());
		expect([status, body.errors]).toEqual([200, undefined]);
	});

	it.each([
		['too deep', `{ claim(by: { slug: "tbd" }) { rebuttals(first: 1) { ${nested(20)} } } }`, 'levels deep'],
		['too many aliases', `{ ${Array.from({ length: 1000 }, (_, at) => `a${at}: __typename`).join(' ')} }`, 'aliases'],
		['too many fields', `{ ${'__typename '.repeat(2000)} }`, 'fields'],
		['too many directives', `{ __typename ${'@include(if: true) '.repeat(500)} }`, 'directives'],
		[
			'too many variables',
			`query(${Array.from({ length: 500 }, (_, at) => `$v${at}: Int`).join(' ')}) { __typename }`,
			'variables',
		],
		['too long', `{ ${'__typename '.repeat(10_000)} }`, 'tokens'],
		[
			'too dear',
			'{ claims(first: 100) { nodes { testimony(first: 100) { nodes { source { label } } } } } }',
			'the query could cost',
		],
	])('refuse a query that is %s', async (_what, query, message) => {
		const { status, body } = await served.ask(query);
		expect(status).toBe(400);
		expect(body.data).toBeUndefined();
		expect(body.errors?.map((one) => one.message).join()).toContain(message);
	});

	it('count what fragments hide', async () => {
		const fragments = Array.from(
			{ length: 14 },
			(_, at) => `fragment f${at} on Rebuttal { rebuttals(first: 1) { nodes { ...f${at + 1} } } }`,
		);
		const query = `{ claim(by: { slug: "tbd" }) { rebuttals(first: 1) { nodes { ...f0 } } } } ${fragments.join(' ')} fragment f14 on Rebuttal { id }`;
		const { status, body } = await served.ask(query);
		expect(status).toBe(400);
		expect(body.errors?.[0]?.message).toContain('levels deep');
	});

	it('count fragments written out, so that thirty of them that each spread the next twice are refused at once', async () => {
		const fragments = Array.from(
			{ length: 30 },
			(_, at) => `fragment f${at} on Claim { a: id ...f${at + 1} ...f${at + 1} }`,
		);
		const { status, body } = await served.ask(
			`{ claim(by: { slug: "tbd" }) { ...f0 } } ${fragments.join(' ')} fragment f30 on Claim { id }`,
		);
		expect(status).toBe(400);
		expect(body.errors?.[0]?.message).toContain('fragments written out');
	});

	it('are told by their code', async () => {
		const { body } = await served.ask(`{ ${'__typename '.repeat(2000)} }`);
		expect(body.errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED');
	});

	it('count each supposition and each moment asked for', async () => {
		const changes = '[{ testimony: { by: {} } }, { testimony: { by: {} } }, { testimony: { by: {} } }]';
		const aliases = Array.from({ length: 5 }, (_, at) => `a${at}: contestednessIf(changes: ${changes}) { score }`);
		const supposed = await served.ask(`{ claims(first: 100) { nodes { ${aliases.join(' ')} } } }`);
		const moments = Array.from({ length: 20 }, (_, at) => `a${at}: contestedness(saidBy: "2025-01-01") { score }`);
		const past = await served.ask(`{ claims(first: 100) { nodes { ${moments.join(' ')} } } }`);
		for (const { status, body } of [supposed, past])
			expect([status, body.errors?.[0]?.message]).toEqual([400, expect.stringContaining('the query could cost')]);
	});

	it('refuse a fragment in itself without hanging', async () => {
		const { status } = await served.ask(
			'{ claim(by: { slug: "tbd" }) { ...f } } fragment f on Claim { linkedFrom { nodes { claim { ...f } } } }',
		);
		expect(status).toBe(400);
	});
});
