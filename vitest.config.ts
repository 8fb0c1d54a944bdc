import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { isThere } from './tests/_postgres.js';

/** Tests that keep things are run on each engine; those whose name says so, on one; those that keep nothing, once. */
export default defineConfig(async () => {
	const all = readdirSync('tests', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => join('tests', file));
	const keeping = all.filter((file) => leadsTo(resolve(file), resolve('tests/_engine.ts')));
	const on = (engine: string, other: string) => ({
		extends: true as const,
		test: {
			name: engine,
			include: keeping.filter((file) => !file.endsWith(`.${other}.test.ts`)),
			env: { ENGINE: engine },
		},
	});
	const postgres = on('postgres', 'sqlite');
	return {
		resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
		test: {
			pool: 'forks' as const,
			// Tests wait for disks, servers and child processes more than they compute.
			maxWorkers: 2,
			testTimeout: 30_000,
			hookTimeout: 30_000,
			projects: [
				{ extends: true as const, test: { name: 'pure', include: all.filter((file) => !keeping.includes(file)) } },
				on('sqlite', 'postgres'),
				...((await isThere()) ? [{ ...postgres, test: { ...postgres.test, globalSetup: 'tests/_postgres.ts' } }] : []),
			],
		},
	};
});

/** Whether a test file uses another one, itself or through the helpers beside it. */
function leadsTo(file: string, wanted: string, seen = new Set<string>()): boolean {
	if (file === wanted) return true;
	if (seen.has(file) || !existsSync(file)) return false;
	seen.add(file);
	const used = readFileSync(file, 'utf8').matchAll(/from '(\.[^']*\/_\w+)\.js'/g);
	return [...used].some(([, path = '']) => leadsTo(`${resolve(dirname(file), path)}.ts`, wanted, seen));
}
