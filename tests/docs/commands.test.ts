import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.js';
import { readConfig } from '../../src/server/config.js';
import { blocksOf, commandsOf } from './_blocks.js';

const texts = ['README.md', ...readdirSync('docs').flatMap((file) => (file.endsWith('.md') ? [`docs/${file}`] : []))];

/** What of a line is said to this program: its words after the name. */
const wordsOf = (line: string): string[] | null => {
	const said =
		/(?:^|\s)(?:npm run --silent counterclaim --|node dist\/src\/cli\/main\.js|counterclaim(?! node)) (.+)$/.exec(
			line.replace(/\s#.*$/, ''),
		)?.[1];
	return said ? (said.match(/"[^"]*"|'[^']*'|\S+/g) ?? []) : null;
};

describe('the commands in the documentation', () => {
	const commands = texts.flatMap((file) =>
		commandsOf(blocksOf(readFileSync(file, 'utf8'))).flatMap((line) => {
			const words = wordsOf(line);
			return words ? [{ file, line, words }] : [];
		}),
	);

	it('are found', () => {
		expect(commands.length).toBeGreaterThan(20);
	});

	it.each(commands)('are such as there are, with such options: $file: $line', ({ words }) => {
		let command: Command = makeProgram();
		let rest = words;
		for (;;) {
			const next = command.commands.find((one) => one.name() === rest[0]);
			if (!next) break;
			command = next;
			rest = rest.slice(1);
		}
		expect(command.parent, words[0]).not.toBeNull();
		const options = rest.flatMap((one) => (one.startsWith('--') ? [one.replace(/=.*/, '')] : []));
		expect(command.options.map((one) => one.long)).toEqual(expect.arrayContaining(options));
	});
});

describe('the settings', () => {
	/** Every variable that is looked for while the environment is read. */
	function lookedFor(env: Readonly<Record<string, string>> = {}): string[] {
		const names = new Set<string>();
		readConfig(
			new Proxy(env, {
				get(of, name) {
					names.add(String(name));
					return of[String(name)];
				},
			}),
		);
		return [...names].sort();
	}

	it('are all in the table of docs/operations.md, and nothing else is', () => {
		const [, table = ''] = readFileSync('docs/operations.md', 'utf8').split('## Settings');
		const named = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
		expect(named.sort()).toEqual(lookedFor());
		expect(lookedFor({ HOST: '0.0.0.0', SIGN_IN: 'on', COST_BUDGET: '5000' })).toEqual(lookedFor());
	});

	it('are read nowhere else in the code than there, but for what a doctor looks over and the file that keys are rotated in', () => {
		const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
		const readHere = files.flatMap((file) =>
			[...readFileSync(`src/${file}`, 'utf8').matchAll(/process\.env(?:\.(\w+))?/g)].map(([, name]) => [file, name]),
		);
		expect(readHere.sort()).toEqual([
			['cli/doctor/doctor.ts', undefined],
			['cli/environment.ts', undefined],
			['cli/sealKeys.ts', 'SEAL_KEY_FILE'],
		]);
	});

	it('have the defaults that the table says', () => {
		const text = readFileSync('docs/operations.md', 'utf8');
		const read = readConfig({});
		if (!read.ok) throw new Error('no settings at all are refused');
		const { value } = read;
		const defaults = {
			HOST: value.host,
			PORT: value.port,
			DATABASE_URL: value.database,
			LOG_LEVEL: value.logLevel,
			BODY_LIMIT: value.bodyLimit,
			DEPTH_LIMIT: value.depthLimit,
			COST_LIMIT: value.costLimit,
			SUBSCRIBER_LIMIT: value.subscriberLimit,
			TRUSTED_DOCUMENTS: value.trustedDocuments.mode,
			EXAMPLE: value.example ? 'on' : 'off',
			FETCH: value.fetch ? 'on' : 'off',
			FEDERATION: value.federation ? 'on' : 'off',
		};
		for (const [name, usual] of Object.entries(defaults)) expect(text).toContain(`| \`${name}\` | \`${usual}\` |`);
	});
});
