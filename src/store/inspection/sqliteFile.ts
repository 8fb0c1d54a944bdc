import type { Session } from '../sql.js';

/** What SQLite says of itself and of a file. */
export async function sqliteFacts(session: Session): Promise<{ version: string; journal: string }> {
	const [program] = await session.query<{ version: string }>('SELECT sqlite_version() AS version');
	const [mode] = await session.query<{ journal_mode: string }>('PRAGMA journal_mode');
	return { version: program?.version ?? 'unknown', journal: mode?.journal_mode ?? 'unknown' };
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
