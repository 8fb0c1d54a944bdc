import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordRebuttal } from '../../src/workflow/recordRebuttal.js';
import { rescoreAll } from '../../src/workflow/rescoreAll.js';
import { must, newWorld, type World } from '../_world.js';
import { claims, peopled, step, take } from './_steps.js';

/** Puts wrong figures in place of every score, as a broken disk or another program might. */
const spoil = (world: World) =>
	world.database.write((tx) =>
		tx.query("UPDATE claim SET support = 7, opposition = 3, score = 0.5, lean = 0.25, level = 'UNSOURCED'"),
	);

describe('rescoreAll', () => {
	it('finds nothing to change, and writes nothing, where every score is what the record amounts to', async () => {
		const world = await newWorld();
		await world.named('ann');
		await world.claim('rift');
		await world.testimony('rift', 'ann');
		const sql = await world.sqlOf(async () => {
			expect(await rescoreAll(world.office)).toEqual({ claims: 1, changed: 0, saved: true });
		});
		expect(sql.filter((one) => !one.startsWith('SELECT'))).toEqual([]);
		await world.close();
	});

	it('puts wrong scores right, to the bit, with a step in the history of each', async () => {
		const changes = { compared: 0, linked: 0 };
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
				fc.integer({ min: 1, max: 6 }),
				async (steps, atOnce) => {
					const world = await peopled();
					try {
						const said: string[] = [];
						const links: string[] = [];
						for (const one of steps) await take(world, one, said, links);
						const { stored: before } = await world.scores();
						const counts = await Promise.all(claims.map(async (slug) => (await world.history(slug)).length));
						expect((await rescoreAll(world.office, { atOnce })).changed).toBe(0);

						await spoil(world);
						const would = await rescoreAll(world.office, { atOnce, dryRun: true });
						expect(would).toEqual({ claims: claims.length, changed: claims.length, saved: false });
						const done = await rescoreAll(world.office, { atOnce });
						expect(done).toEqual({ ...would, saved: true });

						const { stored, fromScratch } = await world.scores();
						expect(stored).toEqual(before);
						expect(fromScratch).toEqual(before);
						for (const [at, slug] of claims.entries()) {
							const history = await world.history(slug);
							expect(history).toHaveLength((counts[at] as number) + 1);
							const { claim, links } = await world.case(slug);
							expect(history.at(-1)).toMatchObject({
								event: 'RECOMPUTED',
								sequence: history.length,
								at: claim.scoredAt,
								method: claim.method,
								supportBefore: 7,
								oppositionBefore: 3,
								supportAfter: claim.support,
								oppositionAfter: claim.opposition,
							});
							changes.compared++;
							changes.linked += links.length;
						}
						expect((await rescoreAll(world.office, { atOnce })).changed).toBe(0);
					} finally {
						await world.close();
					}
				},
			),
			{ numRuns: 15, seed: 20260101 },
		);
		expect(changes.compared).toBe(15 * claims.length);
		expect(changes.linked).toBeGreaterThan(10);
	}, 120_000);

	it('carries a lean through all links in one run, and a dry run counts what that would change', async () => {
		const world = await newWorld();
		await world.named('ann');
		for (const slug of ['ground', 'first', 'second', 'third', 'aside']) await world.claim(slug);
		await world.link('first', 'RESTS_ON', 'ground');
		await world.link('second', 'OPPOSED_BY', 'first');
		await world.link('third', 'RESTS_ON', 'second');
		await world.link('third', 'RESTS_ON', 'ground');
		await world.testimony('ground', 'ann');
		await world.testimony('second', 'ann');
		const { stored: before } = await world.scores();
		// Only the ground is wrong, and what leans on it as it was computed from that.
		await world.database.write((tx) => tx.query("UPDATE claim SET support = 0, lean = 0 WHERE slug = 'ground'"));
		await rescoreAll(world.office);
		expect((await world.scores()).stored).toEqual(before);

		const lying = (await world.case('ground')).claim.id;
		await world.database.write((tx) => tx.query(`DELETE FROM statement WHERE claim_id = '${lying}'`));
		const would = await rescoreAll(world.office, { dryRun: true });
		const done = await rescoreAll(world.office);
		expect(would).toEqual({ claims: 5, changed: 4, saved: false });
		expect(done).toEqual({ claims: 5, changed: 4, saved: true });
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
		await world.close();
	});

	it('counts interests of their time, judgements and repetitions as a recording does', async () => {
		const world = await newWorld();
		await world.document('wire', { published: '2025-03-01' });
		await world.document('copy', { derivedFrom: [{ document: 'wire', kind: 'REPUBLISHES' }] });
		await world.party('firm', { kind: 'ORGANIZATION' });
		for (const slug of ['ann', 'ben']) await world.named(slug, { document: 'wire' });
		await world.source('outlet', { attribution: 'PUBLICATION', document: 'copy' });
		await world.unnamed('some', 2);
		await world.unnamed('several', 3, { mayOverlap: ['some'] });
		await world.interest('ann', 'LEADS', 'firm', { since: '2024', until: '2025-01' });
		await world.interest('ben', 'LEADS', 'firm', { since: '2024' });
		for (const slug of ['c', 'd']) {
			await world.claim(slug, { about: [{ party: 'firm', news: 'UNFAVOURABLE' }] });
			for (const source of ['some', 'several', 'outlet']) await world.testimony(slug, source);
			for (const source of ['ann', 'ben']) await world.rebuttal(slug, source);
		}
		await world.judge((await world.testimony('d', 'ann')).id, 'SERVES');
		const { stored: before } = await world.scores();
		await spoil(world);
		expect(await rescoreAll(world.office)).toMatchObject({ changed: 2 });
		expect((await world.scores()).stored).toEqual(before);
		await world.close();
	});

	it('goes together with what is recorded meanwhile', async () => {
		const world = await peopled();
		await world.testimony('c0', 'ann');
		await world.link('c1', 'RESTS_ON', 'c0');
		await spoil(world);
		const recorded: Promise<unknown>[] = [];
		await rescoreAll(world.office, {
			atOnce: 1,
			onStep: () => {
				for (const slug of claims) recorded.push(world.testimony(slug, 'ben'), world.rebuttal(slug, 'others'));
			},
		});
		await Promise.all(recorded);
		const { stored, fromScratch } = await world.scores();
		expect(recorded.length).toBeGreaterThan(20);
		expect(stored).toEqual(fromScratch);
		await world.close();
	});

	it('tells how far it has come, and reads less at once where much is said', async () => {
		const world = await newWorld();
		await world.named('ann');
		for (let at = 0; at < 7; at++) await world.claim(`c-${at}`);
		await world.link('c-0', 'RESTS_ON', 'c-1');
		const steps: [number, number][] = [];
		await rescoreAll(world.office, { atOnce: 2, onStep: (done, all) => steps.push([done, all]) });
		expect(steps.at(-1)).toEqual([7, 7]);
		expect(steps.every(([done], at) => at === 0 || done >= (steps[at - 1] as [number, number])[0])).toBe(true);
		await world.close();
	});
});

describe('one recorded rebuttal among many claims', () => {
	it('rescores the claim and what leans on it, in as many statements as in an empty database, and no other claim', async () => {
		const world = await newWorld();
		for (const slug of ['ann', 'ben', 'cy', 'dee', 'eve']) await world.named(slug);
		for (const slug of ['rift', 'leans', 'leans-further']) await world.claim(slug);
		await world.link('leans', 'RESTS_ON', 'rift');
		await world.link('leans-further', 'OPPOSED_BY', 'leans');
		for (const source of ['ann', 'dee', 'eve']) await world.testimony('rift', source);
		const record = async (source: string) => {
			let moved: readonly string[] = [];
			const sql = await world.sqlOf(async () => {
				const { effects } = must(await recordRebuttal(world.office, { target: 'rift', source }));
				moved = effects.map((one) => one.case.claim.slug);
			});
			return { sql, moved };
		};
		const alone = await record('ben');
		await manyClaims(world, 3_000);
		const scored = await scoredAt(world);
		const among = await record('cy');

		expect(among.moved).toEqual(['rift', 'leans', 'leans-further']);
		expect(among.sql.length).toBe(alone.sql.length);
		expect(among.sql.filter((one) => one.startsWith('UPDATE'))).toHaveLength(3);
		const after = await scoredAt(world);
		const touched = [...after].filter(([slug, at]) => scored.get(slug) !== at).map(([slug]) => slug);
		expect(touched.sort()).toEqual(['leans', 'leans-further', 'rift']);
		await world.close();
	});
});

async function scoredAt(world: World): Promise<Map<string, string>> {
	const claims = await world.database.read((session) =>
		session.query<{ slug: string; scored_at: string }>('SELECT slug, scored_at FROM claim'),
	);
	return new Map(claims.map((one) => [one.slug, one.scored_at]));
}

/** Copies of a claim with its statement, as noise. */
const manyClaims = (world: World, count: number) =>
	world.database.write(async (tx) => {
		const numbers = `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count})`;
		const id = (prefix: string, rest = '') => `'${prefix}_' || substr(CAST(10000000000000000 + n.n AS text), 2)${rest}`;
		await tx.query(
			`INSERT INTO claim SELECT ${id('clm')}, 'noise-' || n.n, c.text, c.language, c.translations, c.kind, c.implied,
				c.revision, c.standing, c.said_at, c.recorded_at, c.support, c.opposition, c.score, c.lean, c.level, c.method, c.scored_at, c.desk_id, c.public_since
			FROM claim c, (${numbers} SELECT n FROM n) n WHERE c.slug = 'rift'`,
		);
		await tx.query(
			`INSERT INTO statement SELECT ${id('clm')}, ${id('tes', " || '000000000000'")}, s.role, s.source_id, s.document_id,
				s.origin_document_id, s.stance, s.kind, s.target_id, s.response, s.words, s.words_language, s.quote, s.note,
				s.said_at, s.recorded_at, s.ledger_key
			FROM (SELECT * FROM statement WHERE role = 'TESTIMONY' LIMIT 1) s, (${numbers} SELECT n FROM n) n`,
		);
	});
