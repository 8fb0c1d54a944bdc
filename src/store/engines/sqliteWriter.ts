import { DatabaseBusy, type Lane } from '../lane.js';
import type { Session } from '../sql.js';
import { type Tx, transactionOn, type WriteOptions } from './engine.js';
import type { Statements } from './sqliteStatements.js';

/** Most that one COMMIT keeps: the first of them waits for the last. */
const mostTogether = 32;

/** Something to be written, and how it is told what came of it. */
interface Task {
	readonly work: (tx: Tx) => Promise<unknown>;
	readonly keep: boolean;
	/** Whether it may be kept together with others. */
	readonly joins: boolean;
	begun: boolean;
	readonly done: Promise<unknown>;
	readonly tell: (outcome: Outcome) => void;
}

type Outcome = { readonly answer: unknown } | { readonly error: unknown };

/**
 * Has many write over one connection, one after another. Short work that waits meanwhile joins the transaction that is open,
 * so that one COMMIT, and one wait for the disk, keeps what they all have written (group commit); nobody is told before. Where
 * one of them fails after it has written, all is undone and each is done again in a transaction of its own
 * (docs/adr/003).
 */
export class SqliteWriter {
	private readonly waiting: Task[] = [];

	constructor(private readonly lane: Lane<Statements>) {}

	/** Does the work and keeps it, or undoes it in any case where `keep` is false. */
	async write<T>(work: (tx: Tx) => Promise<T>, options: Omit<WriteOptions, 'onKept'>): Promise<T> {
		const task = taskOf(work, options);
		this.waiting.push(task);
		try {
			await this.lane.use(async (statements) => {
				if (!task.begun) await this.writeTogether(statements);
			});
		} catch (error) {
			// Whoever is in a transaction already is told what comes of it, however long they waited for a turn of their own.
			if (!task.begun) {
				this.waiting.splice(this.waiting.indexOf(task), 1);
				throw error;
			}
		}
		return task.done as Promise<T>;
	}

	private async writeTogether(statements: Statements): Promise<void> {
		await begin(statements);
		const together: { readonly task: Task; readonly outcome: Outcome }[] = [];
		for (let task = this.waiting.shift(); task; task = this.nextAfter(task, together.length)) {
			task.begun = true;
			const { outcome, wrote } = await attempt(statements, task);
			together.push({ task, outcome });
			const isToBeUndone = !task.keep || ('error' in outcome && wrote);
			if (isToBeUndone) return tellUndone(statements, together, outcome);
		}
		const error = await errorOf(statements.query('COMMIT'));
		if (error) return tellUndone(statements, together, error);
		for (const { task, outcome } of together) task.tell(outcome);
	}

	/** Who writes next in a transaction in which some have written. */
	private nextAfter(task: Task, written: number): Task | undefined {
		return task.joins && written < mostTogether && this.waiting[0]?.joins ? this.waiting.shift() : undefined;
	}
}

/**
 * Undoes what some have written together. One alone is told the outcome; several are done again, each in a transaction of its
 * own, since what one was told or refused may rest on what another had written.
 */
async function tellUndone(
	statements: Statements,
	together: readonly { readonly task: Task }[],
	outcome: Outcome,
): Promise<void> {
	const stuck = await errorOf(undo(statements));
	const [first, ...others] = together;
	if (others.length === 0) first?.task.tell(stuck ?? outcome);
	else for (const { task } of together) task.tell(await alone(statements, task));
}

async function alone(statements: Statements, task: Task): Promise<Outcome> {
	const error = await errorOf(begin(statements));
	if (error) return error;
	const { outcome } = await attempt(statements, task);
	const failed = 'error' in outcome ? outcome : await errorOf(statements.query('COMMIT'));
	if (failed === null) return outcome;
	return (await errorOf(undo(statements))) ?? failed;
}

function taskOf(work: (tx: Tx) => Promise<unknown>, { keep, together }: Pick<WriteOptions, 'keep' | 'together'>): Task {
	let tell: Task['tell'] = () => {};
	const done = new Promise<unknown>((resolve, reject) => {
		tell = (outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.answer));
	});
	// Whoever waits for it comes to that later, and may have been told already.
	done.catch(() => {});
	return { work, keep, joins: keep && together, begun: false, done, tell };
}

/** Does the work in the transaction that is open; whether it has, or may have, changed anything there. */
async function attempt(statements: Statements, { work }: Task): Promise<{ outcome: Outcome; wrote: boolean }> {
	const { tx, end, wrote } = transactionOn(sessionOn(statements));
	try {
		const answer = await work(tx);
		await end();
		return { outcome: { answer }, wrote: wrote() };
	} catch (error) {
		// After an error of its own SQLite may have ended the transaction, and with it what others have written there.
		const failure = await errorOf(end());
		return { outcome: { error }, wrote: failure !== null || wrote() };
	}
}

const errorOf = (doing: Promise<unknown>): Promise<{ readonly error: unknown } | null> =>
	doing.then(
		() => null,
		(error: unknown) => ({ error }),
	);

export const sessionOn = (statements: Statements): Session => ({
	dialect: 'sqlite',
	query: (sql, values) => statements.query(sql, values),
	ask: (questions, given) => statements.ask(questions, given),
});

async function begin(statements: Statements): Promise<void> {
	try {
		await statements.query('BEGIN IMMEDIATE');
	} catch (cause) {
		if (!/SQLITE_BUSY/.test(String(cause))) throw cause;
		throw new DatabaseBusy('another process is writing to the database and does not let go; try again', { cause });
	}
}

async function undo(statements: Statements): Promise<void> {
	try {
		await statements.query('ROLLBACK');
	} catch (error) {
		if (!/no transaction is active/.test(String(error))) throw error;
	}
}
