import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
	if (!existsSync('dist/src/cli/main.js')) throw new Error('dist is missing: run `npm run build` first');
	folder = await mkdtemp(join(tmpdir(), 'counterclaim-pictures-'));
	await promisify(execFile)(process.execPath, ['scripts/pictures.mjs', '--out', folder]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the pictures of docs/method.md', () => {
	it('are what the method draws today; `npm run pictures` draws them anew', async () => {
		const drawn = await readdir(folder);
		expect(drawn.length).toBeGreaterThan(3);
		expect(await readdir('docs/pictures')).toEqual(drawn);
		for (const name of drawn)
			expect(await readFile(join('docs/pictures', name), 'utf8'), name).toBe(
				await readFile(join(folder, name), 'utf8'),
			);
	});

	it('are all shown there, and what is shown is there', async () => {
		const shown = [...(await readFile('docs/method.md', 'utf8')).matchAll(/\]\(pictures\/([^)]+)\)/g)].map(
			([, name]) => name,
		);
		expect(shown.sort()).toEqual((await readdir('docs/pictures')).sort());
	});

	it('have the figures of the worked example', async () => {
		const steps = await readFile('docs/pictures/steps.svg', 'utf8');
		for (const score of ['0.254', '0.110', '0.167']) expect(steps).toContain(`>${score}</text>`);
	});
});
