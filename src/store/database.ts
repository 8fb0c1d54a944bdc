import { AsyncLocalStorage } from 'node:async_hooks';
import sqlite3 from 'sqlite3';
import { DataSource, type EntityTarget, type Logger, type ObjectLiteral, type QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { DatabaseBusy, Lane } from './lane.js';
import { rows } from './rows/index.js';
import { insertRows, type Session, SnakeNames, type Value } from './sql.js';

/** The one transaction that writes. What it has written it sees; nobody else does before it is done. */
export interface Tx extends Session {
	insert<T extends ObjectLiteral>(row: EntityTarget<T>, ...values: readonly T[]): Promise<void>;
	update<T extends ObjectLiteral>(row: EntityTarget<T>, where: Partial<T>, changes: Partial<T>): Promise<void>;
}

export interface DatabaseOptions {
	/** Path of the SQLite file; made when missing. A file, since several connections share it. */
	readonly path: string;
	/** Connections that read beside each other. */
	readonly readers?: number;
	/** Only reads: needs no write lock, makes no file and brings no tables up to date. */
	readonly readOnly?: boolean;
	/** How long a request waits for its turn, in ms, before it is told that the database is busy. */
	readonly patience?: number;
	/** Told of each SQL statement sent, without its values. */
	readonly onStatement?: (sql: string) => void;
}

/** What TypeORM is told, here and by `ormconfig.ts` for its own command line. */
export const dataSourceOptions = (path: string) =>
	({
		type: 'sqlite',
		database: path,
		// `verbose()` would trace every statement's call site; TypeORM asks for it unconditionally.
		driver: { ...sqlite3, verbose: () => sqlite3 },
		entities: rows,
		migrations,
		migrationsTableName: 'migration',
		namingStrategy: new SnakeNames(),
		busyTimeout: 5_000,
		invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
	}) as const;

/**
 * One SQLite file: a single writer behind a queue, and read-only connections beside it in WAL mode. Transactions are
 * opened by plain SQL, so TypeORM keeps no state of its own about them that a full disk could leave wrong
 * (docs/adr/003).
 */
export class Database {
	private readonly writing = new AsyncLocalStorage<true>();
	private readonly writer: Lane<DataSource>;
	private readonly readers: Lane<DataSource>;

	private constructor(
		private readonly sources: DataSource[],
		options: DatabaseOptions,
	) {
		const writers = options.readOnly ? 0 : 1;
		const patience = options.patience ?? 10_000;
		this.writer = new Lane(sources.slice(0, writers), { name: 'writer', patience });
		this.readers = new Lane(sources.slice(writers), { name: 'reader', patience });
	}

	/** Opens the file, brings its tables up to date and connects the readers. */
	static async open(options: DatabaseOptions): Promise<Database> {
		const sources: DataSource[] = [];
		try {
			if (!options.readOnly) {
				const writer = await connect(options, { writes: true });
				sources.push(writer);
				await migrate(writer);
			}
			for (let at = 0; at < (options.readers ?? 3); at++) sources.push(await connect(options, { writes: false }));
			return new Database(sources, options);
		} catch (error) {
			await Promise.all(sources.map((source) => source.destroy()));
			throw error;
		}
	}

	/** Reads from one snapshot: what is committed meanwhile is not seen half. */
	async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
		return this.readers.use(async (source) => {
			const session = sessionOn(source.createQueryRunner());
			await session.query('BEGIN');
			try {
				return await work(session);
			} finally {
				await session.query('COMMIT');
			}
		});
	}

	/**
	 * Does the work in the one writing transaction: all of it is kept, or, after any error, nothing. With
	 * `keep: false` it is done, answered and undone.
	 */
	async write<T>(work: (tx: Tx) => Promise<T>, options: { readonly keep?: boolean } = {}): Promise<T> {
		if (this.writing.getStore())
			throw new Error('a transaction inside a transaction: pass on the `tx` that is already open');
		return this.writer.use((source) => this.writing.run(true, () => this.transact(source, work, options.keep ?? true)));
	}

	async close(): Promise<void> {
		await Promise.all([this.readers.close(), this.writer.close()]);
		for (const source of this.sources.splice(0).reverse()) await source.destroy();
	}

	private async transact<T>(source: DataSource, work: (tx: Tx) => Promise<T>, keep: boolean): Promise<T> {
		const runner = source.createQueryRunner();
		const { tx, end } = transactionOn(runner);
		await this.begin(runner);
		try {
			const answer = await work(tx);
			await end();
			await runner.query(keep ? 'COMMIT' : 'ROLLBACK');
			return answer;
		} catch (error) {
			await end().catch(() => {});
			await this.undo(runner);
			throw error;
		}
	}

	private async begin(runner: QueryRunner): Promise<void> {
		try {
			await runner.query('BEGIN IMMEDIATE');
		} catch (cause) {
			if (!/SQLITE_BUSY/.test(String(cause))) throw cause;
			throw new DatabaseBusy('another process is writing to the database and does not let go; try again', { cause });
		}
	}

	private async undo(runner: QueryRunner): Promise<void> {
		try {
			await runner.query('ROLLBACK');
		} catch (error) {
			if (!/no transaction is active/.test(String(error))) throw error;
		}
	}
}

/** Brings the tables up to date, one process at a time: all of it or, after any error, nothing. */
async function migrate(writer: DataSource): Promise<void> {
	const runner = writer.createQueryRunner();
	await runner.query('BEGIN IMMEDIATE');
	try {
		if (await writer.showMigrations()) await writer.runMigrations({ transaction: 'none' });
		await runner.query('COMMIT');
	} catch (error) {
		await runner.query('ROLLBACK');
		throw error;
	}
}

async function connect(options: DatabaseOptions, mode: { readonly writes: boolean }): Promise<DataSource> {
	const { path } = options;
	if (path === '' || path.includes(':memory:'))
		throw new Error('a database in memory cannot be shared by several connections; give the path of a file');
	const source = new DataSource({
		...dataSourceOptions(path),
		...(mode.writes ? { enableWAL: true } : { flags: sqlite3.OPEN_READONLY }),
		logging: options.onStatement ? ['query'] : false,
		logger: listener(options.onStatement ?? (() => {})),
	});
	try {
		await source.initialize();
		const runner = source.createQueryRunner();
		await runner.query('PRAGMA synchronous = FULL');
		await runner.query('PRAGMA cache_size = -32768');
		await runner.query('PRAGMA temp_store = MEMORY');
		// SQLite opens a file that it may not write to all the same; better refused now than at the first recording.
		if (mode.writes) for (const sql of ['BEGIN', 'CREATE TABLE may_write (x)', 'ROLLBACK']) await runner.query(sql);
		return source;
	} catch (cause) {
		if (source.isInitialized) await source.destroy();
		const why = cause instanceof Error ? cause.message : String(cause);
		if (/SQLITE_BUSY/.test(why))
			throw new DatabaseBusy(`another process is writing to the database \`${path}\`; try again when it is done`, {
				cause,
			});
		const remedy = 'it must be a SQLite file, or none yet, that may be written to, in a folder that may be written to';
		throw new Error(`cannot open the database \`${path}\` (${why}); ${remedy}`, { cause });
	}
}

const sessionOn = (runner: QueryRunner): Session => ({
	dialect: 'sqlite',
	query: <T>(sql: string, values: readonly Value[] = []) => runner.query(sql, [...values]) as Promise<T[]>,
});

/**
 * A transaction's hand, and what takes it away. SQLite ends a transaction by itself on some errors, and keeps whatever
 * is written after that piece by piece; so after a failure, and after the end, nothing more is sent.
 */
function transactionOn(runner: QueryRunner): { tx: Tx; end: () => Promise<void> } {
	let failure: unknown;
	let ended = false;
	const underWay = new Set<Promise<unknown>>();
	const watched = async <T>(step: () => Promise<T>): Promise<T> => {
		if (failure) throw failure;
		if (ended) throw new Error('this transaction has ended: await all that is done with its `tx`');
		const doing = step();
		underWay.add(doing);
		try {
			return await doing;
		} catch (error) {
			failure ??= error;
			throw error;
		} finally {
			underWay.delete(doing);
		}
	};
	const { dialect, query } = sessionOn(runner);
	const tx: Tx = {
		dialect,
		query: (sql, values) => watched(() => query(sql, values)),
		insert: (row, ...values) => watched(() => insertRows(runner.manager, row, values)),
		update: (row, where, changes) => watched(async () => void (await runner.manager.update(row, where, changes))),
	};
	const end = async () => {
		ended = true;
		await Promise.allSettled(underWay);
		if (failure) throw failure;
	};
	return { tx, end };
}

function listener(onStatement: (sql: string) => void): Logger {
	const ignore = () => {};
	return {
		logQuery: onStatement,
		logQueryError: ignore,
		logQuerySlow: ignore,
		logSchemaBuild: ignore,
		logMigration: ignore,
		log: ignore,
	};
}
