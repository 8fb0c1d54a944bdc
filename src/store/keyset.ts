import { cursorOf, Entry, keyOf, type Page, pageOf, type Slice } from '../core/page.js';
import type { Session, Value } from './sql.js';

/** A list kept in the database: what is selected, from where, and the two columns that it is ordered by. */
export interface KeysetList<T> extends Selection {
	readonly name: string;
	readonly select: string;
	/** The sort column and the id that breaks ties, as SQL and as properties of the answer. */
	readonly key: readonly [SortColumn<T>, { readonly sql: string; readonly of: keyof T & string }];
	readonly descending: boolean;
	readonly hydrate: (raw: Record<string, unknown>[]) => T[];
}

/** Rows by where they are and what holds of them. */
export interface Selection {
	readonly from: string;
	readonly where: readonly string[];
	readonly values: readonly Value[];
}

interface SortColumn<T> {
	/** An expression that is never null. */
	readonly sql: string;
	/** The property that it is computed from; one that is null counts as ''. */
	readonly of: keyof T & string;
	readonly type: 'string' | 'number';
	/** What makes of the property's value what `sql` is, where that is not the value itself. */
	readonly bind?: 'lower(?)' | 'substr(?, 1, 10)';
}

/** One page by keyset: the cost is the page's, wherever in the list it lies, and rows added meanwhile shift nothing. */
export async function keysetSlice<T>(session: Session, list: KeysetList<T>, page: Page): Promise<Slice<T>> {
	const [slice] = await keysetSlices(session, [list], page);
	return slice as Slice<T>;
}

/** The same page of each of some lists of one name, in one statement. */
export async function keysetSlices<T>(
	session: Session,
	lists: readonly KeysetList<T>[],
	page: Page,
): Promise<Slice<T>[]> {
	const { count, backward } = pageOf(page, { usual: 20 });
	const cursor = backward ? page.before : page.after;
	const values: Value[] = [];
	const parts = lists.map((list) => {
		const [sort, tie] = list.key;
		const downward = list.descending !== backward;
		const direction = downward ? 'DESC' : 'ASC';
		const where = [...list.where];
		values.push(...list.values);
		if (cursor != null) {
			where.push(`(${sort.sql}, ${tie.sql}) ${downward ? '<' : '>'} (${sort.bind ?? '?'}, ?)`);
			values.push(...keyOf(list.name, cursor, [sort.type, 'string']));
		}
		return `SELECT ${list.select} FROM ${list.from} ${conditionOf(where)}
		ORDER BY ${sort.sql} ${direction}, ${tie.sql} ${direction} LIMIT ${count + 1}`;
	});
	const rowsOf = await rowsOfEach(session, parts, values);
	return lists.map((list, at) => {
		const rows = rowsOf[at] ?? [];
		const more = rows.length > count;
		const [sort, tie] = list.key;
		const found = list.hydrate(rows.slice(0, count));
		if (backward) found.reverse();
		const cursorTo = (node: T) =>
			cursorOf(list.name, [(node[sort.of] ?? '') as string | number, node[tie.of] as string]);
		const edges = found.map((node) => new Entry(node, cursorTo));
		return {
			edges,
			hasNextPage: backward ? cursor != null : more,
			hasPreviousPage: backward ? more : cursor != null,
		};
	});
}

/** The rows that each of some selects answers, all of them sent as one. */
async function rowsOfEach(
	session: Session,
	parts: readonly string[],
	values: readonly Value[],
): Promise<Record<string, unknown>[][]> {
	if (parts.length === 1) return [await session.query(parts[0] as string, values)];
	const all = await session.query<Record<string, unknown>>(
		parts.map((part, at) => `SELECT ${at} AS "of list", one.* FROM (${part}) AS one`).join(' UNION ALL '),
		values,
	);
	const rowsOf = parts.map((): Record<string, unknown>[] => []);
	// No property of a row has a space in its name.
	for (const { 'of list': at, ...row } of all) rowsOf[Number(at)]?.push(row);
	return rowsOf;
}

/** How many rows each of some selections has, in one statement. */
export async function countRows(session: Session, selections: readonly Selection[]): Promise<number[]> {
	const counts = await session.query<{ at: number; count: number }>(
		selections
			.map(({ from, where }, at) => `SELECT ${at} AS "at", count(*) AS "count" FROM ${from} ${conditionOf(where)}`)
			.join(' UNION ALL '),
		selections.flatMap((one) => one.values),
	);
	const found = new Map(counts.map((row) => [Number(row.at), Number(row.count)]));
	return selections.map((_, at) => found.get(at) ?? 0);
}

const conditionOf = (where: readonly string[]): string => (where.length > 0 ? `WHERE ${where.join(' AND ')}` : '');
