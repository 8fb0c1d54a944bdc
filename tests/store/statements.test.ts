import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCases } from '../../src/store/cases.js';
import { claimList } from '../../src/store/claims.js';
import { keysetSlice } from '../../src/store/keyset.js';
import { record } from '../../src/workflow/office.js';
import { addClaim } from '../../src/workflow/recordClaim.js';
import { addRebuttal } from '../../src/workflow/recordRebuttal.js';
import { addSource } from '../../src/workflow/recordSource.js';
import { addTestimony } from '../../src/workflow/recordTestimony.js';
import { engine } from '../_engine.js';
import { must, newWorld, type World } from '../_world.js';

/** One world for all: these tests only read. */
let world: World;

beforeAll(async () => {
	world = await newWorld();
	await world.document('wire');
	await world.document('paper', { derivedFrom: [{ document: 'wire', kind: 'REPUBLISHES' }] });
	await world.party('ann');
	await world.party('ben');
	await world.interest('ann', 'COMPETES_WITH', 'ben');
	for (const statements of [1, 10, 200]) await claimOf(`wide-${statements}`, { statements, depth: 1 });
	for (const depth of [1, 8, 60]) await claimOf(`deep-${depth}`, { statements: depth, depth });
	for (let at = 0; at < 50; at++) await claimOf(`listed-${at}`, { statements: 6, depth: 3 });
	await world.claim('untouched');
}, 60_000);
afterAll(() => world.close());

/** A claim with testimony and chains of rebuttals under it, each statement by a source of its own, in one recording. */
async function claimOf(slug: string, size: { readonly statements: number; readonly depth: number }): Promise<void> {
	const recorded = await record(world.office, 'importLedger', {}, async (work) => {
		const about = [{ party: 'ann', news: 'UNFAVOURABLE' as const }];
		const claim = await addClaim(work, { slug, text: slug, language: 'en', about, topics: ['noise', slug] });
		let target = '';
		for (let at = 0; at < size.statements; at++) {
			const parties = [at % 2 ? 'ann' : 'ben'];
			const said = await addSource(work, {
				slug: `${slug}-${at}`,
				attribution: 'ON_RECORD',
				parties,
				document: 'paper',
			});
			const statement =
				at % size.depth === 0
					? await addTestimony(work, { claim: slug, source: said.id })
					: await addRebuttal(work, { target: at % size.depth === 1 ? slug : target, source: said.id });
			target = statement?.id ?? '';
		}
		return claim;
	});
	must(recorded);
}

const counting = async (work: () => Promise<unknown>): Promise<number> => (await world.sqlOf(work)).length;

/** How many statements a GraphQL query takes; it must have been answered. */
const asking = (query: string, variables: Record<string, unknown> = {}) =>
	counting(async () => {
		const { data, errors } = await world.ask(query, variables);
		expect(errors).toBeUndefined();
		expect(data).toBeTruthy();
	});

describe('the number of SQL statements does not depend on how much there is', () => {
	it('for a whole case, of 1, 10 or 200 statements, 1 or 60 deep, or of none', async () => {
		const sizes = ['wide-1', 'wide-10', 'wide-200', 'deep-1', 'deep-60', 'untouched'];
		const counts: number[] = [];
		for (const slug of sizes) {
			const { claim } = await world.case(slug);
			counts.push(await counting(() => world.database.read((session) => loadCases(session, [claim.id]))));
		}
		expect((await world.case('wide-200')).statements).toHaveLength(200);
		expect(new Set(counts).size).toBe(1);
		expect(counts[0]).toBe(1);
	});

	it('for the whole cases of fifty claims, as for one', async () => {
		const ids = await world.database.read((session) => session.query<{ id: string }>('SELECT id FROM claim LIMIT 50'));
		const load = (some: typeof ids) => () =>
			world.database.read((session) =>
				loadCases(
					session,
					some.map((one) => one.id),
				),
			);
		expect(await counting(load(ids))).toBe(await counting(load(ids.slice(0, 1))));
	});

	it('for a page of fifty claims with their scores: one', async () => {
		const page = () =>
			world.database.read((session) =>
				keysetSlice(
					session,
					claimList({ topics: ['noise'], partyId: null }, { by: 'CONTESTEDNESS', descending: true }),
					{ first: 50 },
				),
			);
		expect((await page()).edges).toHaveLength(50);
		expect(await counting(page)).toBe(1);
	});

	it('for fifty claims with scores through GraphQL', async () => {
		const query =
			'query ($n: Int) { claims(first: $n) { totalCount nodes { slug contestedness { score level lean } } } }';
		expect(await asking(query, { n: 50 })).toBe(2);
	});

	it('for fifty claims each with its testimony, rebuttals and sources through GraphQL', async () => {
		const query = `query ($n: Int) { claims(first: $n, orderBy: { field: RECORDED_AT }) { nodes {
			text contestedness { score summary contributions { amount } } topics about { party { name } news }
			sources { nodes { label parties { name } document { outlet } } }
			testimony { nodes { stance source { label } weight { raw factors { because } } } }
			rebuttals { nodes { kind source { label } document { outlet } rebuttals { nodes { source { label } } } } }
		} } }`;
		const count = await asking(query, { n: 50 });
		expect(await asking(query, { n: 2 })).toBe(count);
		expect(count).toBeLessThanOrEqual(5);
	});

	it('for one claim with its case nested eight deep through GraphQL', async () => {
		const said = 'source { label parties { name } document { outlet } } document { title } weight { effective }';
		const nested = (depth: number): string =>
			depth === 0 ? said : `${said} rebuttals { nodes { ${nested(depth - 1)} } }`;
		const query = `query ($slug: String) { claim(by: { slug: $slug }) {
			testimony { nodes { ${nested(8)} } } rebuttals { nodes { ${nested(8)} } } contestedness { score summary } } }`;
		const counts: number[] = [];
		for (const slug of ['deep-60', 'deep-8', 'deep-1', 'wide-200', 'wide-1'])
			counts.push(await asking(query, { slug }));
		expect(new Set(counts).size).toBe(1);
		expect(counts[0]).toBeLessThanOrEqual(5);
	});
});

it('a case of more sources than one SQL statement can be given is read whole, and grows on', async () => {
	const { id } = await world.claim('crowded');
	const many = 17_000;
	await world.database.write(async (tx) => {
		const numbers = `WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ${many})`;
		await tx.query(
			`${numbers} INSERT INTO source (id, slug, attribution, directness, recorded_at)
			SELECT 'src_' || substr(CAST(10000000000000000 + at AS text), 2), 'crowd-' || at, 'NEWSROOM', 'UNKNOWN', '2026' FROM n`,
		);
		await tx.query(
			`${numbers} INSERT INTO statement (claim_id, id, role, source_id, stance, recorded_at)
			SELECT ?, 'tes_' || ? || substr(CAST(1000000000000 + at AS text), 2), 'TESTIMONY', 'src_' || substr(CAST(10000000000000000 + at AS text), 2), 'ASSERTS', '2026' FROM n`,
			[id, id.slice(4)],
		);
	});
	await world.named('one-more');
	await world.testimony('crowded', 'one-more');
	const { claim, statements, sources } = await world.case('crowded');
	expect([statements.length, sources.size]).toEqual([many + 1, many + 1]);
	expect(claim.support).toBe(many + 1);
}, 60_000);

it('a rebuttal is recorded with its new score, its place in the search index, the news of it and its entry in the audit log in sixteen statements at most, two more where it locks and tells', async () => {
	await world.named('caller');
	for (const slug of ['deep-60', 'wide-200', 'listed-3']) {
		const sql = await world.sqlOf(() => world.rebuttal(slug, 'caller', { words: 'That is not so.' }));
		expect(sql.length).toBeLessThanOrEqual(engine === 'postgres' ? 18 : 16);
	}
});
