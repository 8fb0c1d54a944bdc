import type { Session } from '../sql.js';

/** What a PostgreSQL server says of itself and of whoever is connected. */
export interface ServerFacts {
	/** Such as 17.2. */
	readonly version: string;
	/** The same as a number: 170002. */
	readonly number: number;
	readonly encoding: string;
	readonly readOnly: boolean;
	/** Whether it repeats another server, and takes no writes. */
	readonly repeats: boolean;
	readonly user: string;
	/** How far its clock is ahead of this machine's, in seconds, as far as the way there and back tells. */
	readonly clockAhead: number;
}

export async function serverFacts(session: Session): Promise<ServerFacts> {
	const asked = Date.now();
	const [found] = await session.query<Omit<ServerFacts, 'clockAhead'> & { epoch: number }>(
		`SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
			CAST(current_setting('server_version_num') AS integer) AS number, current_setting('server_encoding') AS encoding,
			current_setting('default_transaction_read_only') = 'on' AS "readOnly", pg_is_in_recovery() AS repeats,
			CAST(current_user AS text) AS "user", CAST(extract(epoch FROM clock_timestamp()) AS float8) AS epoch`,
	);
	if (!found) throw new Error('the server says nothing of itself');
	const { epoch, ...facts } = found;
	return { ...facts, clockAhead: epoch - (asked + Date.now()) / 2_000 };
}

/** Text columns of our tables that do not sort by bytes, as `table.column`. */
export async function otherwiseSorted(session: Session): Promise<string[]> {
	const found = await session.query<{ name: string }>(
		`SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		JOIN pg_collation l ON l.oid = a.attcollation
		WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
			AND a.atttypid = CAST('text' AS regtype) AND l.collname <> 'C' ORDER BY 1`,
	);
	return found.map((one) => one.name);
}

/** What whoever is connected may not do and a server must, as `UPDATE on claim`. */
export async function missingPrivileges(session: Session): Promise<string[]> {
	const found = await session.query<{ missing: string }>(
		`SELECT p.name || ' on ' || t.tablename AS missing
		FROM pg_tables t CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) p (name)
		WHERE t.schemaname = current_schema() AND t.tablename <> 'migration'
			AND NOT (p.name = 'UPDATE' AND t.tablename = 'audit')
			AND (p.name <> 'DELETE' OR t.tablename IN ('search_entry', 'outbox', 'webhook_delivery', 'recording_key'))
			AND NOT has_table_privilege(format('%I.%I', t.schemaname, t.tablename), p.name)
		UNION ALL
		SELECT 'USAGE on search_sequence' WHERE to_regclass('search_sequence') IS NOT NULL
			AND NOT has_sequence_privilege('search_sequence', 'USAGE')
		ORDER BY 1`,
	);
	return found.map((one) => one.missing);
}

/** Whether whoever is connected may make tables. */
export async function mayMakeTables(session: Session): Promise<boolean> {
	const [found] = await session.query<{ may: boolean }>(
		"SELECT has_schema_privilege(current_schema(), 'CREATE') AS may",
	);
	return found?.may === true;
}

/** How far a primary's log has come. */
export async function logPosition(session: Session): Promise<string | null> {
	const [found] = await session.query<{ position: string | null }>(
		'SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE CAST(pg_current_wal_lsn() AS text) END AS position',
	);
	return found?.position ?? null;
}

/** How many bytes of a primary's log, up to a position, a replica has still to repeat; null where it repeats nobody. */
export async function bytesBehind(session: Session, position: string): Promise<number | null> {
	const [found] = await session.query<{ behind: number | null }>(
		'SELECT pg_wal_lsn_diff(CAST(? AS pg_lsn), pg_last_wal_replay_lsn()) AS behind',
		[position],
	);
	return found?.behind == null ? null : Math.max(0, found.behind);
}
