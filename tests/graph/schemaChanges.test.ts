import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'counterclaim-'));
});
afterAll(() => rm(folder, { recursive: true }));

const released = `type Query { claim(id: ID!, language: String = "en"): Claim old: Int @deprecated(reason: "Use \`claim\`.") }
type Claim { id: ID! text: String! level: Level }
enum Level { LOW HIGH }`;

async function compare(current: string, allowed: object[] = []) {
	const files = { 'released.graphql': released, 'current.graphql': current, 'allowed.json': JSON.stringify(allowed) };
	const paths = await Promise.all(
		Object.entries(files).map(async ([name, text]) => {
			await writeFile(join(folder, name), text);
			return join(folder, name);
		}),
	);
	const { status, stdout, stderr } = spawnSync('node', ['scripts/schemaChanges.mjs', ...paths], { encoding: 'utf8' });
	return { status, said: stdout + stderr };
}

describe('the schema', () => {
	it('breaks no client of the last release', () => {
		const { status, stderr } = spawnSync('node', ['scripts/schemaChanges.mjs'], { encoding: 'utf8' });
		expect([status, stderr]).toEqual([0, '']);
	});
});

describe('a change of a schema', () => {
	it.each([
		['an addition', released.replace('text:', 'slug: String text:')],
		['a new value of an enum', released.replace('LOW HIGH', 'LOW MIDDLE HIGH')],
		['what was deprecated going', released.replace(/ old: Int @deprecated\(.*?\)/, '')],
		[
			'a deprecation that names what to use',
			released.replace('text: String!', 'text: String! @deprecated(reason: "Use `words`.")'),
		],
	])('breaks nobody when it is %s', async (_what, current) => {
		expect(await compare(current)).toMatchObject({ status: 0 });
	});

	it.each([
		['a field that goes', released.replace('text: String!', ''), 'FIELD_REMOVED Claim.text was removed.'],
		['a field that may be null', released.replace('text: String!', 'text: String'), 'Claim.text changed type'],
		['a value that goes', released.replace('LOW ', ''), 'LOW was removed from enum type Level.'],
		['an argument that must be given', released.replace('id: ID!,', 'id: ID!, at: Int!,'), 'A required arg at'],
		['another default', released.replace('"en"', '"zh"'), 'has changed defaultValue'],
		[
			'a deprecation that names nothing',
			released.replace('text: String!', 'text: String! @deprecated'),
			'begin with what to take',
		],
	])('breaks a client when it is %s', async (_what, current, message) => {
		const { status, said } = await compare(current);
		expect([status, said]).toEqual([1, expect.stringContaining(message)]);
	});

	it('that breaks may be allowed, with a reason and only while it is there', async () => {
		const change = 'FIELD_REMOVED Claim.text was removed.';
		const broken = released.replace('text: String!', '');
		const reason = 'It was answered by nobody, and never said so.';
		expect(await compare(broken, [{ change, reason }])).toMatchObject({ status: 0 });
		expect(await compare(broken, [{ change, reason: 'because' }])).toMatchObject({ status: 1 });
		expect(await compare(released, [{ change, reason }])).toMatchObject({ status: 1 });
	});
});
