// Builds where something that is built from is newer than what was built last, so that a command starts at once otherwise.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const builtFrom = ['src', 'migrations', 'docs', 'ormconfig.ts', 'tsconfig.json', 'package-lock.json', 'schema.graphql'];
const stamp = 'dist/.built';

/** The latest moment at which a file, or anything in a folder, was changed. */
function changed(path) {
	const found = statSync(path);
	if (!found.isDirectory()) return found.mtimeMs;
	return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

const begun = new Date();
const isFresh = existsSync(stamp) && builtFrom.every((path) => changed(path) < statSync(stamp).mtimeMs);
if (!isFresh) {
	console.error('building …');
	execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
	writeFileSync(stamp, '');
	utimesSync(stamp, begun, begun);
}
