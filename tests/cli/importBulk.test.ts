import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../src/store/database.js';
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { cleanUp, launch, newFolder, pause, run } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
afterEach(cleanUp);

/** So many claims, each asserted by two and denied by one, each third leaning on the one before. */
function fileOf(count: number): string {
	const people = ['ann', 'ben', 'cy'];
	const lines = [
		...people.map((slug) => ({ type: 'party', slug, kind: 'PERSON', name: slug })),
		...people.map((slug) => ({ type: 'source', slug, attribution: 'ON_RECORD', parties: [slug] })),
		...Array.from({ length: count }, (_, n) => ({
			type: 'claim',
			slug: `c-${n}`,
			text: `That it was so, ${n}.`,
			language: 'en',
			statements: people.map((source, at) => ({ source, stance: at === n % 3 ? 'DENIES' : 'ASSERTS' })),
		})),
		...Array.from({ length: Math.floor(count / 3) }, (_, n) => ({
			type: 'link',
			claim: `c-${3 * n + 2}`,
			kind: 'RESTS_ON',
			linkedClaim: `c-${3 * n + 1}`,
		})),
	];
	return lines.map((one) => `${JSON.stringify(one)}\n`).join('');
}

async function within<T>(url: string, sql: string): Promise<T[]> {
	const database = await Database.open({ url, readOnly: true });
	try {
		return await database.read((session) => session.query<T>(sql));
	} finally {
		await database.close();
	}
}
const scores = (url: string) =>
	within(url, 'SELECT id, slug, support, opposition, score, level FROM claim ORDER BY id');
const statements = (url: string) => within(url, 'SELECT id, source_id, stance FROM statement ORDER BY id');

describe('counterclaim import --bulk', () => {
	it('takes a file in, says how much, and leaves it the second time', async () => {
		const { folder, url } = await newFolder();
		const file = join(folder, 'claims.jsonl');
		await writeFile(file, fileOf(30));
		const first = await run(['import', '--bulk', file, '--database', url]);
		expect([first.code, first.stderr]).toEqual([0, '']);
		expect(first.stdout).toMatch(
			/^Added 3 parties, 3 sources, 30 claims, 90 statements, 10 links \(\d+\.\d s, \d+ statements a second\)\.\n$/,
		);
		const again = await run(['import', '--bulk', file, '--database', url, '--json']);
		expect(JSON.parse(again.stdout)).toMatchObject({ lines: 46, present: 46, rejected: 0, rejects: null });
		const rescored = await run(['rescore', '--dry-run', '--database', url]);
		expect(rescored.stdout).toContain('every score is what the record amounts to');
	});

	it('killed in the middle and run again, leaves what one run leaves', async () => {
		const [broken, whole] = [await newFolder(), await newFolder()];
		const file = join(broken.folder, 'claims.jsonl');
		await writeFile(file, fileOf(16_000));
		const { child, ended } = launch(['import', '--bulk', file, '--database', broken.url]);
		for (let taken = 0; taken === 0 && child.exitCode === null; await pause(10))
			taken = (await within(broken.url, 'SELECT 1 FROM claim LIMIT 1').catch(() => [])).length;
		child.kill('SIGKILL');
		expect((await ended).code).toBe('SIGKILL');
		const [left] = await within<{ count: number }>(broken.url, 'SELECT count(*) AS count FROM claim');
		expect(left?.count).toBeGreaterThan(0);
		expect(left?.count).toBeLessThan(16_000);

		const again = await run(['import', '--bulk', file, '--database', broken.url, '--json']);
		expect(JSON.parse(again.stdout).added.claims).toBe(16_000 - (left?.count ?? 0));
		await run(['import', '--bulk', file, '--database', whole.url]);
		expect(await scores(broken.url)).toEqual(await scores(whole.url));
		expect(await statements(broken.url)).toEqual(await statements(whole.url));
	}, 240_000);

	it('puts what it cannot take into a file with the reasons, takes in the rest and ends with 1', async () => {
		const { folder, url } = await newFolder();
		const file = join(folder, 'claims.jsonl');
		const bad = JSON.stringify({
			type: 'claim',
			slug: 'bad',
			text: 'So.',
			language: 'en',
			statements: [{ source: 'dee' }],
		});
		await writeFile(file, `${bad}\n${fileOf(3)}`);
		const { code, stdout, stderr } = await run(['import', '--bulk', file, '--database', url]);
		expect([code, stdout]).toEqual([1, expect.stringContaining('3 claims')]);
		expect(stderr).toBe(`1 line not taken in; the reasons are in ${file}.rejects.jsonl. Mend them and import again.\n`);
		const rejects = (await readFile(`${file}.rejects.jsonl`, 'utf8')).trim().split('\n');
		expect(rejects.map((line) => JSON.parse(line))).toEqual([
			{
				line: 1,
				errors: [
					{
						code: 'INVALID',
						path: ['statements', '0', 'stance'],
						message: 'a statement has a stance, or a response where it takes none; give one',
					},
					{ code: 'NOT_FOUND', path: ['statements', '0', 'source'], message: 'there is no source `dee`' },
				],
				given: bad,
			},
		]);
		await writeFile(file, fileOf(3));
		expect((await run(['import', '--bulk', file, '--database', url])).code).toBe(0);
		expect(existsSync(`${file}.rejects.jsonl`)).toBe(false);
	});

	it('reads standard input', async () => {
		const { folder, url } = await newFolder();
		const args = ['dist/src/cli/main.js', 'import', '--bulk', '-', '--database', url];
		const child = spawn(process.execPath, [...args, '--rejects', join(folder, 'rejects.jsonl'), '--json']);
		let stdout = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text;
		});
		// No line break at the end, and a letter of three bytes that two pieces share.
		const text = Buffer.from(fileOf(5).trimEnd().replace('it was so, 4', '确实如此, 4'));
		const cut = text.indexOf('确') + 1;
		child.stdin.write(text.subarray(0, cut));
		await pause(200);
		child.stdin.end(text.subarray(cut));
		expect(await new Promise((done) => child.once('close', done))).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ lines: 12, added: { claims: 5, statements: 15, links: 1 } });
		const [claim] = await within<{ text: string }>(url, "SELECT text FROM claim WHERE slug = 'c-4'");
		expect(claim?.text).toBe('That 确实如此, 4.');
	});

	it.each([
		[[], 'import needs a ledger, or --bulk and a file'],
		[['story.yaml', '--bulk', 'claims.jsonl'], 'give a ledger or --bulk and a file, not both'],
		[['--bulk', 'claims.jsonl', '--dry-run'], '--dry-run is for ledgers; a bulk file is taken in by parts'],
	])('answers %j with code 2 and how to ask', async (args, message) => {
		const { code, stderr } = await run(['import', ...args]);
		expect([code, stderr]).toEqual([2, `counterclaim: ${message}\n`]);
	});

	it('answers a file that is not there with code 3, and makes no database', async () => {
		const { database, url } = await newFolder();
		const { code, stderr } = await run(['import', '--bulk', '/nowhere.jsonl', '--database', url]);
		expect([code, existsSync(database)]).toEqual([3, false]);
		expect(stderr).toMatch(/^counterclaim: \/nowhere\.jsonl cannot be read: ENOENT/);
	});
});
