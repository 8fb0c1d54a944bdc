import type { Logger } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { rows } from '../rows/index.js';
import { insertRows, type Question, type Row, type RowClass, type Session, SnakeNames, updateRows } from '../sql.js';

/** A transaction that writes. What it has written it sees; nobody else does before it is done. */
export interface Tx extends Session {
	insert<T extends object>(row: RowClass<T>, ...values: readonly T[]): Promise<void>;
	update<T extends object>(row: RowClass<T>, where: Partial<T>, changes: Partial<T>): Promise<void>;
}

/** What keeps the tables: one file for each kind. */
export interface Engine {
	/** What each of some SELECTs answers, sent as one statement, outside any transaction: it is its own snapshot. */
	ask(
		questions: readonly Question[],
		options: ReadOptions & { readonly given?: Question | undefined },
	): Promise<Row[][]>;
	/** Reads from one snapshot. */
	read<T>(work: (session: Session) => Promise<T>, options: ReadOptions): Promise<T>;
	/** Keeps all of the work or nothing; nothing in any case where `keep` is false. */
	write<T>(work: (tx: Tx) => Promise<T>, options: WriteOptions): Promise<T>;
	/** Has the files hold nothing any more of what was overwritten in some tables, as far as that is possible now. */
	scrub(tables: readonly string[]): Promise<void>;
	/** Waits for those at work. */
	close(): Promise<void>;
}

export interface ReadOptions {
	/** The position of the log up to which all that was kept is to be seen; null where that does not matter. */
	readonly after: string | null;
}

export interface WriteOptions {
	readonly keep: boolean;
	/** Told up to which position of the log all is kept, where reads may go to replicas. */
	readonly onKept: (position: string) => void;
}

/** What both engines tell TypeORM. */
export const shared = {
	entities: rows,
	migrations,
	migrationsTableName: 'migration',
	namingStrategy: new SnakeNames(),
	invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
} as const;

/**
 * A transaction's hand, and what takes it away. A database may end a transaction by itself on an error, and keep
 * whatever is written after that piece by piece; so after a failure, and after the end, nothing more is sent.
 */
export function transactionOn(session: Session): { tx: Tx; end: () => Promise<void> } {
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
	const { dialect, query, ask } = session;
	const tx: Tx = {
		dialect,
		query: (sql, values) => watched(() => query(sql, values)),
		ask: (questions, given) => watched(() => ask(questions, given)),
		insert: (row, ...values) => watched(() => insertRows(session, row, values)),
		update: (row, where, changes) => watched(() => updateRows(session, row, { where, changes })),
	};
	const end = async () => {
		ended = true;
		await Promise.allSettled(underWay);
		if (failure) throw failure;
	};
	return { tx, end };
}

/** Hears of each SQL statement, without its values. */
export function listener(onStatement: (sql: string) => void): Logger {
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
