import { cursorOf, keyOf, type Page, pageOf, type Slice } from '../core/page.js';
import type { Session, Value } from './sql.js';

/** A list kept in the database: what is selected, from where, and the two columns that it is ordered by. */
export interface KeysetList<T> {
	readonly name: string;
	readonly select: string;
	readonly from: string;
	readonly where: readonly string[];
	readonly values: readonly Value[];
	/** The sort column and the id that breaks ties, as SQL and as properties of the answer. */
	readonly key: readonly [
		{ readonly sql: string; readonly of: keyof T & string; readonly type: 'string' | 'number' },
		{ readonly sql: string; readonly of: keyof T & string },
	];
	readonly descending: boolean;
	readonly hydrate: (raw: Record<string, unknown>[]) => T[];
}

/** One page by keyset: the cost is the page's, wherever in the list it lies, and rows added meanwhile shift nothing. */
export async function keysetSlice<T>(session: Session, list: KeysetList<T>, page: Page): Promise<Slice<T>> {
	const { count, backward } = pageOf(page, { usual: 20 });
	const [sort, tie] = list.key;
	const downward = list.descending !== backward;
	const direction = downward ? 'DESC' : 'ASC';
	const cursor = backward ? page.before : page.after;
	const where = [...list.where];
	const values = [...list.values];
	if (cursor != null) {
		where.push(`(${sort.sql}, ${tie.sql}) ${downward ? '<' : '>'} (?, ?)`);
		values.push(...keyOf(list.name, cursor, [sort.type, 'string']));
	}
	const condition = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
	const raw = await session.query(
		`SELECT ${list.select} FROM ${list.from} ${condition}
		ORDER BY ${sort.sql} ${direction}, ${tie.sql} ${direction} LIMIT ${count + 1}`,
		values,
	);
	const more = raw.length > count;
	const found = list.hydrate(raw.slice(0, count));
	if (backward) found.reverse();
	const edges = found.map((node) => ({
		node,
		cursor: cursorOf(list.name, [node[sort.of] as string | number, node[tie.of] as string]),
	}));
	return {
		edges,
		hasNextPage: backward ? cursor != null : more,
		hasPreviousPage: backward ? more : cursor != null,
	};
}
