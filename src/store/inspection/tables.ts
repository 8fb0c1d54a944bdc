import { migrations } from '../../../migrations/index.js';
import type { Session } from '../sql.js';

/** How the tables of a database stand to those that this program works with. */
export interface TablesFound {
	/** Migrations that this program has and the database has not had yet, oldest first. */
	readonly pending: readonly string[];
	/** Migrations that the database has had and this program does not know: a newer one made them. */
	readonly unknown: readonly string[];
	/** Whether there is any table of ours. */
	readonly any: boolean;
}

/** Looks at which migrations a database has had; changes nothing. */
export async function tablesOf(session: Session): Promise<TablesFound> {
	const known = migrations.map((one) => one.name);
	const had = (await hasTable(session, 'migration'))
		? (await session.query<{ name: string }>('SELECT name FROM migration ORDER BY id')).map((one) => one.name)
		: [];
	return {
		pending: known.filter((one) => !had.includes(one)),
		unknown: had.filter((one) => !known.includes(one)),
		any: had.length > 0,
	};
}

async function hasTable(session: Session, name: string): Promise<boolean> {
	const sql =
		session.dialect === 'sqlite'
			? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
			: 'SELECT 1 WHERE to_regclass(?) IS NOT NULL';
	return (await session.query(sql, [name])).length > 0;
}
