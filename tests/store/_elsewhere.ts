import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import sqlite3 from 'sqlite3';
import { locationFrom } from '../../src/store/location.js';

/** A connection of its own to a database, as another process has one: nothing of ours is in between. */
export interface Elsewhere {
	query<T = Record<string, unknown>>(sql: string): Promise<T[]>;
	close(): Promise<void>;
}

export async function elsewhere(url: string): Promise<Elsewhere> {
	const location = locationFrom(url);
	return location?.engine === 'sqlite' ? onFile(location.path) : onServer(url);
}

function onFile(path: string): Promise<Elsewhere> {
	return new Promise((resolve, reject) => {
		const connection = new sqlite3.Database(path, (error) =>
			error
				? reject(error)
				: resolve({
						query: <T>(sql: string) =>
							new Promise<T[]>((done, fail) =>
								connection.all<T>(sql, (error, rows) => (error ? fail(error) : done(rows))),
							),
						close: () => new Promise<void>((done, fail) => connection.close((error) => (error ? fail(error) : done()))),
					}),
		);
	});
}

async function onServer(url: string): Promise<Elsewhere> {
	const client = new Client({ connectionString: url });
	await client.connect();
	return {
		query: async <T>(sql: string) => (await client.query(sql)).rows as T[],
		close: () => client.end(),
	};
}

/** Runs the work with a fresh folder that is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'counterclaim-'));
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
