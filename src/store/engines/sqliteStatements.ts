import type sqlite3 from 'sqlite3';
import { columnKinds, type Question, type Row, type Value } from '../sql.js';

/** Most statements kept prepared on a connection; the one used longest ago goes first. */
const mostKept = 200;
/** Most texts remembered. */
const mostTexts = 1_000;

/**
 * Sends SQL over one SQLite connection: statements are prepared once, and what is asked together is one statement that
 * answers JSON, so that it costs one way to the thread that reads and back (docs/adr/014).
 */
export class Statements {
	private readonly kept = new Map<string, Prepared>();
	private readonly parts = new Map<string, Part>();
	private readonly composed = new Map<string, string>();
	private readonly namesOf = new Map<string, readonly string[]>();
	private learned = 0;

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
		const parts: Part[] = [];
		const values: Value[] = given?.values ? [...given.values] : [];
		const before = given ? `WITH RECURSIVE ${given.sql} ` : '';
		let key = before;
		for (const { sql, values: own } of questions) {
			const part = this.parts.get(sql) ?? (await this.learn(sql, given));
			parts.push(part);
			key += `${part.number},`;
			if (own) for (const value of own) values.push(value);
		}
		const [row] = await this.query<Record<string, string>>(this.together(key, parts, before), values);
		return parts.map((one, at) => one.rowsIn(row?.[at] ?? '[]'));
	}

	private together(key: string, parts: readonly Part[], before: string): string {
		const known = this.composed.get(key);
		if (known !== undefined) return known;
		const made = `${before}SELECT ${parts.map((one, at) => `(${one.packed}) AS "${at}"`).join(', ')}`;
		if (this.composed.size >= mostTexts) this.composed.clear();
		this.composed.set(key, made);
		return made;
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
		if (known !== undefined) {
			this.kept.delete(sql);
			this.kept.set(sql, known);
			return known;
		}
		const [oldest] = this.kept;
		if (oldest && this.kept.size >= mostKept) {
			this.kept.delete(oldest[0]);
			void finalize(oldest[1]).catch(() => {});
		}
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
			() => this.kept.delete(sql),
		);
		return made;
	}

	private async learn(sql: string, given?: Question): Promise<Part> {
		const shape = shapeOf(sql);
		const names = this.namesOf.get(shape) ?? (await this.columnsOf(sql, given));
		const part = { number: this.learned++, packed: packed(sql, names), rowsIn: unpacking(names) };
		if (this.parts.size >= mostTexts) this.parts.clear();
		if (this.namesOf.size >= mostTexts) this.namesOf.clear();
		this.parts.set(sql, part);
		this.namesOf.set(shape, names);
		return part;
	}

	/** The columns of a SELECT: SQLite tells them with a row only, so one of NULLs is joined to none. */
	private async columnsOf(sql: string, given?: Question): Promise<readonly string[]> {
		const probe = `${given ? `WITH RECURSIVE ${given.sql} ` : ''}SELECT q.* FROM (SELECT 1) LEFT JOIN (SELECT * FROM (${sql}) LIMIT 0) q`;
		const [row] = await new Promise<Row[]>((resolve, reject) => {
			this.connection.all<Row>(probe, (error, rows) => (error ? reject(error) : resolve(rows)));
		});
		return Object.keys(row ?? {});
	}
}

/** A statement, and, until it is prepared, what to wait for: nothing is answered by one that could not be prepared. */
interface Prepared {
	readonly statement: sqlite3.Statement;
	unready: Promise<void> | null;
}

/** A SELECT that is asked together with others. */
interface Part {
	readonly number: number;
	readonly packed: string;
	/** The rows that its answer holds. */
	readonly rowsIn: (json: string) => Row[];
}

/** The same for lists of values of any length. */
const shapeOf = (sql: string): string => sql.replaceAll('?, ', '');

/**
 * A SELECT as one text of JSON, a row being the list of its values. SQLite writes 15 digits of a double there, so those
 * are written out whole: as text in columns of doubles, which is the cheaper way, else as a number.
 */
function packed(sql: string, names: readonly string[]): string {
	const { doubles, others } = columnKinds();
	const fields = names.map((name) => {
		if (others.has(name)) return `"${name}"`;
		return doubles.has(name)
			? `iif("${name}" IS NULL, NULL, printf('%!.17g', "${name}"))`
			: `iif(typeof("${name}") = 'real', json(printf('%!.17g', "${name}")), "${name}")`;
	});
	return `SELECT json_group_array(json_array(${fields.join(', ')})) FROM (${sql})`;
}

/** Reads what `packed` has written. */
function unpacking(names: readonly string[]): (json: string) => Row[] {
	const row = rowMaker(names);
	return (json) => (json === '[]' ? [] : (JSON.parse(json) as unknown[][]).map(row));
}

/** Makes rows of one shape from lists of values: written out as a literal, which V8 makes many times faster than by name. */
function rowMaker(names: readonly string[]): (values: unknown[]) => Row {
	const { doubles } = columnKinds();
	const fields = names.map((name, at) => {
		const value = doubles.has(name) ? `v[${at}] === null ? null : Number(v[${at}])` : `v[${at}]`;
		return `${JSON.stringify(name)}: ${value}`;
	});
	return new Function('v', `return { ${fields.join(', ')} };`) as (values: unknown[]) => Row;
}

/** Waits for what is under way on it first. */
async function finalize({ statement, unready }: Prepared): Promise<void> {
	await unready;
	await new Promise<void>((done) => {
		statement.finalize(() => done());
	});
}
