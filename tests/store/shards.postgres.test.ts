import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything } from '../../src/core/permissions.js';
import { loadCases } from '../../src/store/cases.js';
import { readsOf } from '../../src/store/reads.js';
import { loadStatements } from '../../src/store/statements.js';
import { recordRebuttal } from '../../src/workflow/recordRebuttal.js';
import { recordTestimony } from '../../src/workflow/recordTestimony.js';
import { retractStatement } from '../../src/workflow/retractStatement.js';
import { must, newWorld, type World } from '../_world.js';

/** The tables of a claim's case, which an engine with shards keeps by claim; the first part of each key (docs/adr/009). */
const shardedBy: Readonly<Record<string, string>> = {
	claim: 'id',
	claim_revision: 'claim_id',
	claim_bearing: 'claim_id',
	claim_topic: 'claim_id',
	claim_story: 'claim_id',
	claim_link: 'claim_id',
	statement: 'claim_id',
	retraction: 'claim_id',
	interest_judgement: 'claim_id',
	contestedness_change: 'claim_id',
	assignment: 'claim_id',
	claim_move: 'claim_id',
	claim_schedule: 'claim_id',
	colleague_comment: 'claim_id',
	comment_request: 'claim_id',
	correction: 'claim_id',
	external_review: 'claim_id',
	policy_override: 'claim_id',
	quote_context: 'claim_id',
	request_outcome: 'claim_id',
	request_reminder: 'claim_id',
	second_rating: 'claim_id',
	source_approval: 'claim_id',
	verdict: 'claim_id',
	verdict_decision: 'claim_id',
	verdict_source: 'claim_id',
};

let world: World;
let claim: string;
let statement: string;
let source: string;
beforeAll(async () => {
	world = await newWorld();
	for (const slug of ['ann', 'ben', 'cy']) source = (await world.named(slug)).id;
	claim = (await world.claim('rift')).id;
	await world.claim('noise');
	await world.link('rift', 'RESTS_ON', 'noise');
	statement = (await world.testimony('rift', 'ann')).id;
	await world.rebuttal('rift', 'ben');
});
afterAll(() => world.close());

interface Node {
	readonly 'Node Type': string;
	readonly 'Relation Name'?: string;
	readonly 'Index Cond'?: string;
	readonly 'Recheck Cond'?: string;
	readonly Plans?: readonly Node[];
}

/** What a statement reads of the sharded tables otherwise than by the claim's id, whatever values it is given. */
async function acrossShards(sql: string): Promise<string[]> {
	const count = Math.max(0, ...[...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
	return world.database.read(async (session) => {
		await session.query('SET LOCAL enable_seqscan = off');
		await session.query('SET LOCAL plan_cache_mode = force_generic_plan');
		await session.query(`PREPARE asked AS ${sql}`);
		const nulls = count > 0 ? `(${Array(count).fill('NULL').join()})` : '';
		const [found] = await session.query<{ 'QUERY PLAN': string }>(`EXPLAIN (FORMAT JSON) EXECUTE asked${nulls}`);
		await session.query('DEALLOCATE asked');
		const [{ Plan: plan }] = JSON.parse(found?.['QUERY PLAN'] ?? '[]') as [{ Plan: Node }];
		return scansOf(plan).flatMap((node) => {
			const table = node['Relation Name'] ?? '';
			const condition = node['Index Cond'] ?? node['Recheck Cond'] ?? 'none';
			const isByClaim = new RegExp(`^\\(+(\\w+\\.)?${shardedBy[table]} = `).test(condition);
			return isByClaim ? [] : [`${node['Node Type']} of ${table} by ${condition}`];
		});
	});
}

function scansOf(node: Node): Node[] {
	const isScan = /Scan$/.test(node['Node Type']) && (node['Relation Name'] ?? '') in shardedBy;
	return [...(isScan ? [node] : []), ...(node.Plans ?? []).flatMap(scansOf)];
}

/** The statements of some work that reach the sharded tables, each once. */
async function reaching(work: () => unknown): Promise<string[]> {
	const sql = await world.sqlOf(async () => work());
	const names = new RegExp(`\\b(${Object.keys(shardedBy).join('|')})\\b`);
	return [...new Set(sql)].filter((one) => names.test(one));
}

it('every table that is keyed by claim is known here, and no other table speaks of one claim', async () => {
	const keys = await world.database.read((session) =>
		session.query<{ tbl: string; first: string }>(
			`SELECT c.relname AS tbl, a.attname AS first FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
			WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace AND (a.attname = 'claim_id' OR c.relname = 'claim')`,
		),
	);
	expect(Object.fromEntries(keys.map((one) => [one.tbl, one.first]))).toEqual(shardedBy);
});

it('the decision says of every table where it would be kept', async () => {
	const tables = await world.database.read((session) =>
		session.query<{ name: string }>(
			`SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
			AND c.relname <> 'migration'`,
		),
	);
	const decision = readFileSync('docs/adr/009-past-one-primary.md', 'utf8');
	expect(tables.map((one) => one.name).filter((name) => !decision.includes(`\`${name}\``))).toEqual([]);
});

it.each([
	['a whole case', () => world.database.read((session) => loadCases(session, [claim]))],
	['a statement by its id', () => world.database.read((session) => loadStatements(session, [statement]))],
	['the history of a score', async () => readsOf(world.database, everything).history(claim, { first: 20 })],
	['a later page of the history', async () => readsOf(world.database, everything).history(claim, { last: 5 })],
	[
		'a claim with all that is said of it through GraphQL',
		async () => {
			const { errors } = await world.ask(
				`{ node(id: "${claim}") { ... on Claim { text topics contestedness { score summary } testimony { nodes { source { label } } }
				rebuttals { nodes { rebuttals { nodes { id } } } } contestednessHistory { nodes { event } } } } }`,
			);
			expect(errors).toBeUndefined();
		},
	],
])('%s is read by the id of its claim alone', async (_what, work) => {
	const statements = await reaching(work);
	expect(statements.length).toBeGreaterThan(0);
	for (const sql of statements) expect(await acrossShards(sql), sql).toEqual([]);
});

it('a recording asks one thing beyond its claim: who leans on it', async () => {
	const statements = await reaching(async () => {
		const said = must(await recordTestimony(world.office, { claim, source })).thing;
		must(await recordRebuttal(world.office, { target: said.id, source }));
		must(await retractStatement(world.office, { statement: said.id, reason: 'it was wrong' }));
	});
	expect(statements.length).toBeGreaterThan(8);
	const beyond = new Set<string>();
	for (const sql of statements)
		for (const one of await acrossShards(sql)) beyond.add(one.replace(/ by .*linked_claim_id.*/, ''));
	expect(
		[...beyond].every((one) => /of claim_link$/.test(one)),
		[...beyond].join('\n'),
	).toBe(true);
});

it('what does go to all shards is found out', async () => {
	expect(await acrossShards('SELECT count(*) FROM statement WHERE source_id = $1')).toHaveLength(1);
	expect(await acrossShards('SELECT id FROM claim ORDER BY score LIMIT 5')).toHaveLength(1);
	expect(await acrossShards('SELECT id FROM claim WHERE slug = $1')).toHaveLength(1);
});
