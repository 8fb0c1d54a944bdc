import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import type { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js';
import { DatabaseBusy, Lane } from '../lane.js';
import type { Question, Row, Session } from '../sql.js';
import { CannotOpen } from './cannotOpen.js';
import { type Engine, listener, shared, type Tx, type WriteOptions } from './engine.js';
import { SqliteReaders } from './sqliteReaders.js';
import { Statements } from './sqliteStatements.js';
import { SqliteWriter, sessionOn } from './sqliteWriter.js';

interface Options {
	/** Connections that read beside each other. */
	readonly readers?: number;
	readonly readOnly?: boolean;
	readonly leaveNoTrace?: boolean;
	readonly patience?: number;
	readonly onStatement?: (sql: string) => void;
}

/** What TypeORM is told of a SQLite file. */
export const sqliteOptions = (path: string) =>
	({
		...shared,
		type: 'sqlite',
		database: path,
		// `verbose()` would trace every statement's call site; TypeORM asks for it unconditionally.
		driver: { ...sqlite3, verbose: () => sqlite3 },
		busyTimeout: 5_000,
	}) as const;

/**
 * One SQLite file: a single writer behind a queue, and read-only connections beside it in WAL mode. Transactions are
 * opened by plain SQL, so TypeORM keeps no state of its own about them that a full disk could leave wrong
 * (docs/adr/003).
 */
export class SqliteEngine implements Engine {
	private readonly writers: Lane<Statements>;
	private readonly writer: SqliteWriter;
	private readonly readers: Lane<Statements>;
	private readonly reading: SqliteReaders;

	private constructor(
		private readonly sources: DataSource[],
		options: Options,
	) {
		const writers = options.readOnly ? 0 : 1;
		const patience = options.patience ?? 10_000;
		this.statements = sources.map((source) => statementsOn(source, options));
		this.writers = new Lane(this.statements.slice(0, writers), { name: 'writer', patience });
		this.writer = new SqliteWriter(this.writers);
		this.readers = new Lane(this.statements.slice(writers), { name: 'reader', patience });
		this.reading = new SqliteReaders(this.readers);
	}

	private readonly statements: readonly Statements[];

	/** Opens the file, brings its tables up to date and connects the readers. */
	static async open(path: string, options: Options): Promise<SqliteEngine> {
		const sources: DataSource[] = [];
		try {
			if (!options.readOnly) {
				const writer = await connect(path, { ...options, writes: true });
				sources.push(writer);
				await migrate(writer);
			}
			for (let at = 0; at < (options.readers ?? 3); at++)
				sources.push(await connect(path, { ...options, writes: false }));
			return new SqliteEngine(sources, options);
		} catch (error) {
			await Promise.all(sources.map((source) => source.destroy()));
			throw error;
		}
	}

	ask(questions: readonly Question[], { given }: { readonly given?: Question | undefined }): Promise<Row[][]> {
		return this.reading.ask(questions, given);
	}

	async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
		return this.readers.use(async (statements) => {
			const session = sessionOn(statements);
			await session.query('BEGIN');
			try {
				return await work(session);
			} finally {
				await session.query('COMMIT');
			}
		});
	}

	write<T>(work: (tx: Tx) => Promise<T>, options: Omit<WriteOptions, 'onKept'>): Promise<T> {
		return this.writer.write(work, options);
	}

	/** What is overwritten is so in the pages of the file; the log before it is emptied into them. */
	async scrub(): Promise<void> {
		await this.writers.use((statements) => statements.query('PRAGMA wal_checkpoint(TRUNCATE)'));
	}

	async close(): Promise<void> {
		await Promise.all([this.readers.close(), this.writers.close()]);
		for (const one of this.statements) await one.close();
		for (const source of this.sources.splice(0).reverse()) await source.destroy();
	}
}

function statementsOn(source: DataSource, { onStatement = () => {} }: Options): Statements {
	const { databaseConnection } = source.driver as SqliteDriver;
	return new Statements(databaseConnection, onStatement);
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

/** Who reads makes files beside that of the database all the same, unless nobody has it open and it is taken for one that never changes. */
const reading = (path: string, { leaveNoTrace = false }: Options) =>
	leaveNoTrace && !existsSync(`${path}-wal`)
		? { database: `${pathToFileURL(path)}?immutable=1`, flags: sqlite3.OPEN_READONLY | sqlite3.OPEN_URI }
		: { flags: sqlite3.OPEN_READONLY };

async function connect(path: string, options: Options & { readonly writes: boolean }): Promise<DataSource> {
	if (path === '' || path.includes(':memory:'))
		throw new Error('a database in memory cannot be shared by several connections; give the path of a file');
	const source = new DataSource({
		...sqliteOptions(path),
		...(options.writes ? { enableWAL: true } : reading(path, options)),
		logging: options.onStatement ? ['query'] : false,
		logger: listener(options.onStatement ?? (() => {})),
	});
	try {
		await source.initialize();
		const runner = source.createQueryRunner();
		await runner.query('PRAGMA synchronous = FULL');
		await runner.query('PRAGMA cache_size = -32768');
		await runner.query('PRAGMA temp_store = MEMORY');
		// Readers share the system's own cache of the file, each copying no page of it: as much as SQLite maps, 2 GB.
		if (!options.writes) await runner.query('PRAGMA mmap_size = 2147418112');
		// What is overwritten or deleted leaves nothing behind in its page.
		if (options.writes) await runner.query('PRAGMA secure_delete = FAST');
		// SQLite opens a file that it may not write to all the same; better refused now than at the first recording.
		if (options.writes) for (const sql of ['BEGIN', 'CREATE TABLE may_write (x)', 'ROLLBACK']) await runner.query(sql);
		return source;
	} catch (cause) {
		if (source.isInitialized) await source.destroy();
		const why = cause instanceof Error ? cause.message : String(cause);
		if (/SQLITE_BUSY/.test(why))
			throw new DatabaseBusy(`another process is writing to the database \`${path}\`; try again when it is done`, {
				cause,
			});
		const remedy = 'it must be a SQLite file, or none yet, that may be written to, in a folder that may be written to';
		throw new CannotOpen(path, { why, remedy }, { cause });
	}
}
