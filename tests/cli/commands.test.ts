import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { isUnionType, parse } from 'graphql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import 'reflect-metadata';
import { migrations } from '../../migrations/index.js';
import { makeSchema, printedSchema } from '../../src/graph/schema.js';
import { cleanUp, launch, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
afterEach(cleanUp);

const example = 'examples/meta-scale-ai.yaml';
const added =
	'1 story, 6 documents, 17 parties, 12 interests, 24 sources, 37 claims, 54 statements, 7 links, 2 colleagues, 5 requests, 1 reminder, 5 outcomes, 1 verdict, 1 agreement, 3 approvals, 7 overrides';

describe('counterclaim', () => {
	it('explains itself with examples, its configuration and its exit codes', async () => {
		const { code, stdout, stderr } = await run(['--help']);
		expect([code, stderr]).toEqual([0, '']);
		for (const command of ['start', 'migrate', 'import', 'show', 'query', 'rescore', 'evaluate', 'schema'])
			expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
		expect(stdout).toContain('counterclaim import examples/meta-scale-ai.yaml --dry-run');
		expect(stdout).toContain('counterclaim rescore --dry-run');
		expect(stdout).toContain('counterclaim evaluate --format emergent emergent.csv');
		expect(stdout).toMatch(/HOST, PORT, DATABASE_URL[\s\S]*Exit codes: 0 done, 1 [\s\S]*2 wrong usage, 3/);
	});

	it('says its version', async () => {
		const { version } = JSON.parse(await readFile('package.json', 'utf8'));
		expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
	});

	it.each([
		['no command', [], 'Usage: counterclaim'],
		['a command that does not exist', ['fly'], "unknown command 'fly'"],
		['an option that does not exist', ['show', 'rift', '--colour'], "unknown option '--colour'"],
		['an argument that is missing', ['query'], "missing required argument 'file'"],
		['nothing to import', ['import'], 'import needs a ledger, or --bulk and a file'],
	])('answers wrong usage with code 2 and what is wrong: %s', async (_what, args, message) => {
		const { code, stdout, stderr } = await run(args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(message);
	});
});

describe('counterclaim import', () => {
	it('says what it added, and the second time that all is on record', async () => {
		const { url } = await newFolder();
		expect(await run(['import', example, '--database', url])).toEqual({
			code: 0,
			stdout: `Added ${added}; 37 scores moved.\n`,
			stderr: '',
		});
		const again = await run(['import', example], { env: { DATABASE_URL: url } });
		expect(again).toEqual({ code: 0, stdout: 'Nothing new: all of it is on record.\n', stderr: '' });
	});

	it('says what a dry run would add, and adds nothing', async () => {
		const { url } = await newFolder();
		const { code, stdout } = await run(['import', example, '--dry-run', '--database', url]);
		expect([code, stdout]).toEqual([0, `Would add ${added}; 37 scores moved.\n`]);
		const { code: found } = await run(['show', 'rift', '--database', url]);
		expect(found).toBe(1);
	});

	it('answers as JSON, findings among it', async () => {
		const { folder, url } = await newFolder();
		const first = JSON.parse((await run(['import', example, '--json', '--database', url])).stdout);
		expect(first).toMatchObject({ saved: true, added: { claims: 37, statements: 54 }, findings: [], scoresMoved: 37 });
		const edited = join(folder, 'edited.yaml');
		await writeFile(edited, (await readFile(example, 'utf8')).replace('name: Jason', 'name: J').replace('Jason', 'J.'));
		const second = JSON.parse((await run(['import', edited, '--json', '--database', url])).stdout);
		expect(second.findings).toEqual([
			{ of: 'party `droege`', field: 'name', recorded: 'Jason Droege', given: 'J. Droege' },
		]);
		const { code, stdout } = await run(['import', edited, '--database', url]);
		expect(code).toBe(0);
		expect(stdout).toContain('party `droege` has another name on record: Jason Droege; the file has J. Droege.');
	});

	it('refuses a file with mistakes, with code 1 and the place of each, and adds nothing', async () => {
		const { folder, url } = await newFolder();
		const file = join(folder, 'wrong.yaml');
		const said = '{by: nobody, asserts}';
		await writeFile(
			file,
			`counterclaim: 1\nstory: {key: s, title: S, language: en}\nclaims:\n  c:\n    txt: C.\n    said: [${said}]\n`,
		);
		const { code, stdout, stderr } = await run(['import', file, '--database', url]);
		expect([code, stdout]).toEqual([1, '']);
		const lines = stderr.trimEnd().split('\n');
		expect(lines.length).toBeGreaterThan(2);
		for (const line of lines.slice(0, -1)) expect(line).toMatch(/^\S+wrong\.yaml:[456]:\d+: \S/);
		expect(stderr).toContain(`${file}:6:17: `);
		expect(lines.at(-1)).toBe(`${lines.length - 1} problems; nothing was imported.`);
		const json = await run(['import', file, '--json', '--database', url]);
		expect(json.code).toBe(1);
		expect(JSON.parse(json.stdout)).toMatchObject({ saved: false, problems: { length: lines.length - 1 } });
	});

	it('refuses what goes against the record with code 1 and the place of it', async () => {
		const { folder, url } = await newFolder();
		const file = join(folder, 'other.yaml');
		await run(['import', example, '--database', url]);
		await writeFile(file, `counterclaim: 1\nstory: {key: s, title: S, language: en}\nclaims:\n  rift: {text: "C."}\n`);
		const { code, stderr } = await run(['import', file, '--database', url]);
		expect(code).toBe(1);
		expect(stderr).toMatch(/other\.yaml:4:3: a claim `rift` is on record outside the story `s`/);
		expect(stderr).toContain('\n1 problem; nothing was imported.');
	});

	it.each([
		['a file that is not there', 'none.yaml', /none\.yaml cannot be read: ENOENT/],
		['a folder in place of the file', '.', /cannot be read: EISDIR/],
	])('ends with code 3 at %s', async (_what, name, message) => {
		const { folder, url } = await newFolder();
		const { code, stdout, stderr } = await run(['import', join(folder, name), '--database', url]);
		expect([code, stdout]).toEqual([3, '']);
		expect(stderr).toMatch(message);
	});
});

describe('counterclaim show', () => {
	it('shows a case as text and as JSON, in English and Chinese, and says what it does not find', async () => {
		const { url } = await newFolder();
		const env = { DATABASE_URL: url };
		await run(['import', example], { env });
		const text = await run(['show', 'mayer-tbd'], { env });
		expect([text.code, text.stderr]).toEqual([0, '']);
		expect(text.stdout).toMatch(
			/^mayer-tbd {2}Mayer was not part[\s\S]*0\.254 {2}CONTESTED[\s\S]*denies “from day one”/,
		);
		expect((await run(['show', 'mayer-tbd', '--language', 'zh'], { env })).stdout).toContain('鲁本·迈耶');

		const shown = JSON.parse((await run(['show', 'mayer-tbd', '--json'], { env })).stdout);
		expect(shown).toMatchObject({
			claim: { slug: 'mayer-tbd', level: 'CONTESTED' },
			method: 'balance/1',
			opinion: { support: 0.75, opposition: 0.4 },
			summary: expect.stringContaining('Ruben Mayer denies it'),
			statements: expect.arrayContaining([
				expect.objectContaining({
					role: 'REBUTTAL',
					quote: 'from day one',
					weight: expect.objectContaining({ effective: 0.4 }),
				}),
			]),
		});
		expect(shown.sources.map((one: { slug: string }) => one.slug).sort()).toEqual([
			'meta-scale-ai/mayer',
			'meta-scale-ai/two-insiders',
		]);
		const byId = await run(['show', shown.claim.id], { env });
		expect(byId.stdout).toBe(text.stdout);

		expect(await run(['show', 'mayor-tbd'], { env })).toEqual({
			code: 1,
			stdout: '',
			stderr: 'counterclaim: there is no claim `mayor-tbd`\n',
		});
	});
});

describe('counterclaim show --as', () => {
	it('writes a case as a picture or a table, to the terminal or to a file', async () => {
		const { folder, url } = await newFolder();
		const env = { DATABASE_URL: url };
		await run(['import', example], { env });
		const out = join(folder, 'map.svg');
		const as = (format: string, ...more: string[]) => run(['show', 'mayer-tbd', '--as', format, ...more], { env });
		expect(await as('svg', '--language', 'zh', '--out', out)).toEqual({ code: 0, stdout: '', stderr: '' });
		expect(await readFile(out, 'utf8')).toMatch(/^<svg [\s\S]*鲁本·迈耶[\s\S]*<\/svg>\n$/);
		expect((await as('timeline')).stdout).toContain('story imported');
	});

	it.each([
		['a format that does not exist', ['--as', 'pdf'], 'Allowed choices are json, jsonld, svg, timeline'],
		['a file without a format', ['--out', 'x.svg'], '--out goes with --as'],
		['two ways at once', ['--as', 'svg', '--json'], '--as goes with neither --json nor --explain'],
	])('refuses %s with code 2', async (_what, args, message) => {
		const { code, stderr } = await run(['show', 'mayer-tbd', ...args]);
		expect(code).toBe(2);
		expect(stderr).toContain(message);
	});
});

describe('counterclaim schema and migrate', () => {
	it('prints exactly the schema, or writes it to a file', async () => {
		const { folder } = await newFolder();
		const printed = printedSchema(await makeSchema());
		expect(await run(['schema'])).toEqual({ code: 0, stdout: printed, stderr: '' });
		const out = join(folder, 'schema.graphql');
		expect(await run(['schema', '--out', out])).toEqual({ code: 0, stdout: '', stderr: '' });
		expect(await readFile(out, 'utf8')).toBe(printed);
	});

	it('prints with --federation what a gateway composes: the subgraph, with keys on claims, parties and stories', async () => {
		const { folder } = await newFolder();
		const { code, stdout, stderr } = await run(['schema', '--federation']);
		expect([code, stderr]).toEqual([0, '']);
		for (const name of ['Claim', 'Party', 'Story'])
			expect(stdout).toMatch(new RegExp(`^type ${name} .*@key\\(fields: "id"\\) @key\\(fields: "slug"\\)`, 'm'));
		const built = buildSubgraphSchema({ typeDefs: parse(stdout) });
		const entities = built.getType('_Entity');
		expect(isUnionType(entities) && entities.getTypes().map(String).sort()).toEqual(['Claim', 'Party', 'Story']);
		const out = join(folder, 'subgraph.graphql');
		expect(await run(['schema', '--federation', '--out', out])).toEqual({ code: 0, stdout: '', stderr: '' });
		expect((await readFile(out, 'utf8')).trimEnd()).toBe(stdout.trimEnd());
	});

	it('makes the tables once; a second time changes nothing', async () => {
		const { url } = await newFolder();
		const first = await run(['migrate', '--database', url]);
		expect([first.code, first.stderr]).toEqual([0, '']);
		expect(first.stdout).toMatch(/^The database is up to date: Beginning\d+(, \w+\d+)*\.\n$/);
		expect(await run(['migrate', '--database', url])).toEqual(first);
		const { migrations: names } = JSON.parse((await run(['migrate', '--json', '--database', url])).stdout);
		expect(names).toHaveLength(migrations.length);
	});
});

it('counterclaim ends in silence when whoever reads it has read enough', async () => {
	const { child, ended } = launch(['schema']);
	child.stdout.destroy();
	expect((await ended).stderr).toBe('');
});
