import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { Lane } from '../lane.js';
import { describeLocation } from '../location.js';
import type { Question, Row, Session, Value } from '../sql.js';
import { type Engine, listener, shared, type Tx, transactionOn } from './engine.js';
import { numbered } from './placeholders.js';

interface Options {
	readonly readers?: number;
	readonly writers?: number;
	readonly readOnly?: boolean;
	readonly patience?: number;
	readonly onStatement?: (sql: string) => void;
}

/** What TypeORM is told of a PostgreSQL database. */
export const postgresOptions = (url: URL) => ({ ...shared, type: 'postgres' as const, url: url.href });

/** Bounds in ms on what a server may keep us waiting for. */
const longest = { connecting: 5_000, statement: 60_000, lock: 10_000, idleInTransaction: 60_000 } as const;

/**
 * One PostgreSQL database behind a pool. Reads see one snapshot. Writes run beside each other; who scores a claim holds
 * its row (docs/adr/008), and a transaction that PostgreSQL gives up in favour of another is done anew.
 */
export class PostgresEngine implements Engine {
	private readonly readers: Lane<number>;
	private readonly writers: Lane<number>;

	private constructor(
		private readonly source: DataSource,
		{ readers, writers, patience }: Required<Pick<Options, 'readers' | 'writers' | 'patience'>>,
	) {
		const turns = (count: number) => Array.from({ length: count }, (_, at) => at);
		this.readers = new Lane(turns(readers), { name: 'reader', patience });
		this.writers = new Lane(turns(writers), { name: 'writer', patience });
	}

	/** Connects, and brings the tables up to date. */
	static async open(url: URL, options: Options): Promise<PostgresEngine> {
		const { readers = 6, patience = 10_000 } = options;
		const writers = options.readOnly ? 0 : (options.writers ?? 4);
		const source = new DataSource({
			...postgresOptions(url),
			poolSize: readers + writers,
			connectTimeoutMS: longest.connecting,
			applicationName: 'counterclaim',
			poolErrorHandler: () => {},
			extra: {
				types: { getTypeParser },
				statement_timeout: longest.statement,
				lock_timeout: longest.lock,
				idle_in_transaction_session_timeout: longest.idleInTransaction,
			},
			logging: options.onStatement ? ['query'] : false,
			logger: listener(options.onStatement ?? (() => {})),
		});
		try {
			await source.initialize();
			if (options.readOnly) await requireTables(source);
			else await migrate(source);
			return new PostgresEngine(source, { readers, writers, patience });
		} catch (cause) {
			if (source.isInitialized) await source.destroy();
			const { why, remedy } = troubleOf(cause, url);
			throw new Error(`cannot open the database \`${describeLocation(url.href)}\` (${why}); ${remedy}`, { cause });
		}
	}

	ask(questions: readonly Question[]): Promise<Row[][]> {
		return this.readers.use(() => this.connected((runner) => sessionOn(runner).ask(questions)));
	}

	async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
		return this.readers.use(() =>
			this.connected(async (runner) => {
				await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
				try {
					return await work(sessionOn(runner));
				} finally {
					await undo(runner);
				}
			}),
		);
	}

	async write<T>(work: (tx: Tx) => Promise<T>, { keep }: { readonly keep: boolean }): Promise<T> {
		return this.writers.use(async () => {
			for (let tries = 1; ; tries++) {
				try {
					return await this.connected((runner) => transact(runner, work, keep));
				} catch (error) {
					const most = mostTries[codeOf(error)] ?? 1;
					if (tries >= most) throw error;
					await pause(Math.random() * 10 * 2 ** Math.min(tries, 6));
				}
			}
		});
	}

	async close(): Promise<void> {
		await Promise.all([this.readers.close(), this.writers.close()]);
		if (this.source.isInitialized) await this.source.destroy();
	}

	private async connected<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
		const runner = inTurn(this.source.createQueryRunner());
		try {
			await runner.connect();
			return await work(runner);
		} finally {
			await runner.release();
		}
	}
}

/** A runner that sends its statements one after another, however they are asked, and says when its connection is lost. */
function inTurn(runner: QueryRunner): QueryRunner {
	const send = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
	let last: Promise<unknown> = Promise.resolve();
	const next = (...all: unknown[]) => {
		const sending = last.then(() => {
			if (runner.isReleased) throw Object.assign(new Error('Connection terminated'), { code: '08006' });
			return send(...all);
		});
		last = sending.catch(() => {});
		return sending;
	};
	return Object.assign(runner, { query: next as QueryRunner['query'] });
}

/** How often a transaction is tried that ends with a code: given up in favour of another, or somebody took the same key. */
const mostTries: Readonly<Record<string, number>> = { '40001': 10, '40P01': 10, '23505': 3 };

async function transact<T>(runner: QueryRunner, work: (tx: Tx) => Promise<T>, keep: boolean): Promise<T> {
	const { tx, end } = transactionOn(sessionOn(runner));
	await runner.query('BEGIN');
	try {
		const answer = await work(tx);
		await end();
		await runner.query(keep ? 'COMMIT' : 'ROLLBACK');
		return answer;
	} catch (error) {
		await end().catch(() => {});
		await undo(runner);
		throw error;
	}
}

/** Ends a transaction; where the connection is gone, the server has ended it, and the pool drops the connection. */
const undo = (runner: QueryRunner): Promise<unknown> => runner.query('ROLLBACK').catch(() => {});

function sessionOn(runner: QueryRunner): Session {
	const query = async <T>(sql: string, values: readonly Value[] = []) =>
		(await runner.query(numbered(sql), values.map(sendable), true)).records as T[];
	return {
		dialect: 'postgres',
		query,
		ask: async (questions) => {
			if (questions.length === 1) return [await query((questions[0] as Question).sql, questions[0]?.values)];
			const [row] = await query<Record<string, string>>(
				`SELECT ${questions.map(({ sql }, at) => `(SELECT json_agg(q) FROM (${sql}) q) AS "${at}"`).join(', ')}`,
				questions.flatMap((one) => one.values ?? []),
			);
			return questions.map((_, at) => JSON.parse(row?.[at] ?? '[]'));
		},
	};
}

/** PostgreSQL keeps no NUL in a text; what has one is on no record, and asking for it finds nothing. */
const sendable = (value: Value): Value => (typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value);

/** Counts and sums come as numbers, as SQLite gives them; the rest as text or as pg has it. */
function getTypeParser(oid: number): (text: string) => unknown {
	if (numbers.has(oid)) return Number;
	if (oid === types.boolean) return (text) => text === 't';
	return (text) => text;
}
const types = { boolean: 16, bigint: 20, smallint: 21, integer: 23, real: 700, double: 701, numeric: 1700 } as const;
const numbers = new Set<number>(Object.values(types).filter((one) => one !== types.boolean));

/** Brings the tables up to date, one process at a time: all of it or, after any error, nothing. */
async function migrate(source: DataSource): Promise<void> {
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
		await undo(runner);
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

async function requireTables(source: DataSource): Promise<void> {
	const [found] = await source.query("SELECT to_regclass('migration') AS migration");
	if (found.migration === null) throw Object.assign(new Error('it holds no record'), { code: noTables });
}
const noTables = 'NO_TABLES';

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Why a database cannot be opened, and what helps; never a password. */
function troubleOf(error: unknown, { host, pathname, username }: URL): { why: string; remedy: string } {
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
