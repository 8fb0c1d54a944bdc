import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type Served, serveWorld } from '../server/_server.js';

const folder = resolve('examples/client');
/** For what the tests make: packages are found from there as from the client's own files. */
const scratch = join(folder, 'node_modules', '.counterclaim-test');

interface Ended {
	readonly code: number;
	readonly said: string;
}

const run = (command: string, args: readonly string[]): Promise<Ended> =>
	new Promise((done) => {
		execFile(command, args, { cwd: folder, timeout: 100_000 }, (error, stdout, stderr) =>
			done({ code: error ? Number(error.code) || 1 : 0, said: stdout + stderr }),
		);
	});
const compile = (...args: string[]) => run(process.execPath, ['node_modules/typescript/bin/tsc', ...args]);

let missing: string | null = null;
let served: Served;
beforeAll(async () => {
	if (!existsSync(join(folder, 'node_modules/gql.tada'))) {
		const { code, said } = await run('npm', ['ci', '--no-audit', '--no-fund', '--fetch-retries=0']);
		if (code !== 0) {
			if (process.env.CI) throw new Error(`npm ci in examples/client failed: ${said}`);
			missing = 'left out: the packages of examples/client cannot be fetched (npm ci there needs a network)';
			console.warn(missing);
			return;
		}
	}
	await mkdir(scratch, { recursive: true });
	served = await serveWorld();
	const { world } = served;
	await world.story('harbour');
	for (const slug of ['ann', 'ben']) await world.named(slug);
	await world.record('filing');
	for (const slug of ['calm', 'cracks']) await world.claim(slug, { stories: ['harbour'] });
	for (const slug of ['calm', 'cracks']) await world.testimony(slug, 'ann');
	await world.rebuttal('cracks', 'ben');
	for (const slug of ['quiet', 'quieter']) await world.claim(slug, { stories: ['harbour'] });
	await world.claim('elsewhere');
}, 120_000);
afterAll(async () => {
	if (missing !== null) return;
	await served.close();
	await rm(scratch, { recursive: true, force: true });
});

const unlessMissing = ({ skip }: TestContext) => skip(missing !== null, missing ?? '');

describe('the client in examples/client', () => {
	it('has the types of today’s schema, and compiles with them', async (context) => {
		unlessMissing(context);
		expect(await run(process.execPath, ['generate.mjs', '--check'])).toEqual({ code: 0, said: '' });
		expect(await compile('--noEmit')).toEqual({ code: 0, said: '' });
	}, 120_000);

	it('does not compile where it asks for what there is not', async (context) => {
		unlessMissing(context);
		const document = '`query Q { claims(first: 1) { nodes { slug } } }`';
		await writeFile(
			join(scratch, 'wrong.ts'),
			`import type { ResultOf } from 'gql.tada';
			import { graphql } from '../../src/graphql.js';
			const asked = graphql(${document});
			export const right = (answer: ResultOf<typeof asked>) => answer.claims.nodes[0]?.slug;
			export const wrong = (answer: ResultOf<typeof asked>) => answer.claims.nodes[0]?.verdict;`,
		);
		const config = { extends: '../../tsconfig.json', compilerOptions: { rootDir: '../..' }, files: ['wrong.ts'] };
		await writeFile(join(scratch, 'tsconfig.json'), JSON.stringify(config));
		const { code, said } = await compile('--noEmit', '-p', scratch);
		expect(code).not.toBe(0);
		expect(said.match(/error TS/g)).toHaveLength(1);
		expect(said).toMatch(/wrong\.ts\(5,.*Property 'verdict' does not exist/);
	}, 120_000);

	it('lists the claims of a story page by page, the most contested first, and tries a rebuttal without saving it', async (context) => {
		unlessMissing(context);
		const built = join(scratch, 'built');
		expect(await compile('--outDir', built)).toEqual({ code: 0, said: '' });
		await writeFile(join(built, 'package.json'), '{"type": "module"}');
		const main = join(built, 'main.js');
		const { code, said } = await run(process.execPath, [main, `${served.url}/graphql`, 'harbour', 'filing']);
		expect(code).toBe(0);
		const lines = said.split('\n');
		expect(lines.slice(0, 2)).toEqual([
			'4 claims, the most contested first:',
			'0.500  STRONGLY_CONTESTED  cracks: It is so: cracks.',
		]);
		const slugs = [...said.matchAll(/^\d\.\d{3} {2}\w+ {2}([\w-]+): /gm)].map(([, slug]) => slug);
		expect(slugs).toHaveLength(4);
		expect(new Set(slugs)).toEqual(new Set(['cracks', 'calm', 'quiet', 'quieter']));
		expect(said).toMatch(/\nIf filing denied cracks: 0\.500 → 0\.\d{3}\. /);
		expect(lines.at(-2)).toBe('Nothing was saved.');
		expect((await served.world.case('cracks')).statements).toHaveLength(2);
		const refused = await run(process.execPath, [main, `${served.url}/graphql`, 'harbour', 'nobody']);
		expect(refused.said).toContain('NOT_FOUND at source: there is no source `nobody`');
	}, 120_000);

	it('names the versions that its lock file has', async (context) => {
		unlessMissing(context);
		const [manifest, lock] = await Promise.all(
			['package.json', 'package-lock.json'].map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'))),
		);
		const { dependencies, devDependencies } = manifest;
		expect(lock.packages['']).toMatchObject({ dependencies, devDependencies });
	});
});
