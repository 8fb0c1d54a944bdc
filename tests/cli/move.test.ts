import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import 'reflect-metadata';
import { Database } from '../../src/store/database.js';
import { elsewhere } from '../store/_elsewhere.js';
import { cleanUp, launch, newFolder, pause, run } from './_program.js';

vi.setConfig({ testTimeout: 90_000 });
afterEach(cleanUp);

const example = 'examples/meta-scale-ai.yaml';

/** The desk, its owner and their seat, which every database has from the start. */
const founders = 3;

describe('counterclaim move', () => {
	it('brings a record to another database, says so by counts and hashes, and keeps the score', async () => {
		const { folder, url } = await newFolder();
		const from = `sqlite:${join(folder, 'from.sqlite')}`;
		await run(['import', example, '--database', from]);
		const { code, stdout, stderr } = await run(['move', '--from', from, '--to', url]);
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toMatch(
			/^Moved \d+ rows; every table has the same count and SHA-256 on both sides:\n {2}desk +1 [\s\S]*\n {2}story +1 /,
		);
		if (url.startsWith('sqlite:')) expect(stdout).toContain(`\nSet DATABASE_URL to ${url} to go on there.\n`);
		const shown = (database: string) => run(['show', 'mayer-tbd', '--json', '--database', database]);
		expect((await shown(url)).stdout).toBe((await shown(from)).stdout);
		const search = '{ search(text: "实验室") { totalCount } }';
		const file = join(folder, 'search.graphql');
		await writeFile(file, search);
		const searched = await run(['query', file, '--database', url]);
		expect(JSON.parse(searched.stdout)).toMatchObject({ data: { search: { totalCount: 5 } } });
		const again = await run(['move', '--json', '--to', url], { env: { DATABASE_URL: from } });
		const { rows, found } = JSON.parse(again.stdout);
		expect(found).toBe(rows);
	});

	it('killed in the middle and run again, leaves what one run leaves', async () => {
		const { folder, url } = await newFolder();
		const from = `sqlite:${join(folder, 'from.sqlite')}`;
		await (await Database.open({ url: from })).close();
		const many = 60_000;
		const source = await elsewhere(from);
		await source.query(
			`WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${many})
			INSERT INTO source (id, slug, attribution, directness, recorded_at)
			SELECT 'src_' || (100000 + n), 's-' || n, 'NEWSROOM', 'UNKNOWN', '2026' FROM n`,
		);
		await source.close();
		await run(['migrate', '--database', url]);

		const { child, ended } = launch(['move', '--from', from, '--to', url]);
		const target = await elsewhere(url);
		const there = async () => Number(Object.values((await target.query('SELECT count(*) FROM source'))[0] ?? {})[0]);
		while ((await there()) === 0) await pause(2);
		child.kill('SIGKILL');
		expect((await ended).code).toBe('SIGKILL');
		const brought = await there();
		expect(brought).toBeGreaterThan(0);
		expect(brought).toBeLessThan(many);

		const { stdout, stderr } = await run(['move', '--json', '--from', from, '--to', url]);
		expect(stderr).toBe('');
		expect(JSON.parse(stdout)).toMatchObject({ rows: many + founders, found: brought + founders });
		expect(await there()).toBe(many);
		await target.close();
	});

	it('refuses a target that holds something else with code 1, and wrong addresses with 2 and 3', async () => {
		const { folder, url } = await newFolder();
		const from = `sqlite:${join(folder, 'from.sqlite')}`;
		await run(['import', example, '--database', from]);
		await run(['import', example, '--database', url]);
		const other = await run(['move', '--from', from, '--to', url]);
		expect([other.code, other.stdout]).toEqual([1, '']);
		expect(other.stderr).toMatch(
			/^counterclaim: the target has something else in its table desk_user; give an empty database/,
		);
		expect((await run(['move', '--from', from, '--to', from])).code).toBe(2);
		expect((await run(['move', '--from', `${from}-none`, '--to', url])).code).toBe(3);
		expect((await run(['move', '--from', from])).stderr).toContain("required option '--to <url>' not specified");
	});
});
