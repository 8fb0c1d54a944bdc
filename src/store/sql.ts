import { DefaultNamingStrategy, getMetadataArgsStorage } from 'typeorm';

/** `recordedAt` is the column `recorded_at`, everywhere. */
export class SnakeNames extends DefaultNamingStrategy {
	override columnName(property: string, given: string | undefined): string {
		return given || columnName(property);
	}
}
/** The column of a property: `recorded_at` for `recordedAt`. */
export const columnName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export type Value = string | number | boolean | null;

export type Dialect = 'sqlite' | 'postgres';

/** Something that answers SQL with `?` placeholders: a reader, or the one transaction that writes. */
export interface Session {
	/** For the few statements that cannot be written alike for both. */
	readonly dialect: Dialect;
	query<T = Row>(sql: string, values?: readonly Value[]): Promise<T[]>;
	/**
	 * What each of some SELECTs answers, sent as one statement: one snapshot, and one way there and back. All may read the
	 * common table expressions given, which may be recursive.
	 */
	ask(questions: readonly Question[], given?: Question): Promise<Row[][]>;
}

export type Row = Record<string, unknown>;

/** A SELECT with the values of its placeholders. */
export interface Question {
	readonly sql: string;
	readonly values?: readonly Value[];
}

interface Columns {
	readonly names: readonly string[];
	/** Select lists by table alias. */
	readonly lists: Map<string, string>;
	readonly readers: readonly (readonly [property: string, from: (raw: never) => unknown])[];
	readonly writers: ReadonlyMap<string, (value: unknown) => Value>;
	readonly table: string;
	readonly keys: readonly string[];
}
const columnsOf = new Map<unknown, Columns>();

function columns(row: RowClass): Columns {
	let known = columnsOf.get(row);
	if (!known) {
		const storage = getMetadataArgsStorage();
		const args = storage.columns.filter((one) => one.target === row);
		const transformed = args.flatMap(({ propertyName, options: { transformer } }) =>
			transformer && !Array.isArray(transformer) ? [{ propertyName, transformer }] : [],
		);
		known = {
			names: args.map((one) => one.propertyName),
			lists: new Map(),
			readers: transformed.map(({ propertyName, transformer }) => [propertyName, transformer.from]),
			writers: new Map(transformed.map(({ propertyName, transformer }) => [propertyName, transformer.to])),
			table: storage.tables.find((one) => one.target === row)?.name ?? '',
			keys: args.flatMap((one) => (one.options.primary ? [one.propertyName] : [])),
		};
		columnsOf.set(row, known);
	}
	return known;
}
export type RowClass<T = unknown> = new () => T;

/** The names that rows use for doubles, and those that they use for nothing else than what is no double. */
export function columnKinds(): { readonly doubles: ReadonlySet<string>; readonly others: ReadonlySet<string> } {
	if (!kinds) {
		const { columns: all } = getMetadataArgsStorage();
		const doubles = new Set(all.flatMap((one) => (one.options.type === 'double precision' ? [one.propertyName] : [])));
		kinds = { doubles, others: new Set(all.map((one) => one.propertyName).filter((name) => !doubles.has(name))) };
	}
	return kinds;
}
let kinds: ReturnType<typeof columnKinds> | undefined;

/** The select list of a row class under a table alias: `s.claim_id AS "claimId", …`. */
export function list(row: RowClass, alias: string): string {
	const { names, lists } = columns(row);
	const known = lists.get(alias) ?? names.map((name) => `${alias}.${columnName(name)} AS "${name}"`).join(', ');
	lists.set(alias, known);
	return known;
}

/** Raw answers as rows: what is JSON or a truth value in the table becomes so here. */
export function hydrate<T>(row: RowClass<T>, raw: readonly Record<string, unknown>[]): T[] {
	const { readers } = columns(row);
	for (const one of raw) for (const [name, from] of readers) one[name] = from(one[name] as never);
	return raw as T[];
}

/** `(?, ?, …)` for a list of values, `(NULL)` for none. */
export const places = (values: readonly unknown[]): string =>
	values.length === 0 ? '(NULL)' : `(${Array(values.length).fill('?').join(', ')})`;

/** What is found for all values, asked for in parts that the number of values bound to one statement allows. */
export async function inParts<T>(
	values: readonly string[],
	ask: (part: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
	const most = 15_000;
	const found: T[] = [];
	for (let at = 0; at === 0 || at < values.length; at += most)
		for (const one of await ask(values.slice(at, at + most))) found.push(one);
	return found;
}

/** Inserts rows, as many a statement as bound values allow; what is left out of a row is null. */
export async function insertRows<T extends object>(
	session: Pick<Session, 'query'>,
	row: RowClass<T>,
	values: readonly T[],
): Promise<void> {
	const { names, writers, table } = columns(row);
	const most = Math.max(1, Math.floor(30_000 / names.length));
	const places = `(${Array(names.length).fill('?').join(', ')})`;
	for (let at = 0; at < values.length; at += most) {
		const part = values.slice(at, at + most) as readonly Row[];
		await session.query(
			`INSERT INTO ${table} (${names.map(columnName).join(', ')}) VALUES ${part.map(() => places).join(', ')}`,
			part.flatMap((one) => names.map((name) => writers.get(name)?.(one[name]) ?? (one[name] as Value) ?? null)),
		);
	}
}

/** Changes the rows that have the values given. */
export async function updateRows<T extends object>(
	session: Pick<Session, 'query'>,
	row: RowClass<T>,
	{ where, changes }: { readonly where: Partial<T>; readonly changes: Partial<T> },
): Promise<void> {
	const { writers, table } = columns(row);
	const set = Object.entries(changes).filter(([, value]) => value !== undefined);
	const same = wherePart(row, where);
	await session.query(
		`UPDATE ${table} SET ${set.map(([name]) => `${columnName(name)} = ?`).join(', ')} WHERE ${same.sql}`,
		[...set.map(([name, value]) => writers.get(name)?.(value) ?? (value as Value)), ...same.values],
	);
}

/** The condition that a row has the values given, of which there must be one. */
export function wherePart<T extends object>(row: RowClass<T>, where: Partial<T>): { sql: string; values: Value[] } {
	const { writers, table } = columns(row);
	const same = Object.entries(where);
	if (same.length === 0 || same.some(([, value]) => value === null || value === undefined))
		throw new Error(`which rows of ${table} are meant is not said`);
	return {
		sql: same.map(([name]) => `${columnName(name)} = ?`).join(' AND '),
		values: same.map(([name, value]) => writers.get(name)?.(value) ?? (value as Value)),
	};
}

/** The table of a row class, and the properties that are its key. */
export function rowShape(row: RowClass): { readonly table: string; readonly keys: readonly string[] } {
	const { table, keys } = columns(row);
	return { table, keys };
}
