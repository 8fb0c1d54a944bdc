import type sqlite3 from 'sqlite3';
import type { Question, Row, Value } from '../sql.js';

/** Most statements kept prepared on a connection; the one used longest ago goes first. */
const mostKept = 200;
const mostNames = 1_000;

/**
 * Sends SQL over one SQLite connection: statements are prepared once, and what is asked together is one statement that
 * answers JSON, so that it costs one way to the thread that reads and back (docs/adr/014).
 */
export class Statements {
	private readonly kept = new Map<string, Promise<sqlite3.Statement>>();
	private readonly namesOf = new Map<string, readonly string[]>();

	constructor(
		private readonly connection: sqlite3.Database,
		private readonly onStatement: (sql: string) => void,
	) {}

	query<T = Row>(sql: string, values: readonly Value[] = []): Promise<T[]> {
		this.onStatement(sql);
		return this.send(sql, values);
	}

	/** What each SELECT answers; all see one snapshot. */
	async ask(questions: readonly Question[]): Promise<Row[][]> {
		const parts: string[] = [];
		for (const { sql } of questions) parts.push(packed(sql, this.known(sql) ?? (await this.learn(sql))));
		const [row] = await this.query<Record<string, string>>(
			`SELECT ${parts.map((part, at) => `(${part}) AS "${at}"`).join(', ')}`,
			questions.flatMap((one) => one.values ?? []),
		);
		return questions.map((_, at) => JSON.parse(row?.[at] ?? '[]'));
	}

	/** A connection with statements left on it would not close. */
	async close(): Promise<void> {
		const kept = [...this.kept.values()];
		this.kept.clear();
		for (const statement of kept) await finalize(await statement);
	}

	private async send<T>(sql: string, values: readonly Value[]): Promise<T[]> {
		const statement = await this.prepared(sql);
		return new Promise((resolve, reject) => {
			statement.all<T>(values, (error, rows) => (error ? reject(error) : resolve(rows)));
		});
	}

	private prepared(sql: string): Promise<sqlite3.Statement> {
		const known = this.kept.get(sql);
		if (known !== undefined) {
			this.kept.delete(sql);
			this.kept.set(sql, known);
			return known;
		}
		const made = new Promise<sqlite3.Statement>((resolve, reject) => {
			const statement: sqlite3.Statement = this.connection.prepare(sql, (error: Error | null) => {
				if (error) this.kept.delete(sql);
				return error ? reject(error) : resolve(statement);
			});
		});
		this.kept.set(sql, made);
		const [oldest] = this.kept;
		if (oldest && this.kept.size > mostKept) {
			this.kept.delete(oldest[0]);
			void oldest[1].then(finalize, () => {});
		}
		return made;
	}

	private known(sql: string): readonly string[] | undefined {
		return this.namesOf.get(shapeOf(sql));
	}

	/** The columns of a SELECT: SQLite tells them with a row only, so one of NULLs is joined to none. */
	private async learn(sql: string): Promise<readonly string[]> {
		const probe = `SELECT q.* FROM (SELECT 1) LEFT JOIN (SELECT * FROM (${sql}) LIMIT 0) q`;
		const [row] = await new Promise<Row[]>((resolve, reject) => {
			this.connection.all<Row>(probe, (error, rows) => (error ? reject(error) : resolve(rows)));
		});
		const names = Object.keys(row ?? {});
		if (this.namesOf.size >= mostNames) this.namesOf.clear();
		this.namesOf.set(shapeOf(sql), names);
		return names;
	}
}

/** The same for lists of values of any length. */
const shapeOf = (sql: string): string => sql.replaceAll('?, ', '');

/** A SELECT as one text of JSON. SQLite writes 15 digits of a double there, so those are written out whole. */
function packed(sql: string, names: readonly string[]): string {
	const fields = names.map(
		(name) => `'${name}', iif(typeof("${name}") = 'real', json(printf('%!.17g', "${name}")), "${name}")`,
	);
	return `SELECT json_group_array(json_object(${fields.join(', ')})) FROM (${sql})`;
}

/** Waits for what is under way on it first. */
const finalize = (statement: sqlite3.Statement): Promise<void> =>
	new Promise((done) => {
		statement.finalize(() => done());
	});
