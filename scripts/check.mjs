// All that must hold before a change lands: types, lint and doors, no unused code, the schema current, the tests.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const run = (name, command, ...args) => {
	console.log(`\n── ${name}`);
	execFileSync(command, args, { stdio: 'inherit' });
};

run('types of src', 'npx', 'tsc', '--noEmit', '-p', 'tsconfig.json');
run('types of tests', 'npx', 'tsc', '--noEmit', '-p', 'tests/tsconfig.json');
run('lint, format and doors', 'npx', 'biome', 'check', '--error-on-warnings', '.');
run('nothing unused', 'npx', 'knip');
run('no client of the last release breaks', 'node', 'scripts/schemaChanges.mjs');
if (!process.argv.includes('--without-tests')) {
	run('build', 'npm', 'run', '--silent', 'build');
	run('tests', 'npx', 'vitest', 'run');
}

console.log('\n── the ten longest files; at 250 lines ask what second thing is in there');
const files = execFileSync('git', ['ls-files', 'src', 'migrations', '*.ts'], { encoding: 'utf8' }).split('\n');
const long = [...new Set(files)]
	.filter((file) => file.endsWith('.ts') && !file.startsWith('tests/'))
	.map((file) => [readFileSync(file, 'utf8').split('\n').length - 1, file])
	.sort(([a], [b]) => b - a)
	.slice(0, 10);
for (const [lines, file] of long) console.log(String(lines).padStart(6), file);
