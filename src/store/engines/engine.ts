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
	/** Short work, that may be kept by one COMMIT with others of its kind that wait: it is told when all are done. */
	readonly together: boolean;
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
export function transactionOn(session: Session): {
	readonly tx: Tx;
	readonly end: () => Promise<void>;
	/** Whether anything was sent that is no plain SELECT. */
	readonly wrote: () => boolean;
} {
	let failure: { readonly of: unknown } | null = null;
	let ended = false;
	let writes = false;
	let underWay = 0;
	let allDone: (() => void) | null = null;
	const done = () => {
		underWay -= 1;
		if (underWay === 0) allDone?.();
	};
	const failed = (of: unknown) => {
		failure ??= { of };
		done();
	};
	const watched = <T>(step: () => Promise<T>): Promise<T> => {
		if (failure) return Promise.reject(failure.of);
		if (ended) return Promise.reject(new Error('this transaction has ended: await all that is done with its `tx`'));
		underWay += 1;
		const doing = stepped(step);
		doing.then(done, failed);
		return doing;
	};
	const writing = <T>(step: () => Promise<T>): Promise<T> => {
		writes = true;
		return watched(step);
	};
	const { dialect, query, ask } = session;
	const tx: Tx = {
		dialect,
		query: (sql, values) => (isSelect.test(sql) ? watched : writing)(() => query(sql, values)),
		ask: (questions, given) => watched(() => ask(questions, given)),
		insert: (row, ...values) => writing(() => insertRows(session, row, values)),
		update: (row, where, changes) => writing(() => updateRows(session, row, { where, changes })),
	};
	const end = async () => {
		ended = true;
		if (underWay > 0)
			await new Promise<void>((resolve) => {
				allDone = resolve;
			});
		if (failure) throw (failure as { readonly of: unknown }).of;
	};
	return { tx, end, wrote: () => writes };
}

const isSelect = /^\s*SELECT\b/i;

/** A step that throws before there is anything to wait for has failed too. */
function stepped<T>(step: () => Promise<T>): Promise<T> {
	try {
		return step();
	} catch (error) {
		return Promise.reject(error);
	}
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
