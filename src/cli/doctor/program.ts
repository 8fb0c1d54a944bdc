import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../../server/home.js';
import { check, ok, warning, wrong } from './check.js';

interface Manifest {
	readonly version: string;
	readonly engines: { readonly node: string };
}

/** What the program itself needs. */
export const programChecks = [
	check('node', () => nodeFinding(process.versions.node)),
	check('files', () => {
		const missing = ['dist/playground', 'dist/docs', 'examples/queries', 'examples/meta-scale-ai.yaml'].filter(
			(one) => !existsSync(join(home, one)),
		);
		return missing.length === 0
			? ok(`counterclaim ${manifest().version} with all its files`)
			: wrong(
					`of the program's own files, ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not there`,
					'npm ci && npm run build',
				);
	}),
	check('tls', ({ env }) =>
		env.NODE_TLS_REJECT_UNAUTHORIZED === '0'
			? warning(
					'NODE_TLS_REJECT_UNAUTHORIZED is 0: whoever stands in between can pass for any server',
					'unset it; NODE_EXTRA_CA_CERTS names certificates that are to be trusted too',
				)
			: null,
	),
];

const manifest = (): Manifest => JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;

/** Whether a version of Node is new enough. */
export function nodeFinding(version: string) {
	const least = /\d+\.\d+\.\d+/.exec(manifest().engines.node)?.[0] ?? '0.0.0';
	return isBefore(version, least)
		? wrong(
				`Node ${version} is older than ${least}, the first that the program works with`,
				`install Node ${least} or newer`,
			)
		: ok(`Node ${version}`);
}

function isBefore(version: string, least: string): boolean {
	const [one, other] = [version, least].map((text) => text.split('.').map(Number));
	for (const at of [0, 1, 2]) {
		const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0);
		if (difference !== 0) return difference < 0;
	}
	return false;
}
