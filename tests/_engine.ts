import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { Dialect } from '../src/store/sql.js';

/** The engine that the tests of this run are on: each test that uses this file is run on both. */
export const engine: Dialect = process.env.ENGINE === 'postgres' ? 'postgres' : 'sqlite';

/** A place for a record of its own. */
export interface Place {
	readonly url: string;
	/** Removes it, with all that is in it. */
	remove(): Promise<void>;
}

/** A place on the engine of this run; on PostgreSQL a database that has its tables already. */
export const newPlace = (): Promise<Place> => (engine === 'sqlite' ? newFile() : emptyPostgres());

export async function newFile(): Promise<Place> {
	const folder = await mkdtemp(join(tmpdir(), 'counterclaim-'));
	return {
		url: `sqlite:${join(folder, 'world.sqlite')}`,
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}

/** An empty database: one that a test before this one has left, or a new one. Emptying takes a tenth of making. */
async function emptyPostgres(): Promise<Place> {
	const place = left.pop() ?? (await newPostgres());
	const { url } = place;
	known ??= { structure: await structureOf(url), emptying: await emptyingOf(url) };
	const { structure, emptying } = known;
	return {
		url,
		remove: async () => {
			// A test may have broken its tables.
			if ((await structureOf(url)) !== structure) return place.remove();
			await onPostgres(url, emptying);
			left.push(place);
		},
	};
}
const left: Place[] = [];
let known: { readonly structure: string; readonly emptying: string } | undefined;

async function structureOf(url: string): Promise<string> {
	const [found] = await onPostgres<{ structure: string }>(
		url,
		`SELECT string_agg(attrelid::regclass || ' ' || attname, ' ' ORDER BY attrelid, attnum) AS structure FROM pg_attribute
		WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`,
	);
	return found?.structure ?? '';
}

/** One statement for all tables, so that none is referred to any more when that is looked at; then what was there from the start. */
async function emptyingOf(url: string): Promise<string> {
	const tables = await onPostgres<{ name: string }>(
		url,
		"SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'",
	);
	const emptying = tables.map(({ name }) => `d_${name} AS (DELETE FROM ${name})`);
	return `WITH ${emptying.join(', ')} SELECT 1; ${await fillingOf(url, tables)}`;
}

/** What puts back the rows that a database has from the start. */
async function fillingOf(url: string, tables: readonly { readonly name: string }[]): Promise<string> {
	const filling: string[] = [];
	for (const { name } of tables) {
		const [found] = await onPostgres<{ rows: string | null }>(url, `SELECT json_agg(t)::text AS rows FROM ${name} t`);
		const rows = found?.rows?.replaceAll("'", "''");
		if (rows)
			filling.push(
				`f_${name} AS (INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, '${rows}'))`,
			);
	}
	return filling.length > 0 ? `WITH ${filling.join(', ')} SELECT 1` : 'SELECT 1';
}

/** A PostgreSQL database: a copy of the one that was brought up to date for this run, or what is asked for. */
export async function newPostgres(how?: string): Promise<Place> {
	const { server, template } = inject('postgres');
	const name = `${template}_${randomBytes(6).toString('hex')}`;
	await onServer(server, `CREATE DATABASE ${name} ${how ?? `TEMPLATE ${template}`}`);
	const url = new URL(server);
	url.pathname = name;
	// Of a test's database nothing need outlive the machine.
	url.searchParams.set('options', '-c synchronous_commit=off');
	return { url: url.href, remove: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Sends a statement of its own connection to a PostgreSQL database; answers its rows. */
export async function onPostgres<T = Record<string, unknown>>(url: string, sql: string): Promise<T[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query(sql)).rows as T[];
	} finally {
		await client.end();
	}
}
const onServer = async (url: string, sql: string): Promise<void> => void (await onPostgres(url, sql));

declare module 'vitest' {
	export interface ProvidedContext {
		/** The server for tests, and the database whose copies they work on. */
		postgres: { readonly server: string; readonly template: string };
	}
}
