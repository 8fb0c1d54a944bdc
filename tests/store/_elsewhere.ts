import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';

/** A connection of its own to a database file, as another process has one: nothing of ours is in between. */
export class Elsewhere {
	private constructor(private readonly connection: sqlite3.Database) {}

	static open(path: string): Promise<Elsewhere> {
		return new Promise((resolve, reject) => {
			const connection = new sqlite3.Database(path, (error) =>
				error ? reject(error) : resolve(new Elsewhere(connection)),
			);
		});
	}

	query<T = Record<string, unknown>>(sql: string): Promise<T[]> {
		return new Promise((resolve, reject) =>
			this.connection.all<T>(sql, (error, rows) => (error ? reject(error) : resolve(rows))),
		);
	}

	close(): Promise<void> {
		return new Promise((resolve, reject) => this.connection.close((error) => (error ? reject(error) : resolve())));
	}
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
