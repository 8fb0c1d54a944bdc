import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

/** The PostgreSQL server for tests: `TEST_POSTGRES_URL`, or what the PG* variables say, or the one on this machine. */
export const server = ((): string => {
	const { TEST_POSTGRES_URL, PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE } = process.env;
	if (TEST_POSTGRES_URL) return TEST_POSTGRES_URL;
	const url = new URL(`postgres://${PGHOST ?? '127.0.0.1'}:${PGPORT ?? 5432}/${PGDATABASE ?? 'postgres'}`);
	url.username = PGUSER ?? 'postgres';
	url.password = PGPASSWORD ?? '';
	return url.href;
})();

/** Whether the server is there. Where it must be, in CI or by its address, its absence is an error. */
export async function isThere(): Promise<boolean> {
	const client = new Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
	try {
		await client.connect();
		await client.end();
		return true;
	} catch (cause) {
		const message = `no PostgreSQL answers at ${new URL(server).host}`;
		if (process.env.CI || process.env.TEST_POSTGRES_URL) throw new Error(message, { cause });
		console.warn(`left out: every test on PostgreSQL, since ${message}; TEST_POSTGRES_URL says where one is`);
		return false;
	}
}

/** Before the tests on PostgreSQL: one database brought up to date, of which each test takes a copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const { Database } = await import('../src/store/database.js');
	const template = `counterclaim_test_${randomBytes(6).toString('hex')}`;
	const client = new Client({ connectionString: server });
	await client.connect();
	await client.query(`CREATE DATABASE ${template}`);
	const url = new URL(server);
	url.pathname = template;
	await (await Database.open({ url: url.href })).close();
	project.provide('postgres', { server, template });
	return async () => {
		const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [template]);
		for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
		await client.end();
	};
}
