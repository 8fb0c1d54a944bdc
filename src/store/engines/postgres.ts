import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { Lane } from '../lane.js';
import { describeLocation } from '../location.js';
import type { Question, Row, Session, Value } from '../sql.js';
import { CannotOpen } from './cannotOpen.js';
import {
	type Engine,
	listener,
	type ReadOptions,
	shared,
	type Tx,
	transactionOn,
	type WriteOptions,
} from './engine.js';
import { numbered } from './placeholders.js';
import { codeOf, migrate, requireTables, troubleOf } from './postgresTables.js';
import { type ReplicaEvent, Replicas } from './replicas.js';
import { inTurn } from './runner.js';

interface Options {
	readonly readers?: number;
	readonly writers?: number;
	readonly readOnly?: boolean;
	readonly patience?: number;
	readonly onStatement?: (sql: string) => void;
	readonly replicas?: readonly string[];
	readonly onReplica?: (event: ReplicaEvent) => void;
}

/** What TypeORM is told of a PostgreSQL database. */
export const postgresOptions = (url: URL) => ({ ...shared, type: 'postgres' as const, url: url.href });

/** Bounds in ms on what a server may keep us waiting for. */
const longest = {
	connecting: 5_000,
	connectingToReplica: 1_000,
	statement: 60_000,
	lock: 10_000,
	idle: 60_000,
} as const;

/** Set for each transaction and not for the connection, which a pooler may lend to others in between; sent with BEGIN. */
const bounds = `SET LOCAL statement_timeout = ${longest.statement}; SET LOCAL lock_timeout = ${longest.lock};
	SET LOCAL idle_in_transaction_session_timeout = ${longest.idle}`;
const begin = { reading: `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${bounds}`, writing: `BEGIN; ${bounds}` };

/**
 * One PostgreSQL database behind a pool. Reads see one snapshot. Writes run beside each other; who scores a claim holds
 * its row (docs/adr/008), and a transaction that PostgreSQL gives up in favour of another is done anew.
 */
export class PostgresEngine implements Engine {
	private readonly readers: Lane<number>;
	private readonly writers: Lane<number>;

	private constructor(
		private readonly source: DataSource,
		private readonly replicas: Replicas,
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
		const { onStatement } = options;
		const source = sourceAt(url, { poolSize: readers + writers, connectTimeoutMS: longest.connecting, onStatement });
		const replicas = new Replicas(
			(options.replicas ?? []).map((one) => new URL(one)),
			{
				open: (at) => sourceAt(at, { poolSize: readers, connectTimeoutMS: longest.connectingToReplica, onStatement }),
				onReplica: options.onReplica,
			},
		);
		try {
			await source.initialize();
			if (options.readOnly) await requireTables(source);
			else await migrate(source);
			return new PostgresEngine(source, replicas, { readers, writers, patience });
		} catch (cause) {
			if (source.isInitialized) await source.destroy();
			throw new CannotOpen(describeLocation(url.href), troubleOf(cause, url), { cause });
		}
	}

	ask(
		questions: readonly Question[],
		options: ReadOptions & { readonly given?: Question | undefined },
	): Promise<Row[][]> {
		return this.reading((runner) => sessionOn(runner).ask(questions, options.given), options);
	}

	read<T>(work: (session: Session) => Promise<T>, options: ReadOptions): Promise<T> {
		return this.reading((runner) => snapshot(runner, work), options);
	}

	/** Reads on a replica that has what is to be seen, else on the primary. */
	private reading<T>(work: (runner: QueryRunner) => Promise<T>, options: ReadOptions): Promise<T> {
		return this.readers.use(async () => {
			const elsewhere = this.replicas.isEmpty ? null : await this.replicas.read(work, options);
			return elsewhere ? elsewhere.answer : this.connected(work);
		});
	}

	async write<T>(work: (tx: Tx) => Promise<T>, { keep, onKept }: WriteOptions): Promise<T> {
		return this.writers.use(async () => {
			for (let tries = 1; ; tries++) {
				try {
					return await this.connected(async (runner) => {
						const answer = await transact(runner, work, keep);
						if (keep && !this.replicas.isEmpty) onKept(await positionOf(runner));
						return answer;
					});
				} catch (error) {
					const most = mostTries[codeOf(error)] ?? 1;
					if (tries >= most) throw error;
					await pause(Math.random() * 10 * 2 ** Math.min(tries, 6));
				}
			}
		});
	}

	/** Writes the tables anew without their dead rows; a table that somebody uses just now, or that is another's, is left. */
	async scrub(tables: readonly string[]): Promise<void> {
		await this.writers.use(() =>
			this.connected(async (runner) => {
				for (const table of tables) await runner.query(`VACUUM (FULL, SKIP_LOCKED) ${table}`);
			}),
		);
	}

	async close(): Promise<void> {
		await Promise.all([this.readers.close(), this.writers.close()]);
		await this.replicas.close();
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

const sourceAt = (
	url: URL,
	{
		onStatement,
		...bounds
	}: Pick<Options, 'onStatement'> & { readonly poolSize: number; readonly connectTimeoutMS: number },
) =>
	new DataSource({
		...postgresOptions(url),
		...bounds,
		applicationName: 'counterclaim',
		poolErrorHandler: () => {},
		extra: { types: { getTypeParser } },
		logging: onStatement ? ['query'] : false,
		logger: listener(onStatement ?? (() => {})),
	});

async function snapshot<T>(runner: QueryRunner, work: (session: Session) => Promise<T>): Promise<T> {
	await runner.query(begin.reading);
	try {
		return await work(sessionOn(runner));
	} finally {
		await undo(runner);
	}
}

/** A position of the log by which what was just kept is in it; where it cannot be asked any more, one that none reaches. */
async function positionOf(runner: QueryRunner): Promise<string> {
	const asked = runner.query('SELECT CAST(pg_current_wal_insert_lsn() AS text) AS position');
	return asked.then(
		([found]) => String(found.position),
		() => 'FFFFFFFF/FFFFFFFF',
	);
}

/** How often a transaction is tried that ends with a code: given up in favour of another, or somebody took the same key. */
const mostTries: Readonly<Record<string, number>> = { '40001': 10, '40P01': 10, '23505': 3 };

async function transact<T>(runner: QueryRunner, work: (tx: Tx) => Promise<T>, keep: boolean): Promise<T> {
	const { tx, end } = transactionOn(sessionOn(runner));
	await runner.query(begin.writing);
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
		ask: async (questions, given) => {
			if (questions.length === 1 && !given) return [await query((questions[0] as Question).sql, questions[0]?.values)];
			const [row] = await query<Record<string, string>>(
				`${given ? `WITH RECURSIVE ${given.sql} ` : ''}SELECT ${questions.map(({ sql }, at) => `(SELECT json_agg(q) FROM (${sql}) q) AS "${at}"`).join(', ')}`,
				[...(given?.values ?? []), ...questions.flatMap((one) => one.values ?? [])],
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
