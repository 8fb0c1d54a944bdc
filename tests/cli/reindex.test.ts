import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { cleanUp, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
afterEach(cleanUp);

it('counterclaim reindex says how much search finds, the same each time', async () => {
	const { url } = await newFolder();
	await run(['import', 'examples/meta-scale-ai.yaml', '--database', url]);
	const { code, stdout, stderr } = await run(['reindex', '--database', url]);
	expect([code, stderr]).toEqual([0, '']);
	expect(stdout).toMatch(/^Search finds 37 claims, \d+ statements, 24 sources and 17 parties\.\n$/);
	expect(JSON.parse((await run(['reindex', '--json', '--database', url])).stdout)).toMatchObject({
		CLAIM: 37,
		PARTY: 17,
	});
});

it('counterclaim reindex counts one as one', async () => {
	const { folder, url } = await newFolder();
	await writeFile(join(folder, 'one.jsonl'), '{"type":"party","slug":"lin","kind":"PERSON","name":"Mara Lin"}\n');
	await run(['import', '--bulk', join(folder, 'one.jsonl'), '--database', url]);
	const { stdout } = await run(['reindex', '--database', url]);
	expect(stdout).toBe('Search finds 0 claims, 0 statements, 0 sources and 1 party.\n');
});

it('counterclaim reindex makes no database where there is none', async () => {
	const { folder } = await newFolder();
	const file = join(folder, 'none.sqlite');
	const { code, stderr } = await run(['reindex', '--database', `sqlite:${file}`]);
	expect([code, existsSync(file)]).toEqual([3, false]);
	expect(stderr).toContain('there is no database at');
});
