import { LRUCache } from 'lru-cache';
import { columnKinds, type Question, type Row, type Value } from '../sql.js';

/** Most texts remembered. */
const mostTexts = 1_000;

/** What is asked together, as one SELECT that answers one row: `answers`, a text of JSON with the rows of each. */
export interface Asked {
	readonly sql: string;
	/** The rows of each answer. */
	readonly answersIn: (row: Row) => Row[][];
	/** How often it was asked for. */
	times: number;
	/** The texts of `timesOver`. */
	readonly over: Map<number, string>;
}

/** Puts together what is asked together; each text is made once. */
export class Asking {
	private readonly parts = new LRUCache<string, Part>({ max: mostTexts });
	private readonly numbers = new LRUCache<string, number>({ max: mostTexts });
	private readonly made = new LRUCache<string, Asked>({ max: mostTexts });
	private readonly namesOf = new LRUCache<string, readonly string[]>({ max: mostTexts });

	/** @param columnsOf Tells the names of a SELECT's columns. */
	constructor(private readonly columnsOf: (sql: string) => Promise<readonly string[]>) {}

	asked(questions: readonly Question[], given?: Question): Asked | Promise<Asked> {
		const parts: Part[] = [];
		let key = given ? `${this.numberOf(given.sql)}:` : '';
		for (const { sql } of questions) {
			const part = this.parts.get(sql);
			if (!part) return this.learn(sql, given).then(() => this.asked(questions, given));
			parts.push(part);
			key += `${part.number},`;
		}
		const known = this.made.get(key);
		if (known !== undefined) return known;
		const select = `SELECT '[' || ${parts.map((one) => `(${one.packed})`).join(" || ',' || ")} || ']' AS answers`;
		const made: Asked = {
			sql: `${tablesOf(given)}${select}`,
			answersIn: ({ answers }) => {
				const lists = JSON.parse(answers as string) as unknown[][][];
				return parts.map(({ row }, at) => (lists[at] as unknown[][]).map(row));
			},
			times: 0,
			over: new Map(),
		};
		this.made.set(key, made);
		return made;
	}

	private async learn(sql: string, given?: Question): Promise<void> {
		const shape = shapeOf(sql);
		const names = this.namesOf.get(shape) ?? (await this.columnsOf(probe(sql, given)));
		this.namesOf.set(shape, names);
		this.parts.set(sql, { number: this.numberOf(sql), packed: packed(sql, names), row: rowMaker(names) });
	}

	/** A number that is this text's and was never another's. */
	private numberOf(sql: string): number {
		const known = this.numbers.get(sql);
		if (known !== undefined) return known;
		this.given += 1;
		this.numbers.set(sql, this.given);
		return this.given;
	}
	private given = 0;
}

/** The values of what is asked together, in the order of its placeholders. */
export function valuesOf(questions: readonly Question[], given?: Question): Value[] {
	const values = given?.values ? [...given.values] : [];
	for (const { values: own } of questions) if (own) for (const value of own) values.push(value);
	return values;
}

/** The same asked several times over, with other values each: a row for each, which says by `at` for which. */
export function timesOver(asked: Asked, times: number): string {
	const known = asked.over.get(times);
	if (known !== undefined) return known;
	const each = Array.from({ length: times }, (_, at) => `SELECT ${at} AS at, answers FROM (${asked.sql})`);
	const made = each.join(' UNION ALL ');
	asked.over.set(times, made);
	return made;
}

const tablesOf = (given?: Question) => (given ? `WITH RECURSIVE ${given.sql} ` : '');

/** A statement that tells the columns of a SELECT: SQLite does so with a row only, so one of NULLs is joined to none. */
const probe = (sql: string, given?: Question) =>
	`${tablesOf(given)}SELECT q.* FROM (SELECT 1) LEFT JOIN (SELECT * FROM (${sql}) LIMIT 0) q`;

/** A SELECT that is asked together with others. */
interface Part {
	readonly number: number;
	readonly packed: string;
	/** Makes a row of the list of its values. */
	readonly row: (values: unknown[]) => Row;
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

/** Makes rows of one shape of what `packed` has written: written out as a literal, which V8 makes many times faster than by name. */
function rowMaker(names: readonly string[]): (values: unknown[]) => Row {
	const { doubles } = columnKinds();
	const fields = names.map((name, at) => {
		const value = doubles.has(name) ? `v[${at}] === null ? null : Number(v[${at}])` : `v[${at}]`;
		return `${JSON.stringify(name)}: ${value}`;
	});
	return new Function('v', `return { ${fields.join(', ')} };`) as (values: unknown[]) => Row;
}
