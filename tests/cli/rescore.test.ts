import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../src/store/database.js';
import 'reflect-metadata';
import { cleanUp, launch, newFolder, pause, run } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
afterEach(cleanUp);

const example = 'examples/meta-scale-ai.yaml';

/** Does something to a database as another program would. */
async function within<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
	const database = await Database.open({ url });
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

const figures = (url: string) =>
	within(url, (database) =>
		database.read((session) =>
			session.query('SELECT id, support, opposition, score, lean, level, method FROM claim ORDER BY id'),
		),
	);

describe('counterclaim rescore', () => {
	it('says that all is as it should be, or what changed, once', async () => {
		const { url } = await newFolder();
		await run(['import', example, '--database', url]);
		const asImported = await figures(url);
		const quiet = await run(['rescore', '--database', url]);
		expect([quiet.code, quiet.stderr]).toEqual([0, '']);
		expect(quiet.stdout).toMatch(
			/^Computed 37 claims anew: every score is what the record amounts to\. \(\d+\.\d s, \d+ claims a second\)\n$/,
		);

		await within(url, (opened) => opened.write((tx) => tx.query('UPDATE claim SET support = support + 1')));
		const dry = await run(['rescore', '--dry-run', '--database', url]);
		expect(dry.stdout).toMatch(/^Computed 37 claims anew: 37 scores would change\. /);
		const { stdout } = await run(['rescore', '--json', '--database', url]);
		expect(JSON.parse(stdout)).toMatchObject({ claims: 37, changed: 37, saved: true });
		expect(await figures(url)).toEqual(asImported);
	});

	it('recomputes by the weights of the installation, so that the server starts with them', async () => {
		const { url } = await newFolder();
		await run(['import', example, '--database', url]);
		const env = { JUDGEMENT_WEIGHTS: '{"SERVES":0.3}' };
		const refused = await run(['show', 'rift', '--database', url], { env });
		expect(refused.stderr).toContain('run `counterclaim rescore` first');
		await run(['rescore', '--database', url], { env });
		expect((await run(['show', 'rift', '--database', url], { env })).code).toBe(0);
		expect(new Set((await figures(url)).map((one) => one.method))).toEqual(new Set(['balance/1 SERVES=0.3']));
	});

	it('refuses a database that is not there, and makes none', async () => {
		const { folder } = await newFolder();
		const file = join(folder, 'none.sqlite');
		const { code, stderr } = await run(['rescore', '--database', `sqlite:${file}`]);
		expect([code, existsSync(file)]).toEqual([3, false]);
		expect(stderr).toContain('there is no database');
	});

	it.each(['0', 'many', '1.5'])('answers --at-once %s with code 2', async (given) => {
		const { code, stderr } = await run(['rescore', '--at-once', given]);
		expect([code, stderr]).toEqual([2, `counterclaim: --at-once is ${given}; give a number of claims from 1 up\n`]);
	});

	it('killed in the middle and run again, leaves what one run leaves, each change in the history once', async () => {
		const { url } = await newFolder();
		await run(['import', example, '--database', url]);
		await within(url, (opened) => copies(opened, 2_000));
		await run(['rescore', '--database', url]);
		const right = await figures(url);
		await within(url, (opened) =>
			opened.write((tx) => tx.query('UPDATE claim SET support = 9, opposition = 9, score = 0.9, lean = 0')),
		);
		const steps = () => within(url, (opened) => countOf(opened, "contestedness_change WHERE event = 'RECOMPUTED'"));
		const before = await steps();

		const { child, ended } = launch(['rescore', '--at-once', '5', '--database', url]);
		await within(url, async (opened) => {
			while ((await countOf(opened, 'claim WHERE support <> 9')) < 100) await pause(5);
		});
		child.kill('SIGKILL');
		expect((await ended).code).toBe('SIGKILL');
		const done = await within(url, (opened) => countOf(opened, 'claim WHERE support <> 9'));
		expect(done).toBeLessThan(right.length);
		expect((await steps()) - before).toBe(done);

		const again = JSON.parse((await run(['rescore', '--json', '--database', url])).stdout);
		expect(again).toMatchObject({ claims: right.length, changed: right.length - done });
		expect(await figures(url)).toEqual(right);
		expect((await steps()) - before).toBe(right.length);
	});
});

const countOf = (database: Database, rows: string) =>
	database.read(async (session) => {
		const [found] = await session.query<{ count: number }>(`SELECT count(*) AS count FROM ${rows}`);
		return found?.count ?? 0;
	});

/** So many further claims, each with the statements of the claim on record of which most was said. */
async function copies(database: Database, count: number): Promise<void> {
	const numbers = `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count})`;
	const most = '(SELECT claim_id FROM statement GROUP BY claim_id ORDER BY count(*) DESC, claim_id LIMIT 1)';
	const own = (id: string) =>
		`substr(${id}, 1, 4) || substr(CAST(10000000000000000 + n.n AS text), 2) || substr(${id}, 21)`;
	await database.write(async (tx) => {
		await tx.query(
			`INSERT INTO claim SELECT ${own('c.id')}, 'copy-' || n.n, c.text, c.language, c.translations, c.kind, c.implied,
				c.revision, c.standing, c.said_at, c.recorded_at, 0, 0, 0, 0, 'UNSOURCED', c.method, c.scored_at, c.desk_id, c.public_since
			FROM claim c, (${numbers} SELECT n FROM n) n WHERE c.id = ${most}`,
		);
		await tx.query(
			`INSERT INTO statement SELECT ${own('s.claim_id')}, ${own('s.id')}, s.role, s.source_id, s.document_id,
				s.origin_document_id, s.stance, s.kind, CASE WHEN s.target_id IS NULL THEN NULL ELSE ${own('s.target_id')} END,
				s.response, s.words, s.words_language, s.quote, s.note, s.said_at, s.recorded_at, s.ledger_key
			FROM statement s, (${numbers} SELECT n FROM n) n WHERE s.claim_id = ${most}`,
		);
	});
}
