import { AsyncLocalStorage } from 'node:async_hooks';
import sqlite3 from 'sqlite3';
import { DataSource, type EntityTarget, type Logger, type ObjectLiteral, type QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { Lane } from './lane.js';
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
		const [writer, ...readers] = sources as [DataSource, ...DataSource[]];
		const patience = options.patience ?? 10_000;
		this.writer = new Lane([writer], { name: 'writer', patience });
		this.readers = new Lane(readers, { name: 'reader', patience });
	}

	/** Opens the file, brings its tables up to date and connects the readers. */
	static async open(options: DatabaseOptions): Promise<Database> {
		const sources: DataSource[] = [];
		try {
			const writer = await connect(options, { writes: true });
			sources.push(writer);
			if (await writer.showMigrations()) await writer.runMigrations({ transaction: 'each' });
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
		for (const source of this.sources.reverse()) await source.destroy();
	}

	private async transact<T>(source: DataSource, work: (tx: Tx) => Promise<T>, keep: boolean): Promise<T> {
		const runner = source.createQueryRunner();
		const tx = transactionOn(runner);
		await runner.query('BEGIN IMMEDIATE');
		try {
			const answer = await work(tx);
			// SQLite ends the transaction by itself on some errors; work that went on after one must not be kept.
			if (tx.failure) throw tx.failure;
			await runner.query(keep ? 'COMMIT' : 'ROLLBACK');
			return answer;
		} catch (error) {
			await this.undo(runner);
			throw error;
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

async function connect(options: DatabaseOptions, mode: { readonly writes: boolean }): Promise<DataSource> {
	const source = new DataSource({
		...dataSourceOptions(options.path),
		...(mode.writes ? { enableWAL: true } : { flags: sqlite3.OPEN_READONLY }),
		...(options.onStatement ? { logging: ['query'], logger: listener(options.onStatement) } : { logging: false }),
	});
	await source.initialize();
	const runner = source.createQueryRunner();
	await runner.query('PRAGMA synchronous = FULL');
	await runner.query('PRAGMA cache_size = -32768');
	await runner.query('PRAGMA temp_store = MEMORY');
	return source;
}

const sessionOn = (runner: QueryRunner): Session => ({
	query: <T>(sql: string, values: readonly Value[] = []) => runner.query(sql, [...values]) as Promise<T[]>,
});

function transactionOn(runner: QueryRunner): Tx & { failure: unknown } {
	const watched = async <T>(step: () => Promise<T>): Promise<T> => {
		try {
			return await step();
		} catch (error) {
			tx.failure ??= error;
			throw error;
		}
	};
	const { query } = sessionOn(runner);
	const tx: Tx & { failure: unknown } = {
		failure: undefined,
		query: (sql, values) => watched(() => query(sql, values)),
		insert: (row, ...values) => watched(() => insertRows(runner.manager, row, values)),
		update: (row, where, changes) => watched(async () => void (await runner.manager.update(row, where, changes))),
	};
	return tx;
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
