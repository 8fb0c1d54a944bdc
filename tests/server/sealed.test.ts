import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
	execute,
	type GraphQLField,
	type GraphQLInputType,
	type GraphQLOutputType,
	type GraphQLSchema,
	getNamedType,
	isAbstractType,
	isEnumType,
	isInputObjectType,
	isLeafType,
	isListType,
	isNonNullType,
	isObjectType,
	parse,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, publicActor, roles, systemActor, viewerOf } from '../../src/core/permissions.js';
import { contextWith } from '../../src/graph/context.js';
import { makeSchema } from '../../src/graph/schema.js';
import { Database } from '../../src/store/database.js';
import { locationFrom } from '../../src/store/location.js';
import { readsOf } from '../../src/store/reads.js';
import { moveRecord } from '../../src/workflow/moveRecord.js';
import { revealSource } from '../../src/workflow/revealSource.js';
import { sealSource } from '../../src/workflow/sealSource.js';
import { newKeys, seated } from '../_keys.js';
import { must, newWorld, type World } from '../_world.js';
import { cleanUp, newFolder, run } from '../cli/_program.js';
import { elsewhere } from '../store/_elsewhere.js';
import { listenWith, socketClient } from './_listening.js';
import { type Served, serveOn } from './_server.js';

/** Who stands behind the source: no word of it is anywhere else. */
const identity = 'Zzyxa Quillfeather of Basement Nine, zzyxa@quillfeather.example';
const canary = /zzyxa|quillfeather|basement nine/i;
const encoded = [Buffer.from(identity).toString('base64').slice(4, 40), Buffer.from(identity).toString('hex')];
const tellsOf = (text: string): string[] => [
	...(canary.exec(text) ?? []),
	...encoded.filter((one) => text.includes(one)),
];

let world: World;
let served: Served;
let schema: GraphQLSchema;
let people: Record<string, Actor>;
let ids: string[];
const said: string[] = [];

beforeAll(async () => {
	const { keys, sealFile } = newKeys();
	world = await newWorld({ keys });
	served = await serveOn(world, {});
	keyFile = sealFile;
	schema = await makeSchema();
	people = { PUBLIC: publicActor, SYSTEM: systemActor };
	for (const role of roles) people[role] = await seated(world, role.toLowerCase(), role);
	people.READER_OF_THE_SEAL = await seated(world, 'ada', 'EDITOR');
	const story = await world.story('leak');
	const source = await world.unnamed('insider', 3, { described: 'somebody who has seen the papers' });
	const claim = await world.claim('one', { stories: ['leak'] });
	await world.named('mayer');
	const testimony = await world.testimony('one', 'insider', { words: 'They met in May.' });
	const rebuttal = await world.rebuttal('one', 'mayer');
	ids = [story.id, source.id, claim.id, testimony.id, rebuttal.id, (await world.find('party', 'mayer')) ?? ''];

	const client = socketClient(served.url);
	const listening = [
		'contestednessChanged { event claim { slug } before { score } after { score } }',
		'statementRecorded { id source { label headcount { least most } } claim { slug } }',
	].map((fields) => listenWith(client, `subscription { ${fields} }`));
	await eventuallySubscribed(2);

	const input = { source: 'insider', identity, reason: 'a promise', readers: [people.READER_OF_THE_SEAL?.id] };
	const seal =
		'mutation ($input: SealSourceInput!) { sealSource(input: $input) { saved source { id headcount { least most } seal { readerIds } } userErrors { code path message } effects { claim { slug } } } }';
	/** Whatever may be wrong with it. */
	for (const changes of [
		{ dryRun: true },
		{ source: 'nothing' },
		{ reason: '' },
		{ reason: 'for Zzyxa' },
		{ readers: ['x'] },
		{ identity: identity.repeat(100) },
		{ identity: `${identity}\u0000` },
		{ headcount: { least: 0 } },
		{},
		{},
	]) {
		const { body } = await served.ask(seal, { input: { ...input, ...changes } });
		said.push(JSON.stringify(body));
	}
	const inline = `mutation { sealSource(input: { source: "insider", identity: ${JSON.stringify(identity)}, reason: "again" }) { saved userErrors { message } } }`;
	said.push(JSON.stringify((await served.ask(inline)).body));
	// GraphQL itself tells whoever gave a malformed input what it was; that is theirs, and no log's.
	await served.ask(seal, { input: { identity } });
	await served.ask(seal.replace('saved', 'nothing'), { input });
	const [row] = await world.database.read((session) =>
		session.query('SELECT headcount_least FROM source WHERE slug = ?', ['insider']),
	);
	expect(row).toEqual({ headcount_least: 1 });

	const reader = { ...world.office, actor: people.READER_OF_THE_SEAL as Actor };
	expect(must(await revealSource(reader, { source: 'insider', reason: 'the lawyers' })).thing.identity).toBe(identity);
	await world.rebuttal('one', 'mayer', { words: 'No, in June.' });
	for (const one of listening) await one.until(1);
	said.push(...listening.map((one) => JSON.stringify(one.answers)));
	await client.dispose();
}, 60_000);
let keyFile: string;
afterAll(async () => {
	await served.close();
	await cleanUp();
}, 60_000);

async function eventuallySubscribed(count: number): Promise<void> {
	while (served.subscribers() < count) await new Promise((done) => setTimeout(done, 10));
}

it('nothing that was answered to whoever sealed it, or told to who listens, holds anything of it', () => {
	expect(said.length).toBeGreaterThan(12);
	expect(said.filter((one) => one.includes('"saved":true'))).toHaveLength(1);
	expect(said.flatMap(tellsOf)).toEqual([]);
});

it('no log line holds anything of it', () => {
	expect(served.logs.length).toBeGreaterThan(10);
	expect(tellsOf(JSON.stringify(served.logs))).toEqual([]);
	expect(world.sql.flatMap(tellsOf)).toEqual([]);
});

/** Every field of a type whose arguments may be left out, as deep as is said. */
function fieldsOf(type: GraphQLOutputType, depth: number): string {
	const named = getNamedType(type);
	if (isLeafType(named)) return '';
	if (isAbstractType(named)) {
		const parts = schema.getPossibleTypes(named).map((one) => `... on ${one.name} ${fieldsOf(one, depth)}`);
		return `{ __typename ${depth > 0 ? parts.join(' ') : ''} }`;
	}
	if (!isObjectType(named)) return '';
	const fields = Object.values(named.getFields()).flatMap((field) => {
		if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
		const isLeaf = isLeafType(getNamedType(field.type));
		// Aliased, since fields of one name may have other types in the members of a union.
		if (isLeaf) return [`${named.name}_${field.name}: ${field.name}`];
		return depth > 0 ? [`${named.name}_${field.name}: ${field.name} ${fieldsOf(field.type, depth - 1)}`] : [];
	});
	return `{ __typename ${fields.join(' ')} }`;
}

/** Values for an argument, from what is on record and from what is sealed. */
function valuesFor(name: string, type: GraphQLInputType): string[] {
	if (isNonNullType(type)) return valuesFor(name, type.ofType);
	if (isListType(type)) return valuesFor(name, type.ofType).map((one) => `[${one}]`);
	if (isEnumType(type))
		return type
			.getValues()
			.map((one) => one.name)
			.slice(0, 1);
	if (isInputObjectType(type)) {
		const fields = Object.values(type.getFields());
		if (type.isOneOf)
			return fields.flatMap((one) => valuesFor(one.name, one.type).map((value) => `{ ${one.name}: ${value} }`));
		const needed = fields.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined);
		return [`{ ${needed.map((one) => `${one.name}: ${valuesFor(one.name, one.type)[0]}`).join(', ')} }`];
	}
	if (type.toString() === 'Int') return ['1'];
	if (type.toString() === 'Float' || type.toString() === 'UnitInterval') return ['0.5'];
	if (type.toString() === 'Boolean') return ['true'];
	if (type.toString() === 'DateTime') return ['"2026-01-01"'];
	if (/text/i.test(name)) return ['"zzyxa quillfeather"', '"papers"', '"insider"'];
	const slugs = ['insider', 'leak', 'one', 'mayer'];
	return (name === 'slug' ? slugs : /^ids?$/.test(name) ? [...ids, 'insider'] : [...ids, ...slugs]).map((one) =>
		JSON.stringify(one),
	);
}

/** Every way of asking for a field with its needed arguments; and with `first`, where it has that. */
function asksFor(field: GraphQLField<unknown, unknown>): string[] {
	const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
	const [first, ...rest] = needed;
	const page = field.args.some((arg) => arg.name === 'first') ? 'first: 100' : '';
	const others = rest.map((arg) => `${arg.name}: ${valuesFor(arg.name, arg.type)[0]}`);
	const ways = first ? valuesFor(first.name, first.type).map((value) => `${first.name}: ${value}`) : [''];
	return ways.map((way) => {
		const given = [way, ...others, page].filter((one) => one !== '').join(', ');
		return `{ ${field.name}${given === '' ? '' : `(${given})`} ${fieldsOf(field.type, 2)} }`;
	});
}

it('no query answers anything of it to anybody, whatever role they have', async () => {
	let asked = 0;
	for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
		for (const source of asksFor(field as GraphQLField<unknown, unknown>)) {
			const document = parse(source);
			for (const [role, actor] of Object.entries(people)) {
				const context = contextWith({ ...world.office, actor }, () => readsOf(world.database, viewerOf(actor)));
				const answer = JSON.stringify(await execute({ schema, document, contextValue: context }));
				// What was asked comes back where a search marks it or an error repeats it; nothing else may.
				const told = tellsOf(answer.replaceAll('zzyxa quillfeather', ''));
				expect([role, source.slice(0, 200), told]).toEqual([role, source.slice(0, 200), []]);
				asked++;
			}
		}
	expect(asked).toBeGreaterThan(200);
}, 120_000);

it('only its readers have it from revealSource, and only when it is recorded', async () => {
	const answers: string[] = [];
	for (const [role, actor] of Object.entries(people))
		for (const dryRun of [true, false]) {
			const office = { ...world.office, actor };
			const answer = await revealSource(office, { source: 'insider', reason: 'a try' }, { dryRun });
			if (role !== 'READER_OF_THE_SEAL' || dryRun) expect(tellsOf(JSON.stringify(answer))).toEqual([]);
			else answers.push(JSON.stringify(answer));
		}
	expect(answers.map((one) => canary.test(one))).toEqual([true]);
	const again = await sealSource(
		{ ...world.office, actor: people.EDITOR as Actor },
		{ source: 'insider', identity, reason: 'no' },
	);
	expect(tellsOf(JSON.stringify(again))).toEqual([]);
});

it('no export of the command line and no copy of the record holds anything of it', async () => {
	const { url } = await newFolder();
	const env = { DATABASE_URL: world.url, SEAL_KEY_FILE: keyFile };
	const target = await Database.open({ url });
	const outputs = [JSON.stringify(await moveRecord(world.database, target))];
	await target.close();
	for (const args of [
		['show', 'one', '--explain', '--database', url],
		['audit', 'list', '--first', '100', '--json', '--database', url],
	]) {
		const { code, stdout, stderr } = await run(args, { env });
		expect([args, code, stderr]).toEqual([args, 0, '']);
		outputs.push(stdout);
	}
	expect(outputs.flatMap(tellsOf)).toEqual([]);
	expect((await bytesOf(url)).flatMap(tellsOf)).toEqual([]);
}, 120_000);

it('no file of the database, its log included, holds anything of it', async () => {
	const texts = await bytesOf(world.url);
	expect(texts.join('')).toContain('They met in May.');
	expect(texts.flatMap(tellsOf)).toEqual([]);
});

/** Everything that is kept: of SQLite the bytes of every file, of PostgreSQL a dump, else every column of every table. */
async function bytesOf(url: string): Promise<string[]> {
	const location = locationFrom(url);
	if (location?.engine === 'sqlite') {
		const folder = dirname(location.path);
		return readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
	}
	const dump = await promisify(execFile)('pg_dump', ['--inserts', '--dbname', url], { maxBuffer: 100_000_000 }).catch(
		() => null,
	);
	if (dump) return [dump.stdout];
	const other = await elsewhere(url);
	const tables = await other.query<{ name: string }>(
		"SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
	);
	const texts = [];
	for (const { name } of tables) texts.push(JSON.stringify(await other.query(`SELECT * FROM ${name}`)));
	await other.close();
	return texts;
}
