import { readFileSync } from 'node:fs';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/store/database.js';
import { forgetDeliveries } from '../../src/store/deliveries.js';
import { missingPrivileges } from '../../src/store/inspection/postgresServer.js';
import { forgetEvents } from '../../src/store/outbox.js';
import { forgetKeys } from '../../src/store/recordingKeys.js';
import { recordTestimony } from '../../src/workflow/recordTestimony.js';
import { reindex } from '../../src/workflow/reindex.js';
import { newPostgres, onPostgres, type Place } from '../_engine.js';
import { webhookWorld } from '../_webhooks.js';
import { must, newWorld } from '../_world.js';
import { blocksOf } from '../docs/_blocks.js';

const places: Place[] = [];
afterEach(async () => {
	for (const place of places.splice(0)) await place.remove();
});

async function place(how?: string): Promise<string> {
	const made = await newPostgres(how);
	places.push(made);
	return made.url;
}

function edited(url: string, changes: Partial<Pick<URL, 'username' | 'password' | 'pathname' | 'port'>>): string {
	return Object.assign(new URL(url), changes).href;
}

async function refusal(url: string, options: { readonly readOnly?: boolean } = {}): Promise<string> {
	try {
		await (await Database.open({ url, ...options })).close();
	} catch (error) {
		return (error as Error).message;
	}
	throw new Error('it was opened');
}

describe('an empty database', () => {
	it('gets its tables once, although four servers start on it at one moment', async () => {
		const url = await place('TEMPLATE template0');
		const all = await Promise.all(Array.from({ length: 4 }, () => Database.open({ url })));
		const [done] = all;
		const rows = await done?.read((session) => session.query<{ name: string }>('SELECT name FROM migration'));
		expect(new Set(rows?.map((one) => one.name)).size).toBe(rows?.length);
		await Promise.all(all.map((one) => one.close()));
	});

	it('is refused by who only reads, who is told what makes the tables', async () => {
		const url = await place('TEMPLATE template0');
		expect(await refusal(url, { readOnly: true })).toMatch(/it holds no record\); start, import or migrate makes one/);
	});
});

it('text sorts by code point, whatever order the database has by itself', async () => {
	const url = await place("TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
	const slugs = ['b', 'a', 'B', 'A', 'a-b', 'a/b', 'ab', 'ä', '鲁'];
	const sorted = async (sql: string) =>
		(
			await onPostgres<{ text: string }>(
				url,
				`SELECT text FROM (VALUES ${slugs.map((one) => `('${one}')`).join()}) v (text) ${sql}`,
			)
		).map((one) => one.text);
	expect(await sorted('ORDER BY text')).not.toEqual([...slugs].sort());

	const world = await newWorld({ url });
	const { database } = world;
	await database.write(async (tx) => {
		for (const slug of slugs)
			await tx.query("INSERT INTO story (id, slug, title, language, recorded_at) VALUES (?, ?, 'x', 'en', 'now')", [
				slug,
				slug,
			]);
	});
	const found = await database.read((session) =>
		session.query<{ slug: string }>(
			"SELECT slug FROM story WHERE (recorded_at, id) > ('now', 'B') ORDER BY recorded_at, id",
		),
	);
	expect(found.map((one) => one.slug)).toEqual([...slugs].sort().filter((slug) => slug > 'B'));
	const others = await onPostgres(
		url,
		`SELECT a.attrelid::regclass, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'text'::regtype AND a.attcollation <> '"C"'::regcollation`,
	);
	expect(others).toEqual([]);
	await world.close();
});

/** What docs/operations.md has granted to a server's user, for a user of another name. */
function granted(role: string): string {
	const sql = blocksOf(readFileSync('docs/operations.md', 'utf8')).filter((one) => one.language === 'sql');
	return sql.map((one) => one.text.replace(/ (TO|FROM) desk;/g, ` $1 ${role};`)).join('\n');
}

describe('once its tables are made', () => {
	it('a server needs no more than docs/operations.md grants, to forget and to index anew as well', async () => {
		const url = await place();
		const role = `desk_${new URL(url).pathname.slice(-12)}`;
		await onPostgres(url, `CREATE ROLE ${role} LOGIN PASSWORD 'hunter2'; ${granted(role)}`);
		const at = await webhookWorld({ url: edited(url, { username: role, password: 'hunter2' }) });
		const { world } = at;
		const { database } = world;
		expect(await database.read(missingPrivileges)).toEqual([]);
		await at.hook(['STATEMENT_RECORDED']);
		await world.named('ann');
		for (const slug of ['one', 'two']) await world.claim(slug);
		await world.link('two', 'RESTS_ON', 'one');
		await world.party('ben');
		await world.interest('ann', 'INVESTED_IN', 'ben');
		const said = { claim: 'one', source: 'ann', idempotencyKey: 'said' };
		const say = async () => must(await recordTestimony(world.office, said, said)).replayed;
		expect([await say(), await say()]).toEqual([false, true]);
		expect(await at.round()).toEqual(['DELIVERED']);
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);

		at.later(40 * 86_400);
		expect(await say()).toBe(false);
		expect(await at.round()).toEqual(['DELIVERED']);
		at.later(40 * 86_400);
		const events = await world.count('outbox');
		expect(await forgetEvents(database, at.now())).toBe(events - 1);
		expect(await forgetDeliveries(database, at.now())).toBe(2);
		expect(await forgetKeys(database, at.now())).toBe(1);
		expect(await reindex(world.office)).toMatchObject({ CLAIM: 2, PARTY: 2 });

		for (const sql of ['DELETE FROM statement', 'DELETE FROM claim', 'DELETE FROM audit', "UPDATE audit SET hash = ''"])
			await expect(
				database.write((tx) => tx.query(sql)),
				sql,
			).rejects.toThrow(/permission denied/);
		await at.close();
		await onPostgres(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`);
	});

	it('a server may delete from the same tables by README as by docs/operations.md', () => {
		const [, inReadme = ''] = /`DELETE` on ([^;]*), and `USAGE`/.exec(readFileSync('README.md', 'utf8')) ?? [];
		const [, inGrants = ''] = /GRANT DELETE ON (.*) TO/.exec(granted('desk')) ?? [];
		expect([...inReadme.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(inGrants.split(', '));
	});
});

describe('a database that cannot be opened is named without its password, with the reason and the remedy', () => {
	it('where there is none of that name', async () => {
		const url = edited(await place(), { pathname: '/counterclaim_nowhere', password: 'hunter2' });
		const message = await refusal(url);
		expect(message).toMatch(
			/cannot open the database `postgres:.*\/counterclaim_nowhere` .*createdb counterclaim_nowhere/,
		);
		expect(message).not.toContain('hunter2');
	});

	it('where the user is not known there', async () => {
		const message = await refusal(edited(await place(), { username: 'nobody_of_this_name', password: 'hunter2' }));
		expect(message).toMatch(/nobody_of_this_name.*check the name nobody_of_this_name and the password/);
		expect(message).not.toContain('hunter2');
	});

	it('where no server answers', async () => {
		const server = net.createServer();
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const { port } = server.address() as net.AddressInfo;
		await new Promise((done) => server.close(done));
		const url = `postgres://desk:hunter2@127.0.0.1:${port}/claims`;
		const message = await refusal(url);
		expect(message).toMatch(/ECONNREFUSED.*a PostgreSQL server must answer at 127\.0\.0\.1:\d+; is it running\?/);
		expect(message).not.toContain('hunter2');
	});

	it('where the user may not make tables', async () => {
		const url = await place('TEMPLATE template0');
		const role = `desk_${new URL(url).pathname.slice(-12)}`;
		await onPostgres(url, `CREATE ROLE ${role} LOGIN PASSWORD 'hunter2'`);
		const message = await refusal(edited(url, { username: role, password: 'hunter2' }));
		await onPostgres(url, `DROP ROLE ${role}`);
		expect(message).toMatch(/permission denied.*GRANT CREATE ON SCHEMA public/);
		expect(message).not.toContain('hunter2');
	});
});
