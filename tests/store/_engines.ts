import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import type { Tx } from '../../src/store/database.js';

/** A PostgreSQL database of its own with our tables, where there is a server; else null. `remove` drops it. */
export async function freshPostgres(): Promise<{ tx: Tx; remove: () => Promise<void> } | null> {
	const given = process.env.TEST_POSTGRES_URL;
	const url = given ?? 'postgres://postgres@127.0.0.1:5432/postgres';
	const server = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
	try {
		await server.connect();
	} catch (error) {
		if (given || process.env.CI) throw new Error(`no PostgreSQL on ${new URL(url).host}`, { cause: error });
		return null;
	}
	const name = `counterclaim_${randomBytes(8).toString('hex')}`;
	await server.query(`CREATE DATABASE ${name}`);
	const own = new URL(url);
	own.pathname = name;
	const source = await new DataSource({ type: 'postgres', url: own.href, migrations }).initialize();
	await source.runMigrations();
	await source.destroy();
	const client = new pg.Client({ connectionString: own.href });
	await client.connect();
	const refused = () => Promise.reject(new Error('only SQL here'));
	return {
		tx: {
			dialect: 'postgres',
			query: async (sql, values = []) => {
				let at = 0;
				return (
					await client.query(
						sql.replace(/\?/g, () => `$${++at}`),
						[...values],
					)
				).rows;
			},
			ask: refused,
			insert: refused,
			update: refused,
		},
		remove: async () => {
			await client.end();
			await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
			await server.end();
		},
	};
}
