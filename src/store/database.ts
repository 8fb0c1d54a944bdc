import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSourceOptions } from 'typeorm';
import type { Engine, Tx, WriteOptions } from './engines/engine.js';
import { PostgresEngine, postgresOptions } from './engines/postgres.js';
import type { ReplicaEvent } from './engines/replicas.js';
import { SqliteEngine, sqliteOptions } from './engines/sqlite.js';
import { type Location, locationFrom } from './location.js';
import type { Dialect, Question, Row, Session } from './sql.js';

export type { Tx } from './engines/engine.js';

/** Somebody who reads what they wrote: up to where in the primary's log, null where they have written nothing. */
export interface Follower {
	position: string | null;
}

export interface DatabaseOptions {
	/** `sqlite:PATH`, a file that is made when missing, or `postgres://…`. */
	readonly url: string;
	/** How many may read beside each other. */
	readonly readers?: number;
	/** How many may write beside each other, on PostgreSQL; on SQLite it is one. */
	readonly writers?: number;
	/** Only reads: needs no write lock, makes no file and brings no tables up to date. */
	readonly readOnly?: boolean;
	/** With `readOnly`: a file that nobody has open is read without making the files beside it that SQLite works with. */
	readonly leaveNoTrace?: boolean;
	/** How long a request waits for its turn, in ms, before it is told that the database is busy. */
	readonly patience?: number;
	/** PostgreSQL servers that repeat the one at `url`; reads go to them in turn. */
	readonly replicas?: readonly string[];
	/** Told when a replica is left out, and when it is back. */
	readonly onReplica?: (event: ReplicaEvent) => void;
	/** Told of each SQL statement sent, without its values. */
	readonly onStatement?: (sql: string) => void;
	/**
	 * Says at once where a transaction is opened inside another, which would wait for itself; for tests. On Node 20 and 22 it
	 * makes every promise of the process dearer while somebody writes (docs/adr/014).
	 */
	readonly refuseNested?: boolean;
}

/** What TypeORM is told, here and by `ormconfig.ts` for its own command line. */
export function dataSourceOptions(url: string): DataSourceOptions {
	const location = required(url);
	return location.engine === 'sqlite' ? sqliteOptions(location.path) : postgresOptions(location.url);
}

/** What is kept, whichever engine keeps it (docs/adr/008). */
export class Database {
	private readonly writing: AsyncLocalStorage<true> | null;
	private readonly hasReplicas: boolean;
	private readonly follower = new AsyncLocalStorage<Follower>();

	private constructor(
		private readonly engine: Engine,
		readonly dialect: Dialect,
		{ replicas = [], refuseNested = false }: DatabaseOptions,
	) {
		this.hasReplicas = dialect === 'postgres' && replicas.length > 0;
		this.writing = refuseNested ? new AsyncLocalStorage() : null;
	}

	/** Connects, and brings the tables up to date. */
	static async open(options: DatabaseOptions): Promise<Database> {
		const location = required(options.url);
		return location.engine === 'sqlite'
			? new Database(await SqliteEngine.open(location.path, options), 'sqlite', options)
			: new Database(await PostgresEngine.open(location.url, options), 'postgres', options);
	}

	/** What each of some SELECTs answers, from one snapshot: sent as one statement, it needs no transaction. */
	ask(questions: readonly Question[], given?: Question): Promise<Row[][]> {
		return this.engine.ask(questions, { after: this.after(), given });
	}

	/** Reads from one snapshot: what is committed meanwhile is not seen half. */
	read<T>(work: (session: Session) => Promise<T>): Promise<T> {
		return this.engine.read(work, { after: this.after() });
	}

	/**
	 * Does the work in one transaction: all of it is kept, or, after any error, nothing. With `keep: false` it is done,
	 * answered and undone. Where others were faster, PostgreSQL has it done anew, and SQLite where it was done `together` with
	 * others of which one failed: work tells nobody before it is kept.
	 */
	async write<T>(work: (tx: Tx) => Promise<T>, options: Partial<Omit<WriteOptions, 'onKept'>> = {}): Promise<T> {
		const { writing } = this;
		if (writing?.getStore())
			throw new Error('a transaction inside a transaction: pass on the `tx` that is already open');
		const follower = this.follower.getStore();
		return this.engine.write((tx) => (writing ? writing.run(true, () => work(tx)) : work(tx)), {
			keep: options.keep ?? true,
			together: options.together ?? false,
			onKept: (position) => {
				if (follower) follower.position = position;
			},
		});
	}

	/** Does something for somebody who is to see all that they have seen or written before, here and from now on. */
	following<T>(follower: Follower, work: () => T): T {
		return this.hasReplicas ? this.follower.run(follower, work) : work();
	}

	/** What is to be in a read, for those who follow. */
	private after(): string | null {
		return this.follower.getStore()?.position ?? null;
	}

	/** Has the database's own files hold nothing any more of keys that were destroyed, as far as that is possible now; backups and logs kept elsewhere do. */
	async scrub(): Promise<void> {
		await this.engine.scrub(['seal', 'subject_secret']);
	}

	close(): Promise<void> {
		return this.engine.close();
	}
}

function required(url: string): Location {
	const location = locationFrom(url);
	if (!location) throw new Error('the address of a database is sqlite:PATH or postgres://USER@HOST/DATABASE');
	return location;
}
