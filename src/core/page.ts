import { BadRequest } from './result.js';

/** Which part of a list is wanted: `first` after a cursor, or `last` before one. Cursors are opaque. */
export interface Page {
	readonly first?: number | null;
	readonly after?: string | null;
	readonly last?: number | null;
	readonly before?: string | null;
}

export interface Slice<T> {
	readonly edges: readonly { readonly node: T; readonly cursor: string }[];
	readonly hasNextPage: boolean;
	readonly hasPreviousPage: boolean;
}

/** One of a list; its cursor is made when it is asked for: most pages want their last one only. */
export class Entry<T> {
	constructor(
		readonly node: T,
		private readonly cursorTo: (node: T) => string,
	) {}

	get cursor(): string {
		return this.cursorTo(this.node);
	}
}

export const pageLimit = 100;

/** How many are wanted and from which end; refuses what cannot be meant. */
export function pageOf(page: Page, options: { readonly usual: number }): { count: number; backward: boolean } {
	const { first, last } = page;
	if (first != null && last != null) throw new BadRequest('give first or last, not both');
	if (page.after != null && page.before != null) throw new BadRequest('give after or before, not both');
	const backward = last != null || (first == null && page.before != null);
	const count = (backward ? last : first) ?? options.usual;
	if (count < 0 || count > pageLimit)
		throw new BadRequest(`${backward ? 'last' : 'first'} is ${count}; give 0 to ${pageLimit}`);
	if (backward && page.after != null) throw new BadRequest('after goes with first, before with last');
	if (!backward && page.before != null) throw new BadRequest('after goes with first, before with last');
	return { count, backward };
}

/** The key of a list entry, as text that a client hands back unread. It names its list, so that no other list takes it. */
export const cursorOf = (list: string, key: readonly (string | number)[]): string =>
	btoa(
		JSON.stringify([list, ...key]).replace(
			beyondLatin,
			(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
		),
	)
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

const beyondLatin = /[\u0080-\uffff]/g;

export function keyOf(list: string, cursor: string, types: readonly ('string' | 'number')[]): (string | number)[] {
	const bad = () => new BadRequest(`\`${cursor.slice(0, 60)}\` is no cursor of this list; use one that it answered`);
	let parsed: unknown;
	try {
		parsed = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
	} catch {
		throw bad();
	}
	if (!Array.isArray(parsed)) throw bad();
	if (typeof parsed[0] === 'string' && parsed[0] !== list)
		throw new BadRequest(
			`this is a cursor of another list or order, and is no cursor of this list (${list}); start again without it`,
		);
	if (parsed[0] !== list || parsed.length !== types.length + 1) throw bad();
	const key = parsed.slice(1) as (string | number)[];
	if (!key.every((value, at) => typeof value === types[at])) throw bad();
	return key;
}

/**
 * One page of those that fit in a list that is in memory whole, in its order; the same cursors and refusals as for one in the
 * database: a cursor stands where it stood when its entry fits no longer.
 */
export function sliceOf<T extends { readonly id: string }>(
	entries: readonly T[],
	page: Page,
	options: { readonly name: string; readonly fits: (entry: T) => boolean },
): Slice<T> & { readonly total: number } {
	const { name, fits } = options;
	const { count, backward } = pageOf(page, { usual: 20 });
	const cursor = backward ? page.before : page.after;
	const fitting = entries.filter(fits);
	let [from, to] = [0, fitting.length];
	if (cursor != null) {
		const [key] = keyOf(name, cursor, ['string']);
		const at = entries.findIndex((entry) => entry.id === key);
		if (at < 0) throw new BadRequest('what this cursor stood at is no longer in the list; start again without it');
		if (backward) to = entries.slice(0, at).filter(fits).length;
		else from = entries.slice(0, at + 1).filter(fits).length;
	}
	const [start, end] = backward ? [Math.max(from, to - count), to] : [from, Math.min(to, from + count)];
	return {
		edges: fitting.slice(start, end).map((node) => new Entry(node, (one) => cursorOf(name, [one.id]))),
		hasNextPage: end < fitting.length,
		hasPreviousPage: start > 0,
		total: fitting.length,
	};
}
