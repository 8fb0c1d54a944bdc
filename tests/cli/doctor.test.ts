import {
	chmodSync,
	closeSync,
	copyFileSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import 'reflect-metadata';
import { logFinding, roomFinding } from '../../src/cli/doctor/file.js';
import { nodeFinding } from '../../src/cli/doctor/program.js';
import { loadExample } from '../../src/server/example.js';
import { sha256 } from '../../src/store/sealing/ciphers.js';
import { sealSource } from '../../src/workflow/sealSource.js';
import { engine, newPostgres, onPostgres } from '../_engine.js';
import { newKeys, seated } from '../_keys.js';
import { must, newWorld } from '../_world.js';
import { runProvider } from '../server/_provider.js';
import { elsewhere } from '../store/_elsewhere.js';
import { cleanUp, newFolder, run, start } from './_program.js';

vi.setConfig({ testTimeout: 120_000 });
afterEach(cleanUp);

interface Line {
	readonly family: string;
	readonly check: string;
	readonly state: 'ok' | 'warning' | 'wrong' | 'skipped';
	readonly found: string;
	readonly remedy?: string;
}

/** What the doctor says of an installation; the port is one that is free. */
async function examined(url: string, options: { env?: Record<string, string>; args?: string[]; user?: number } = {}) {
	const { env = {}, args = [], ...more } = options;
	const { code, stdout, stderr } = await run(['doctor', '--json', ...args], {
		env: { DATABASE_URL: url, PORT: '0', ...env },
		...more,
	});
	expect(stderr).toBe('');
	const { healthy, findings } = JSON.parse(stdout) as { healthy: boolean; findings: Line[] };
	expect(code).toBe(healthy ? 0 : 1);
	const of = (check: string) => findings.filter((one) => one.check === check);
	return { healthy, findings, of, one: (check: string) => of(check)[0], text: stdout };
}

const wrongOf = (findings: readonly Line[]) => findings.flatMap((one) => (one.state === 'wrong' ? one.check : []));

/** A record with the example story. */
async function record() {
	const place = await newFolder();
	const world = await newWorld({ url: place.url });
	await loadExample(world.office, 'examples/meta-scale-ai.yaml');
	await world.close();
	return place;
}

const onSqlite = describe.runIf(engine === 'sqlite');
const onServer = describe.runIf(engine === 'postgres');

describe('counterclaim doctor', () => {
	it('finds nothing wrong with an installation that works, and says so line by line', async () => {
		const { url, database } = await record();
		const { healthy, findings } = await examined(url);
		expect([healthy, findings.filter((one) => one.state !== 'ok')]).toEqual([true, []]);
		const { code, stdout } = await run(['doctor', '--database', url], { env: { PORT: '0' } });
		expect(code).toBe(0);
		expect(stdout).toMatch(/^program\nok {2}node: Node \d+/);
		expect(stdout).toContain(`, ${database}`);
		expect(stdout).toContain('ok  scores: 37 claims, scored by balance/1\n');
		expect(stdout).toMatch(/ok {2}audit log: the audit log is as it was written \(\d+ entr(?:y|ies)\)\n/);
		expect(stdout).toMatch(/\n0 wrong, 0 worth knowing, \d+ well\.\n$/);
	});

	it('leaves everything as it was, and so can look while a server runs', async () => {
		const { url, folder } = await record();
		const tables = async () => {
			const other = await elsewhere(url);
			const names = ['claim', 'statement', 'audit', 'outbox', 'search_entry', 'migration', 'seal', 'api_key'];
			const counts = [];
			for (const name of names) counts.push(await other.query(`SELECT count(*) AS n FROM ${name}`));
			await other.close();
			return counts;
		};
		const files = () =>
			readdirSync(folder).map((name) => `${name} ${sha256(readFileSync(join(folder, name), 'latin1'))}`);
		const [before, kept] = [await tables(), files()];
		await examined(url);
		expect(files()).toEqual(kept);
		expect(await tables()).toEqual(before);
		const server = await start(['--database', url, '--port', '0']);
		const { healthy, one } = await examined(url, { env: { PORT: new URL(server.url ?? '').port } });
		expect([healthy, one('port')?.found]).toEqual([true, expect.stringContaining('a server that says it is well')]);
		await server.stop();
	});

	it('tells of variables that nobody reads, that mean nothing any more, and that contradict each other', async () => {
		const { url } = await record();
		const { of, findings, one } = await examined(url, {
			env: {
				DATABASE_REPLICA_URL: 'x',
				LOGLEVEL: 'debug',
				OIDC_SCOPE: 'openid',
				ALLOW_NETWORK: '1',
				HOST: '0.0.0.0',
				SIGN_IN: 'off',
				LOG_LEVEL: 'loud',
				HOSTNAME: 'desk',
			},
		});
		expect(of('unknown variables').map((line) => [line.found.split(' ')[0], line.remedy])).toEqual(
			expect.arrayContaining([
				['DATABASE_REPLICA_URL', 'is DATABASE_REPLICA_URLS meant?'],
				['LOGLEVEL', 'is LOG_LEVEL meant?'],
				['OIDC_SCOPE', expect.stringContaining('name the settings')],
			]),
		);
		expect(of('unknown variables')).toHaveLength(3);
		expect(one('deprecated variables')).toMatchObject({ state: 'warning', remedy: 'unset it' });
		expect(of('environment')).toMatchObject([
			{
				state: 'wrong',
				found: expect.stringContaining('SIGN_IN is off'),
				remedy: expect.stringContaining('SIGN_IN=on'),
			},
			{ state: 'wrong', found: 'LOG_LEVEL is "loud"', remedy: expect.stringContaining('give one of fatal') },
		]);
		expect(wrongOf(findings)).toEqual(['environment', 'environment']);
		expect(one('scores')?.state).toBe('ok');
	});

	it('tells whom an installation trusts: a proxy without sign-in, a name without a proxy, an open host without a name', async () => {
		const { url } = await newFolder();
		const look = async (env: Record<string, string>) =>
			(await examined(url, { env })).findings.filter((one) => one.family === 'settings');
		expect(await look({ SIGN_IN: 'off', TRUST_PROXY: '1' })).toContainEqual(
			expect.objectContaining({ check: 'sign-in', state: 'warning', remedy: 'give SIGN_IN=on' }),
		);
		expect(await look({ PUBLIC_URL: 'https://claims.example.org' })).toContainEqual(
			expect.objectContaining({
				check: 'public address',
				state: 'warning',
				remedy: expect.stringContaining('TRUST_PROXY'),
			}),
		);
		expect(await look({ HOST: '0.0.0.0' })).toContainEqual(
			expect.objectContaining({
				check: 'public address',
				state: 'warning',
				remedy: expect.stringContaining('PUBLIC_URL'),
			}),
		);
	});

	it('finds an audit log that was tampered with, at its end or anywhere', async () => {
		const { url } = await record();
		const other = await elsewhere(url);
		await other.query("UPDATE audit SET reason = 'another' WHERE sequence = (SELECT max(sequence) FROM audit)");
		const changed = await examined(url);
		expect(changed.one('audit log')).toMatchObject({
			state: 'wrong',
			found: expect.stringContaining('(CHANGED)'),
			remedy: expect.stringContaining('counterclaim audit verify'),
		});
		await other.query("UPDATE audit SET reason = NULL WHERE reason = 'another'");
		await run(['users', 'admit', 'Ada', '--role', 'EDITOR', '--database', url]);
		expect((await examined(url)).one('audit log')?.state).toBe('ok');
		await other.query('DELETE FROM audit WHERE sequence = 1');
		expect((await examined(url)).one('audit log')?.found).toContain('(MISSING)');
		await other.close();
	});

	it('finds scores of another method, and claims that search does not find', async () => {
		const { url } = await record();
		const weighed = await examined(url, { env: { JUDGEMENT_WEIGHTS: '{"SERVES":0.3}' } });
		expect(weighed.one('scores')).toMatchObject({
			state: 'wrong',
			remedy: expect.stringContaining('counterclaim rescore'),
		});
		const other = await elsewhere(url);
		await other.query("DELETE FROM search_entry WHERE id = (SELECT id FROM claim WHERE slug = 'rift')");
		await other.close();
		expect((await examined(url)).one('search index')).toMatchObject({
			state: 'wrong',
			found: 'search does not find 1 claim, such as rift',
			remedy: 'counterclaim reindex',
		});
		await run(['reindex', '--database', url]);
		expect((await examined(url)).one('search index')?.state).toBe('ok');
	});

	it('tells of tables yet to be made, and of tables that a newer program made', async () => {
		const { url } = await record();
		const other = await elsewhere(url);
		const [last] = await other.query<{ name: string }>('SELECT name FROM migration ORDER BY id DESC LIMIT 1');
		await other.query('DELETE FROM migration WHERE id = (SELECT max(id) FROM migration)');
		const older = await examined(url);
		expect(older.one('tables')).toMatchObject({
			state: 'warning',
			found: expect.stringContaining(last?.name ?? ''),
			remedy: expect.stringContaining('counterclaim migrate'),
		});
		expect(older.one('scores')?.state).toBe('skipped');
		await other.query(
			`INSERT INTO migration (timestamp, name) VALUES (1, '${last?.name}'), (2, 'Future2222222222222')`,
		);
		await other.close();
		const newer = await examined(url);
		expect(newer.one('tables')).toMatchObject({
			state: 'wrong',
			found: expect.stringContaining('Future2222222222222'),
			remedy: expect.stringContaining('newer program'),
		});
		expect(newer.one('scores')?.state).toBe('ok');
	});

	it('finds recordings of a time that is yet to come', async () => {
		const { url } = await record();
		const other = await elsewhere(url);
		await other.query(
			"UPDATE audit SET at = '2999-01-01T00:00:00.000Z' WHERE sequence = (SELECT max(sequence) FROM audit)",
		);
		await other.close();
		expect((await examined(url)).one('clock')).toMatchObject({
			state: 'wrong',
			remedy: expect.stringContaining('NTP'),
		});
	});

	it('finds keys that others may read, that are gone, and seals that no key opens', async () => {
		const { url } = await newFolder();
		const { keys, sealFile, auditFile } = newKeys();
		const world = await newWorld({ url, keys });
		const ada = await seated(world, 'ada', 'EDITOR');
		await world.unnamed('s0', 6);
		must(
			await sealSource(
				{ ...world.office, actor: ada },
				{ source: 's0', identity: 'Somebody Particular', reason: 'a promise' },
			),
		);
		await world.close();
		const env = { SEAL_KEY_FILE: sealFile, AUDIT_KEY_FILE: auditFile };
		const well = await examined(url, { env });
		expect([well.one('key files')?.state, well.one('seals')]).toEqual([
			'ok',
			expect.objectContaining({
				state: 'ok',
				found: expect.stringMatching(/^1 sealed source under key_\w+ can be opened$/),
			}),
		]);
		const without = await examined(url);
		expect(without.one('seals')).toMatchObject({ state: 'wrong', remedy: expect.stringContaining('SEAL_KEY_FILE') });
		const others = await examined(url, { env: { SEAL_KEY_FILE: newKeys().sealFile } });
		expect(others.one('seals')?.state).toBe('wrong');
		chmodSync(sealFile, 0o644);
		const open = await examined(url, { env });
		expect(open.one('key files')).toMatchObject({
			state: 'wrong',
			found: expect.stringContaining('mode 0644'),
			remedy: expect.stringContaining('chmod 600'),
		});
		rmSync(auditFile);
		const gone = await examined(url, { env });
		expect(gone.of('key files').map((one) => one.found)).toContainEqual(
			expect.stringContaining(`no key file at ${auditFile}`),
		);
		for (const { text } of [well, without, others, open, gone]) expect(text).not.toContain('Particular');
	});

	it('tells of a port that another program has', async () => {
		const { url } = await newFolder();
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise((done) => other.once('listening', done));
		const { port } = other.address() as { port: number };
		const { one } = await examined(url, { env: { PORT: String(port) } });
		other.close();
		expect(one('port')).toMatchObject({ state: 'warning', found: expect.stringContaining('taken by another program') });
		expect((await examined(url, { env: { HOST: '192.0.2.1', PORT: '4000' } })).one('port')).toMatchObject({
			state: 'wrong',
			found: expect.stringContaining('no address 192.0.2.1'),
		});
	});

	it('asks the provider of OpenID Connect only when told to', async () => {
		const { url } = await newFolder();
		const provider = await runProvider('http://127.0.0.1:4000/sign-in/callback');
		const env = {
			SIGN_IN: 'on',
			OIDC_ISSUER: provider.issuer,
			OIDC_CLIENT_ID: 'counterclaim',
			OIDC_CLIENT_SECRET: 'a secret of the tests',
		};
		expect((await examined(url, { env })).one('provider')?.found).toContain('was not asked');
		expect((await examined(url, { env, args: ['--online'] })).one('provider')).toMatchObject({
			state: 'ok',
			found: `${provider.issuer} answers`,
		});
		await provider.close();
		const away = await examined(url, { env, args: ['--online'] });
		expect(away.one('provider')).toMatchObject({ state: 'wrong', found: expect.stringContaining('ECONNREFUSED') });
		expect(away.text).not.toContain('a secret of the tests');
	});

	it('says nothing of what is secret, whatever is wrong with it', async () => {
		const { url } = await newFolder();
		const secret = 'hunter2-hunter2';
		const env = {
			DATABASE_URL: `mysql://desk:${secret}@127.0.0.1/x`,
			PUBLIC_URL: `https://desk:${secret}@claims.example.org/path`,
			SEAL_KEY: secret,
			OIDC_CLIENT_SECRET: secret,
		};
		const { findings, text } = await examined(url, { env });
		expect(wrongOf(findings)).toEqual(expect.arrayContaining(['environment', 'key files', 'reachable']));
		expect(text).not.toContain(secret);
	});

	it('knows a Node that is too old, a disk that is full, and a log that has grown', () => {
		expect(nodeFinding('18.20.0').state).toBe('wrong');
		expect(nodeFinding('20.18.9').state).toBe('wrong');
		expect(nodeFinding('20.19.0').state).toBe('ok');
		expect(nodeFinding('100.0.0').state).toBe('ok');
		expect([50, 500, 5_000].map((mega) => roomFinding(mega * 2 ** 20, '/data').state)).toEqual([
			'wrong',
			'warning',
			'ok',
		]);
		expect([1, 1_000].map((mega) => logFinding(mega * 2 ** 20).state)).toEqual(['ok', 'warning']);
	});
});

onSqlite('counterclaim doctor, of a file', () => {
	it('that is not there says what makes one, makes none, and is no fault', async () => {
		const { url, folder } = await newFolder();
		const { healthy, one } = await examined(url);
		expect([healthy, one('reachable')?.state, readdirSync(folder)]).toEqual([true, 'warning', []]);
		expect(one('reachable')?.remedy).toContain('counterclaim start');
	});

	it('that is no database, or empty', async () => {
		const { url, database } = await newFolder();
		writeFileSync(database, 'this is a letter to the editor, and nothing that SQLite has ever written\n'.repeat(100));
		const letter = await examined(url);
		expect(letter.one('reachable')).toMatchObject({
			state: 'wrong',
			found: expect.stringContaining('SQLITE_NOTADB'),
			remedy: expect.stringContaining('backup'),
		});
		writeFileSync(database, '');
		expect((await examined(url)).one('tables')).toMatchObject({ state: 'warning', found: 'the database is empty' });
	});

	it('that was cut off, or written over in the middle', async () => {
		const { url, database, folder } = await record();
		const copy = join(folder, 'copy.sqlite');
		copyFileSync(database, copy);
		truncateSync(copy, Math.floor(statSync(copy).size / 2 / 4096) * 4096);
		const cut = await examined(`sqlite:${copy}`);
		expect(cut.healthy).toBe(false);
		expect(cut.text).toMatch(/damaged|SQLITE_CORRUPT/);
		const file = openSync(database, 'r+');
		const pages = Math.floor(statSync(database).size / 4096);
		for (let page = pages - 8; page < pages; page++) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
		closeSync(file);
		const spoilt = await examined(url);
		expect(spoilt.one('integrity')).toMatchObject({ state: 'wrong', remedy: expect.stringContaining('backup') });
	});

	it('that another process has to itself', async () => {
		const { url } = await record();
		const other = await elsewhere(url);
		await other.query('PRAGMA locking_mode = EXCLUSIVE');
		await other.query('BEGIN EXCLUSIVE');
		const { one } = await examined(url);
		expect(one('reachable')).toMatchObject({ state: 'wrong', remedy: expect.stringContaining('another process') });
		await other.query('ROLLBACK');
		await other.close();
	});

	it('of which rows were deleted by other means', async () => {
		const { url } = await record();
		const other = await elsewhere(url);
		await other.query('PRAGMA foreign_keys = OFF');
		await other.query("DELETE FROM claim WHERE slug = 'mayer-tbd'");
		await other.close();
		expect((await examined(url)).one('integrity')).toMatchObject({
			state: 'wrong',
			found: expect.stringContaining('to claim'),
		});
	});

	it('that whoever looks may not write to', async () => {
		const { url, database, folder } = await record();
		chmodSync(folder, 0o755);
		chmodSync(database, 0o644);
		const { one } = await examined(url, { user: 65_534 });
		expect(one('writable')).toMatchObject({
			state: 'wrong',
			found: expect.stringContaining('65534'),
			remedy: expect.stringContaining('chown'),
		});
	});

	it('with its keys beside it', async () => {
		const { url, folder } = await record();
		mkdirSync(join(folder, 'keys'));
		await run(['keys', 'init', '--folder', folder]);
		const { one } = await examined(url, { env: { SEAL_KEY_FILE: join(folder, 'seal.key') } });
		expect(one('where keys are')).toMatchObject({ state: 'warning', remedy: expect.stringContaining('elsewhere') });
	});
});

onServer('counterclaim doctor, of a server', () => {
	it('that does not answer, or has no such database or user, and says no password', async () => {
		const secret = 'hunter2-hunter2';
		const away = await examined(`postgres://desk:${secret}@127.0.0.1:1/counterclaim`);
		expect(away.one('reachable')).toMatchObject({
			state: 'wrong',
			found: expect.stringContaining('ECONNREFUSED'),
			remedy: expect.stringContaining('is it running?'),
		});
		const url = new URL((await newFolder()).url);
		url.pathname = '/nothing_of_that_name';
		url.password = secret;
		const none = await examined(url.href);
		expect(none.one('reachable')).toMatchObject({
			state: 'wrong',
			remedy: 'make it first: createdb nothing_of_that_name',
		});
		for (const { text } of [away, none]) expect(text).not.toContain(secret);
	});

	it('on which it may not do what a server does', async () => {
		const { url } = await record();
		const name = `desk_${process.pid}`;
		await onPostgres(
			url,
			`CREATE ROLE ${name} LOGIN PASSWORD 'p'; GRANT USAGE ON SCHEMA public TO ${name}; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO ${name}; REVOKE UPDATE ON audit FROM ${name}`,
		);
		try {
			const other = new URL(url);
			other.username = name;
			other.password = 'p';
			const { one } = await examined(other.href);
			expect(one('privileges')?.found).toBe(
				`${name} may not DELETE on outbox, DELETE on recording_key, DELETE on search_entry, DELETE on webhook_delivery, USAGE on search_sequence`,
			);
		} finally {
			await onPostgres(url, `DROP OWNED BY ${name}; DROP ROLE ${name}`);
		}
	});

	it('that sorts by the rules of a language, repeats nobody, or cannot be a replica', async () => {
		const { url } = await record();
		await onPostgres(url, 'ALTER TABLE claim ALTER COLUMN slug TYPE text COLLATE "default"');
		const place = await newPostgres();
		const { one, of } = await examined(url, {
			env: { DATABASE_REPLICA_URLS: `postgres://x@127.0.0.1:1/x,${place.url}` },
		});
		await place.remove();
		expect(one('collation')).toMatchObject({ state: 'wrong', found: expect.stringContaining('claim.slug') });
		expect(of('replicas')).toMatchObject([
			{ state: 'wrong', found: expect.stringContaining('cannot be read (connect ECONNREFUSED') },
			{ state: 'wrong', found: expect.stringContaining('repeats no other server') },
		]);
	});
});
