import type { Session } from '../sql.js';

export async function sqliteVersion(session: Session): Promise<string> {
	const [found] = await session.query<{ version: string }>('SELECT sqlite_version() AS version');
	return found?.version ?? 'unknown';
}

/** What is broken in a file, at most ten things; empty where all is well. Reads the whole file. */
export async function brokenParts(session: Session): Promise<string[]> {
	const found = await session.query<{ quick_check: string }>('PRAGMA quick_check(10)');
	return found.flatMap((one) => (one.quick_check === 'ok' ? [] : one.quick_check));
}

/** Rows that refer to a row that is not there, counted by table. Reads every table that refers to another. */
export async function lostReferences(session: Session): Promise<{ table: string; parent: string; rows: number }[]> {
	return session.query(
		'SELECT "table", parent, count(*) AS rows FROM pragma_foreign_key_check GROUP BY "table", parent ORDER BY 1, 2',
	);
}
