import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanUp, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
afterEach(cleanUp);

const example = 'examples/meta-scale-ai.yaml';
const isRoot = process.getuid?.() === 0;

describe('a database that cannot be used', () => {
	const remedy = 'it must be a SQLite file, or none yet, that may be written to, in a folder that may be written to';

	it.each([
		['a folder', (path: string) => mkdir(path)],
		['no database', (path: string) => writeFile(path, 'This is a letter, and quite a long one. '.repeat(100))],
	])('ends a command with code 3, its path and the remedy: %s', async (_what, make) => {
		const { database, url } = await newFolder();
		await make(database);
		const { code, stdout, stderr } = await run(['show', 'rift', '--database', url]);
		expect([code, stdout]).toEqual([3, '']);
		expect(stderr).toContain(`cannot open the database \`${database}\``);
		expect(stderr).toContain(remedy);
	});

	it('ends the command with code 3, its path and the remedy: may only be read', async () => {
		const { folder, database, url } = await newFolder();
		await run(['migrate', '--database', url]);
		await chmod(database, 0o444);
		await chmod(folder, 0o555);
		// Permissions do not bind root, so the command runs as nobody then.
		const { code, stdout, stderr } = await run(['import', example, '--database', url], isRoot ? { user: 65_534 } : {});
		await chmod(folder, 0o755);
		expect([code, stdout]).toEqual([3, '']);
		expect(stderr).toContain(`cannot open the database \`${database}\``);
		expect(stderr).toContain(remedy);
	});

	it('ends the command with code 3 where the address is of no engine that is known, without repeating it', async () => {
		const { code, stderr } = await run(['migrate', '--database', 'mysql://desk:secret@host/db']);
		expect(code).toBe(3);
		expect(stderr).toContain('DATABASE_URL has mysql:; give sqlite:PATH');
		expect(stderr).not.toContain('secret');
	});

	it('is made once by migrate; a second time not a byte of the file changes', async () => {
		const { database, url } = await newFolder();
		await run(['migrate', '--database', url]);
		const made = await readFile(database);
		await run(['migrate', '--database', url]);
		expect((await readFile(database)).equals(made)).toBe(true);
	});
});
