import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';

/** Brings the tables up to date, one process at a time: all of it or, after any error, nothing. */
export async function migrate(source: DataSource): Promise<void> {
	const runner = source.createQueryRunner();
	try {
		await runner.query('BEGIN');
		await runner.query('SET LOCAL statement_timeout = 0');
		await runner.query('SET LOCAL lock_timeout = 0');
		await runner.query(`SELECT pg_advisory_xact_lock(${migrating})`);
		const executor = new MigrationExecutor(source, runner);
		executor.transaction = 'none';
		if ((await executor.getPendingMigrations()).length > 0) {
			await executor.executePendingMigrations();
			await sortByBytes(runner);
		}
		await runner.query('COMMIT');
	} catch (error) {
		await runner.query('ROLLBACK').catch(() => {});
		throw error;
	} finally {
		await runner.release();
	}
}
/** The number under which servers agree who migrates. */
const migrating = 6_021_023;

/** Gives every text column the collation "C": text then sorts and compares as on SQLite, whatever the database's own. */
async function sortByBytes(runner: QueryRunner): Promise<void> {
	const found: { tbl: string; changes: string }[] = await runner.query(
		`SELECT c.oid::regclass AS tbl, string_agg(format('ALTER COLUMN %I TYPE text COLLATE "C"', a.attname), ', ') AS changes
		FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_collation l ON l.oid = a.attcollation
		WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
		AND a.atttypid = 'text'::regtype AND l.collname <> 'C' GROUP BY c.oid`,
	);
	for (const { tbl, changes } of found) await runner.query(`ALTER TABLE ${tbl} ${changes}`);
}

/** Refuses a database without tables of ours, for who only reads. */
export async function requireTables(source: DataSource): Promise<void> {
	const [found] = await source.query("SELECT to_regclass('migration') AS migration");
	if (found.migration === null) throw Object.assign(new Error('it holds no record'), { code: noTables });
}
const noTables = 'NO_TABLES';

export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Why a database cannot be opened, and what helps; never a password. */
export function troubleOf(error: unknown, { host, pathname, username }: URL): { why: string; remedy: string } {
	const code = codeOf(error);
	const why = (error instanceof Error && error.message) || code || 'no reason given';
	const name = decodeURIComponent(pathname.slice(1)) || 'of that name';
	if (code === '28P01' || code === '28000')
		return { why, remedy: `check the name ${username} and the password in DATABASE_URL, and the server's pg_hba.conf` };
	if (code === '3D000') return { why, remedy: `make it first: createdb ${name}` };
	if (code === '42501') return { why, remedy: `let ${username} make tables: GRANT CREATE ON SCHEMA public` };
	if (code === '53300') return { why, remedy: 'let the server take more connections, or start fewer servers' };
	if (code === noTables) return { why, remedy: 'start, import or migrate makes one' };
	return { why, remedy: `a PostgreSQL server must answer at ${host || 'the address given'}; is it running?` };
}
