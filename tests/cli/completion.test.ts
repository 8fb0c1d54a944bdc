import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cleanUp, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 30_000 });

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;
/** Shells that are here; bash must be where everything must be. */
const here = (shell: string): boolean => {
	if (has(shell)) return true;
	if (process.env.CI && shell === 'bash') throw new Error('bash is not here');
	console.warn(`left out: completion in ${shell}, which is not here`);
	return false;
};

let folder: string;
const scripts = new Map<string, string>();
beforeAll(async () => {
	folder = (await newFolder()).folder;
	mkdirSync(join(folder, 'my files'));
	writeFileSync(join(folder, "my claims' list.jsonl"), '');
	for (const shell of ['bash', 'zsh', 'fish']) {
		const { code, stdout, stderr } = await run(['completion', shell]);
		expect([code, stderr]).toEqual([0, '']);
		const file = join(folder, `.${shell}`);
		writeFileSync(file, stdout);
		scripts.set(shell, file);
	}
});
afterAll(cleanUp);

/** What a shell offers where the last of the words is being typed. */
type Ask = (...words: string[]) => string[];

const inBash: Ask = (...words) => {
	const asking = `source "$1"; shift; COMP_WORDS=(counterclaim "$@"); COMP_CWORD=$#; _counterclaim; printf '%s\\n' "\${COMPREPLY[@]}"`;
	return lines(execFileSync('bash', ['--norc', '-uc', asking, 'bash', scripts.get('bash') ?? '', ...words], where()));
};
const inFish: Ask = (...words) => {
	const line = ['counterclaim', ...words.map((word) => word.replaceAll(' ', '\\ '))].join(' ');
	const asking = 'source $argv[1]; complete -C $argv[2]';
	return lines(execFileSync('fish', ['--no-config', '-c', asking, scripts.get('fish') ?? '', line], where())).map(
		(one) => one.split('\t')[0] ?? '',
	);
};
/** zsh offers through its line editor only; its own functions are replaced by ones that say what they were given. */
const inZsh: Ask = (...words) => {
	const asking = `
		compdef() { :; }
		compset() { :; }
		compadd() { shift; print -rl -- "$@"; }
		_files() { print -rl -- "\${words[CURRENT]}"*(N); }
		_describe() { local name="\${@[-1]}"; print -rl -- "\${(@)\${(@P)name}%%:*}" | grep -e "^\${words[CURRENT]}"; }
		source "$1"; shift; words=(counterclaim "$@"); CURRENT=\${#words}; _counterclaim; true`;
	const typed = words.at(-1) ?? '';
	return lines(execFileSync('zsh', ['-fc', asking, 'zsh', scripts.get('zsh') ?? '', ...words], where())).filter((one) =>
		one.startsWith(typed.replace(/^--[\w-]+=/, '')),
	);
};
const where = () => ({ encoding: 'utf8', cwd: folder }) as const;
const lines = (text: string): string[] => text.split('\n').filter((one) => one !== '');

describe.each([
	['bash', inBash],
	['zsh', inZsh],
	['fish', inFish],
] as const)('completion in %s', (shell, ask) => {
	const isHere = here(shell);

	it.runIf(isHere)('offers commands, and below a command its own', () => {
		expect(ask('re').sort()).toEqual(['reindex', 'rescore']);
		expect(ask('audit', '').sort()).toEqual(expect.arrayContaining(['head', 'list', 'verify']));
		expect(ask('audit', '')).not.toContain('start');
		expect(ask('completion', '').sort()).toEqual(['bash', 'fish', 'zsh']);
		expect(ask('help', 'mig')).toEqual(['migrate']);
	});

	it.runIf(isHere)('offers the options of the command that is typed', () => {
		expect(ask('audit', 'verify', '--pub')).toEqual(['--public-key']);
		expect(ask('show', 'mayer-tbd', '--as', 'svg', '--ou')).toEqual(['--out']);
		expect(ask('start', '--pub')).toEqual([]);
	});

	it.runIf(isHere)('offers what an option may be, files where it takes one, and nothing where nobody can guess', () => {
		expect(ask('show', 'mayer-tbd', '--as', 'js').sort()).toEqual(['json', 'jsonl', 'jsonld']);
		expect(
			ask('import', '--bulk', 'my')
				.map((one) => one.replace(/\/$/, ''))
				.sort(),
		).toEqual(["my claims' list.jsonl", 'my files']);
		expect(ask('query', 'my')).toHaveLength(2);
		expect(ask('start', '--host', '')).toEqual([]);
	});

	it.runIf(isHere)('takes no value of an option for a command', () => {
		expect(ask('--help', 'mig')).toEqual(['migrate']);
		expect(ask('show', '--out', 'audit', '--ex')).toEqual(['--explain']);
	});
});

describe('completion', () => {
	it('knows three shells, and says so of others', async () => {
		const { code, stderr } = await run(['completion', 'tcsh']);
		expect(code).toBe(2);
		expect(stderr).toContain('Allowed choices are bash, zsh, fish');
	});

	it.runIf(here('bash'))('in bash follows an option with its value in one word', () => {
		expect(inBash('show', 'x', '--as', '=', 'sv')).toEqual(['svg']);
		expect(inBash('show', 'x', '--as', '=').length).toBeGreaterThan(5);
	});
});
