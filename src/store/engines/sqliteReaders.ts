import type { Lane } from '../lane.js';
import type { Question, Row, Value } from '../sql.js';
import { type Asked, Asking, timesOver, valuesOf } from './sqliteAsking.js';
import type { Statements } from './sqliteStatements.js';

/** Most that one statement answers at once: the first of them waits for the last. */
const mostAtOnce = 4;
/** What is asked more rarely, or with more values, is asked alone: each number at once is a statement to prepare and to keep. */
const worthIt = { times: 20, values: 500 } as const;

/** Somebody who asks something. */
interface Asker {
	readonly asked: Asked;
	readonly values: readonly Value[];
	readonly resolve: (answers: Row[][]) => void;
	readonly reject: (error: unknown) => void;
}

/**
 * Has many read beside each other. Those who ask the same with other values in one turn of the event loop, which is what
 * happens under load, are answered by one statement: the way to the thread that reads and back is then taken once
 * for them all (docs/adr/014).
 */
export class SqliteReaders {
	private askers: Asker[] = [];
	private readonly asking: Asking;

	constructor(private readonly lane: Lane<Statements>) {
		this.asking = new Asking((sql) => lane.use((statements) => statements.columnsOf(sql)));
	}

	/** What each SELECT answers; all see one snapshot. */
	async ask(questions: readonly Question[], given?: Question): Promise<Row[][]> {
		const asked = await this.asking.asked(questions, given);
		const values = valuesOf(questions, given);
		return new Promise((resolve, reject) => {
			if (this.askers.length === 0) setImmediate(() => this.send());
			this.askers.push({ asked, values, resolve, reject });
		});
	}

	private send(): void {
		const { askers } = this;
		this.askers = [];
		const open = new Map<Asked, Asker[]>();
		for (const one of askers) {
			const { asked, values } = one;
			asked.times += 1;
			const group = open.get(asked) ?? [];
			group.push(one);
			open.set(asked, group);
			const isWorthIt = asked.times > worthIt.times && values.length <= worthIt.values;
			if (isWorthIt && group.length < mostAtOnce) continue;
			open.delete(asked);
			void this.answerAll(group);
		}
		for (const group of open.values()) void this.answerAll(group);
	}

	private async answerAll(askers: readonly Asker[]): Promise<void> {
		try {
			const rows = await this.lane.use((statements) => rowsFor(askers, statements));
			for (const [at, { asked, resolve, reject }] of askers.entries()) {
				const row = rows[at] as Row | Failure;
				try {
					if (row instanceof Failure) throw row.error;
					resolve(asked.answersIn(row));
				} catch (error) {
					reject(error);
				}
			}
		} catch (error) {
			for (const { reject } of askers) reject(error);
		}
	}
}

class Failure {
	constructor(readonly error: unknown) {}
}
const failed = (error: unknown) => new Failure(error);

/** A row for each. Where the statement for several fails, each is asked alone, so that nobody is told of another's error. */
async function rowsFor(askers: readonly Asker[], statements: Statements): Promise<(Row | Failure)[]> {
	const alone = ({ asked, values }: Asker) => statements.query(asked.sql, values).then(([row]) => row as Row, failed);
	const [first, another] = askers as [Asker, Asker?];
	if (!another) return [await alone(first)];
	const all = askers.flatMap((one) => one.values);
	const rows: (Row | Failure)[] = [];
	try {
		const found = await statements.query(timesOver(first.asked, askers.length), all);
		for (const row of found) rows[row.at as number] = row;
	} catch {
		for (const one of askers) rows.push(await alone(one));
	}
	return rows;
}
