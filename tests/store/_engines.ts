import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import type { Tx } from '../../src/store/database.js';
import type { Row, Value } from '../../src/store/sql.js';
import { isThere, server } from '../_postgres.js';

/** A PostgreSQL database of its own with our tables, where there is a server; else null. `remove` drops it. */
export async function freshPostgres(): Promise<{ tx: Tx; remove: () => Promise<void> } | null> {
	if (!(await isThere())) return null;
	const onServer = new pg.Client({ connectionString: server });
	await onServer.connect();
	const name = `counterclaim_${randomBytes(8).toString('hex')}`;
	await onServer.query(`CREATE DATABASE ${name}`);
	const own = new URL(server);
	own.pathname = name;
	const source = await new DataSource({ type: 'postgres', url: own.href, migrations }).initialize();
	await source.runMigrations();
	await source.destroy();
	const client = new pg.Client({ connectionString: own.href });
	await client.connect();
	const refused = () => Promise.reject(new Error('only SQL here'));
	const query = async <T>(sql: string, values: readonly Value[] = []): Promise<T[]> => {
		let at = 0;
		const numbered = sql.replace(/\?/g, () => `$${++at}`);
		return (await client.query(numbered, [...values])).rows as T[];
	};
	return {
		tx: {
			dialect: 'postgres',
			query,
			ask: async (questions, given) => {
				const before = given ? `WITH ${given.sql} ` : '';
				const found: Row[][] = [];
				for (const { sql, values = [] } of questions)
					found.push(await query(before + sql, [...(given?.values ?? []), ...values]));
				return found;
			},
			insert: refused,
			update: refused,
		},
		remove: async () => {
			await client.end();
			await onServer.query(`DROP DATABASE ${name} WITH (FORCE)`);
			await onServer.end();
		},
	};
}
