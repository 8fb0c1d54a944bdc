import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import 'reflect-metadata';
import { foundingDeskId } from '../../src/core/desk.js';
import { loadSources } from '../../src/store/cases.js';
import { locationFrom } from '../../src/store/location.js';
import { SealReaderRow, SealRow } from '../../src/store/rows/seal.js';
import { SourceRow } from '../../src/store/rows/source.js';
import { openIdentity, sealIdentity } from '../../src/store/sealing/envelope.js';
import { sealKeysFrom } from '../../src/store/sealing/sealKeys.js';
import { loadSeals } from '../../src/store/seals.js';
import { sealSource } from '../../src/workflow/sealSource.js';
import { newKeys, seated } from '../_keys.js';
import { must, newWorld } from '../_world.js';
import { elsewhere } from '../store/_elsewhere.js';
import { cleanUp, launch, newFolder, pause, run } from './_program.js';

vi.setConfig({ testTimeout: 120_000 });
afterEach(cleanUp);

const keysIn = (file: string): string[] =>
	readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'));

/** A record with one sealed source. */
async function sealedRecord(url: string) {
	const { keys, sealFile: file } = newKeys();
	const world = await newWorld({ url, keys });
	const ada = await seated(world, 'ada', 'EDITOR');
	const source = await world.unnamed('s0', 6);
	must(await sealSource({ ...world.office, actor: ada }, { source: 's0', identity: 'Person 0', reason: 'a promise' }));
	await world.close();
	return { file, source, ada };
}

describe('counterclaim keys', () => {
	it('init makes two keys for their owner only, and never replaces one', async () => {
		const { folder } = await newFolder();
		const where = join(folder, 'keys');
		const made = await run(['keys', 'init', '--folder', where]);
		expect([made.code, made.stderr]).toEqual([0, '']);
		expect(made.stdout).toContain(`SEAL_KEY_FILE=${join(where, 'seal.key')}`);
		for (const name of ['seal.key', 'audit.key']) expect(statSync(join(where, name)).mode & 0o777).toBe(0o600);
		const before = readFileSync(join(where, 'seal.key'), 'utf8');
		const again = await run(['keys', 'init', '--folder', where]);
		expect([again.code, again.stderr]).toEqual([
			3,
			`counterclaim: there is a file at ${join(where, 'seal.key')} already, and it may hold the only key to something; it stays\n`,
		]);
		expect(readFileSync(join(where, 'seal.key'), 'utf8')).toBe(before);
	});

	it.each([
		[
			'that others may read',
			(file: string) => chmodSync(file, 0o644),
			/may be read or written by others than its owner \(mode 0644\); chmod 600 it/,
		],
		['that is not there', (file: string) => chmodSync(dirname(file), 0o700), /there is no key file at .*missing/],
		[
			'with half a key',
			(file: string) => writeFileSync(file, 'c2hvcnQ=\n'),
			/has no key at place 1: a key is 32 bytes in base64/,
		],
		['without a key', (file: string) => writeFileSync(file, '# nothing\n'), /holds no key/],
	])('a key file %s is refused at the start, and nothing of it is repeated', async (what, spoil, message) => {
		const { folder, url } = await newFolder();
		const { sealFile: made } = newKeys();
		const file = what === 'that is not there' ? join(folder, 'missing.key') : made;
		spoil(file);
		const { code, stderr } = await run(['migrate', '--database', url], { env: { SEAL_KEY_FILE: file } });
		expect(code).toBe(3);
		expect(stderr).toMatch(message);
		expect(stderr).toContain('SEAL_KEY_FILE cannot be used');
		expect(stderr).not.toContain('c2hvcnQ');
	});

	it('rotate puts a new key first and every seal under it; --drop-old leaves it alone in the file', async () => {
		const { url } = await newFolder();
		const { file, source } = await sealedRecord(url);
		const [old] = keysIn(file);
		const env = { DATABASE_URL: url, SEAL_KEY_FILE: file };
		const rotated = await run(['keys', 'rotate', '--json'], { env });
		expect([rotated.code, rotated.stderr]).toEqual([0, '']);
		expect(JSON.parse(rotated.stdout)).toMatchObject({ rewrapped: 1, resumed: false, dropped: 0 });
		expect(keysIn(file)).toHaveLength(2);
		expect(keysIn(file)[1]).toBe(old);
		const again = await run(['keys', 'rotate', '--drop-old', '--json'], { env });
		expect(JSON.parse(again.stdout)).toMatchObject({ rewrapped: 1, dropped: 2 });
		expect(keysIn(file)).toHaveLength(1);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(await namesIn(url, file)).toEqual({ [source.id]: 'Person 0' });
	});

	it('rotate, killed in the middle and run again, loses nothing and goes on with the key it had made', async () => {
		const { url } = await newFolder();
		const many = 3_000;
		const { file, source, ada } = await sealedRecord(url);
		await multiply({ url, file, many, of: source.id, reader: ada.id ?? '' });
		const [old] = keysIn(file);
		const env = { DATABASE_URL: url, SEAL_KEY_FILE: file };
		const { child, ended } = launch(['keys', 'rotate'], { env });
		const other = await elsewhere(url);
		const done = async () =>
			Number(
				Object.values(
					(await other.query(`SELECT count(*) FROM seal WHERE key_id <> '${idOf(old ?? '')}'`))[0] ?? {},
				)[0],
			);
		while ((await done()) === 0) await pause(1);
		child.kill('SIGKILL');
		expect((await ended).code).toBe('SIGKILL');
		const before = await done();
		await other.close();
		expect(before).toBeLessThan(many);
		const held = keysIn(file);
		expect(held).toHaveLength(2);
		const half = await namesIn(url, file);
		expect(Object.keys(half)).toHaveLength(many);
		expect(new Set(Object.values(half)).size).toBe(many);

		const again = await run(['keys', 'rotate', '--json'], { env });
		expect([again.code, again.stderr]).toEqual([0, '']);
		expect(JSON.parse(again.stdout)).toMatchObject({ resumed: true, rewrapped: many - before });
		expect(keysIn(file)).toEqual(held);
		expect(await namesIn(url, file)).toEqual(half);
		const verified = await run(['audit', 'verify', '--json'], { env });
		expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
	});

	it('rotate with another key than the seals are under says which is missing, and changes nothing', async () => {
		const { url } = await newFolder();
		const { file } = await sealedRecord(url);
		const id = idOf(keysIn(file)[0] ?? '');
		const { code, stderr } = await run(['keys', 'rotate'], {
			env: { DATABASE_URL: url, SEAL_KEY_FILE: newKeys().sealFile },
		});
		expect(code).toBe(3);
		expect(stderr).toContain(`is under the key ${id}, which is not given; put it back`);
		expect((await run(['keys', 'rotate'], { env: { DATABASE_URL: url } })).stderr).toContain(
			'there is no key to rotate',
		);
	});
});

describe('counterclaim audit', () => {
	it('verifies, and says where somebody changed something', async () => {
		const { folder, url } = await newFolder();
		await sealedRecord(url);
		const { auditFile } = newKeys();
		const env = { DATABASE_URL: url, AUDIT_KEY_FILE: auditFile };
		const good = await run(['audit', 'verify'], { env });
		expect([good.code, good.stdout.split('\n')[0]]).toEqual([
			0,
			expect.stringMatching(/^The audit log is as it was written: 2 entries, the last [0-9a-f]{64}\.$/),
		]);
		const heads = join(folder, 'heads.jsonl');
		for (const _ of [1, 2]) await run(['audit', 'head', '--date', '2026-01-01', '--append', heads], { env });
		expect(readFileSync(heads, 'utf8').split('\n')).toHaveLength(2);
		expect((await run(['audit', 'verify', '--heads', heads], { env })).stdout).toContain('It fits 1 head that');
		const other = await elsewhere(url);
		await other.query("UPDATE audit SET reason = 'another' WHERE sequence = 2");
		await other.close();
		const bad = await run(['audit', 'verify'], { env });
		expect([bad.code, bad.stderr]).toEqual([
			1,
			'The audit log was tampered with: entry 2 is not as it was written: it was changed, or put in the place of another. What comes after it proves nothing.\n',
		]);
		const json = await run(['audit', 'verify', '--json'], { env });
		expect([json.code, JSON.parse(json.stdout)]).toMatchObject([
			1,
			{ ok: false, fault: { sequence: 2, kind: 'CHANGED' } },
		]);
		const listed = await run(['audit', 'list'], { env });
		expect(listed.stdout).toMatch(/^ +2 {2}2026-\S+ {2}ada \(usr_\w+\) {2}sealSource {2}src_/);
	});
});

it('counterclaim erase destroys a secret and a seal, and neither is in the files any more', async () => {
	const { url } = await newFolder();
	const { file, source } = await sealedRecord(url);
	const env = { DATABASE_URL: url, SEAL_KEY_FILE: file };
	const other = await elsewhere(url);
	const kept = async () => [
		...(await other.query('SELECT secret AS kept FROM subject_secret WHERE secret IS NOT NULL')),
		...(await other.query('SELECT envelope AS kept FROM seal')),
	];
	const before = (await kept()).map((one) => String(one.kept));
	await other.close();
	expect(before).toHaveLength(3);
	for (const [flag, id] of [
		['--source', source.id],
		['--user', 'usr_ada0000000000000'],
	]) {
		const { code, stderr } = await run(['erase', flag as string, id as string, '--reason', 'their right'], { env });
		expect([code, stderr]).toEqual([0, '']);
	}
	const location = locationFrom(url);
	if (location?.engine === 'sqlite')
		for (const path of [location.path, `${location.path}-wal`])
			if (existsSync(path)) for (const one of before) expect(readFileSync(path).includes(one)).toBe(false);
	expect((await run(['audit', 'verify'], { env })).code).toBe(0);
	expect((await run(['audit', 'list'], { env })).stdout).toContain('erased (usr_ada0000000000000)');
	const nobody = await run(['erase', '--user', 'usr_0000000000000099', '--reason', 'x'], { env });
	expect([nobody.code, nobody.stderr]).toEqual([1, 'counterclaim: user: there is no user `usr_0000000000000099`\n']);
});

const idOf = (key: string): string => sealKeysFrom([key], 'a test').current.id;

/** Who stands behind each source. */
async function namesIn(url: string, file: string): Promise<Record<string, string>> {
	const keys = sealKeysFrom(keysIn(file), 'a test');
	const world = await newWorld({ url });
	const sources = await world.database.read((session) =>
		session.query<{ id: string }>('SELECT source_id AS id FROM seal'),
	);
	const seals = await world.database.read((session) =>
		loadSeals(
			session,
			sources.map((one) => one.id),
		),
	);
	await world.close();
	const names: Record<string, string> = {};
	for (const [id, { envelope }] of seals) {
		const opened = envelope && openIdentity(keys, id, envelope);
		names[id] = opened && typeof opened !== 'string' ? opened.identity : String(opened);
	}
	return names;
}

/** As many sealed sources as wanted, beside the one that is there. */
async function multiply({
	url,
	file,
	many,
	of,
	reader,
}: {
	readonly url: string;
	readonly file: string;
	readonly many: number;
	readonly of: string;
	readonly reader: string;
}): Promise<void> {
	const keys = sealKeysFrom(keysIn(file), 'a test');
	const world = await newWorld({ url });
	const ids = Array.from({ length: many - 1 }, (_, at) => `src_${String(at).padStart(16, '0')}`);
	await world.database.write(async (tx) => {
		const [like] = (await loadSources(tx, [of])).values();
		if (!like) throw new Error('there is no source to repeat');
		const { attribution, directness } = like;
		const shared = { storyId: null, attribution, directness, headcountLeast: 6, headcountMost: null, described: null };
		const source = { ...shared, documentId: null, recordedAt: '2026', deskId: foundingDeskId, publicSince: null };
		await tx.insert(SourceRow, ...ids.map((id) => ({ id, slug: id.replace('_', '-'), ...source })));
		await tx.insert(
			SealRow,
			...ids.map((sourceId, at) => ({
				sourceId,
				...sealIdentity(keys, sourceId, { identity: `Person ${at + 1}`, headcount: null }),
				recordedAt: '2026',
				destroyedAt: null,
			})),
		);
		await tx.insert(SealReaderRow, ...ids.map((sourceId) => ({ sourceId, userId: reader, place: 0 })));
	});
	await world.close();
}
