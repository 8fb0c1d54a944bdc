import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database } from '../../src/store/database.js';
import { newWorld } from '../_world.js';
import { inFolder } from './_elsewhere.js';

/** Runs the work with no more rights than anybody has; root may write everywhere. */
async function asAnybody<T>(work: () => Promise<T>): Promise<T> {
	if (process.getuid?.() !== 0) return work();
	process.seteuid?.(65_534);
	try {
		return await work();
	} finally {
		process.seteuid?.(0);
	}
}

async function refusal(path: string): Promise<string> {
	try {
		await (await asAnybody(() => Database.open({ url: `sqlite:${path}` }))).close();
	} catch (error) {
		return (error as Error).message;
	}
	throw new Error(`${path} was opened`);
}

describe('an open database', () => {
	it('has foreign keys and WAL on, and waits for the disk at each commit', async () => {
		const world = await newWorld();
		const { database } = world;
		const pragma = async (name: string) => {
			const sql = `PRAGMA ${name}`;
			const answers = [
				await database.write((tx) => tx.query(sql)),
				await database.read((session) => session.query(sql)),
			];
			return answers.map((rows) => Object.values(rows[0] ?? {})[0]);
		};
		expect(await pragma('foreign_keys')).toEqual([1, 1]);
		expect(await pragma('journal_mode')).toEqual(['wal', 'wal']);
		expect(await pragma('synchronous')).toEqual([2, 2]);
		expect(await pragma('busy_timeout')).toEqual([5000, 5000]);
		const orphan = database.write((tx) => tx.query("INSERT INTO claim_topic VALUES ('clm_nowhere', 'topic')"));
		await expect(orphan).rejects.toThrow(/FOREIGN KEY/);
		await world.close();
	});

	it('finds again what was written before it was closed, and runs no migration twice', () =>
		inFolder(async (folder) => {
			const path = join(folder, 'deeper', 'world.sqlite');
			const first = await newWorld({ url: `sqlite:${path}` });
			await first.claim('kept');
			await first.close();
			const second = await newWorld({ url: `sqlite:${path}` });
			expect((await second.case('kept')).claim.slug).toBe('kept');
			expect(second.sql.filter((sql) => /CREATE TABLE (?!may_write)/.test(sql))).toEqual([]);
			await second.close();
		}));
});

describe('a database that cannot be opened is named, with the reason', () => {
	it('where the file is no database', () =>
		inFolder(async (folder) => {
			await chmod(folder, 0o777);
			const path = join(folder, 'letter.sqlite');
			await writeFile(path, 'Dear Sir or Madam, this is a letter and not a database. '.repeat(50));
			await chmod(path, 0o666);
			const message = await refusal(path);
			expect(message).toContain(`cannot open the database \`${path}\``);
			expect(message).toContain('file is not a database');
			expect((await stat(path)).size).toBe(2800);
		}));

	it('where the file may not be written to', () =>
		inFolder(async (folder) => {
			await chmod(folder, 0o777);
			const path = join(folder, 'sealed.sqlite');
			await (await Database.open({ url: `sqlite:${path}` })).close();
			await chmod(path, 0o444);
			expect(await refusal(path)).toMatch(/sealed\.sqlite` .*attempt to write a readonly database/);
		}));

	it('where the folder may not be written to, is missing below such a one, or is a file', () =>
		inFolder(async (folder) => {
			await chmod(folder, 0o755);
			await mkdir(join(folder, 'locked'), { mode: 0o555 });
			await writeFile(join(folder, 'file'), '');
			expect(await refusal(join(folder, 'locked', 'a.sqlite'))).toMatch(/unable to open database file.*in a folder/);
			expect(await refusal(join(folder, 'locked', 'new', 'a.sqlite'))).toMatch(/permission denied/);
			expect(await refusal(join(folder, 'file', 'a.sqlite'))).toMatch(/cannot open the database/);
			expect(await refusal(folder)).toMatch(/unable to open database file/);
		}));

	it('where it would be in memory, which several connections cannot share', async () => {
		expect(await refusal(':memory:')).toMatch(/give the path of a file/);
		expect(await refusal('')).toMatch(/sqlite:PATH/);
	});
});
