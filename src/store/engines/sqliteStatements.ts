import { LRUCache } from 'lru-cache';
import type sqlite3 from 'sqlite3';
import type { Question, Row, Value } from '../sql.js';
import { Asking, valuesOf } from './sqliteAsking.js';

/** Most statements kept prepared on a connection. */
const mostKept = 200;

/**
 * Sends SQL over one SQLite connection: statements are prepared once, and what is asked together is one statement that
 * answers JSON, so that it costs one way to the thread that reads and back (docs/adr/014).
 */
export class Statements {
	private readonly kept = new LRUCache<string, Prepared>({
		max: mostKept,
		dispose: (one, _sql, reason) => {
			if (reason === 'evict') void finalize(one).catch(() => {});
		},
	});
	private readonly asking = new Asking((sql) => this.columnsOf(sql));

	constructor(
		private readonly connection: sqlite3.Database,
		private readonly onStatement: (sql: string) => void,
	) {}

	async query<T = Row>(sql: string, values: readonly Value[] = []): Promise<T[]> {
		this.onStatement(sql);
		return this.send(sql, values);
	}

	/** What each SELECT answers; all see one snapshot. */
	async ask(questions: readonly Question[], given?: Question): Promise<Row[][]> {
		const { sql, answersIn } = await this.asking.asked(questions, given);
		const [row] = await this.query(sql, valuesOf(questions, given));
		return answersIn(row as Row);
	}

	/** A connection with statements left on it would not close. */
	async close(): Promise<void> {
		const kept = [...this.kept.values()];
		this.kept.clear();
		for (const one of kept) await finalize(one);
	}

	private send<T>(sql: string, values: readonly Value[]): Promise<T[]> {
		const { statement, unready } = this.prepared(sql);
		const answer = () =>
			new Promise<T[]>((resolve, reject) => {
				statement.all<T>(values, (error, rows) => (error ? reject(error) : resolve(rows)));
			});
		return unready === null ? answer() : unready.then(answer);
	}

	private prepared(sql: string): Prepared {
		const known = this.kept.get(sql);
		if (known !== undefined) return known;
		// A connection that is closed says so before it has answered the statement.
		let tell: (error: Error | null) => void = () => {};
		const ready = new Promise<void>((resolve, reject) => {
			tell = (error) => (error ? reject(error) : resolve());
		});
		const made: Prepared = { statement: this.connection.prepare(sql, tell), unready: ready };
		this.kept.set(sql, made);
		ready.then(
			() => {
				made.unready = null;
			},
			() => void this.kept.delete(sql),
		);
		return made;
	}

	/** The names of the columns of an answer, which must have a row. */
	async columnsOf(sql: string): Promise<readonly string[]> {
		const [row] = await new Promise<Row[]>((resolve, reject) => {
			this.connection.all<Row>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
		});
		return Object.keys(row ?? {});
	}
}

/** A statement, and, until it is prepared, what to wait for: nothing is answered by one that could not be prepared. */
interface Prepared {
	readonly statement: sqlite3.Statement;
	unready: Promise<void> | null;
}

/** Waits for what is under way on it first. */
async function finalize({ statement, unready }: Prepared): Promise<void> {
	await unready;
	await new Promise<void>((done) => {
		statement.finalize(() => done());
	});
}
