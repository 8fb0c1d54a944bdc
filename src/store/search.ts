import { cursorOf, keyOf, type Page, pageOf, type Slice } from '../core/page.js';
import { rankWidth, type SearchKind, searchKinds } from '../core/search/entry.js';
import { countHits, findHits, type Hit, leastNumber, type NumberRange } from './searchIndex.js';
import type { Session } from './sql.js';

export interface Search {
	readonly tokens: readonly string[];
	/** Which kinds of thing; all where not given. */
	readonly kinds?: readonly SearchKind[] | null;
}

/** Where things of some kinds lie in the index; kinds that lie side by side make one range. */
export function rangesOf(kinds: readonly SearchKind[] = searchKinds): NumberRange[] {
	const ranges: [number, number][] = [];
	for (const [at, kind] of searchKinds.entries()) {
		if (!kinds.includes(kind)) continue;
		const from = leastNumber(at * rankWidth);
		// Retracted statements lie after the others.
		const to = leastNumber((at + (kind === 'STATEMENT' ? 2 : 1)) * rankWidth);
		const last = ranges.at(-1);
		if (last && last[1] === from) last[1] = to;
		else ranges.push([from, to]);
	}
	return ranges;
}

/** A page of hits by keyset: whatever is recorded meanwhile has its own place, and shifts no other. */
export async function pageOfHits(
	session: Session,
	search: Search,
	page: Pick<Page, 'first' | 'after'>,
): Promise<Slice<Hit>> {
	const { count } = pageOf(page, { usual: 20 });
	const after = page.after == null ? -1 : Number(keyOf('search', page.after, ['number'])[0]);
	const ranges = rangesOf(search.kinds ?? undefined).flatMap(([from, to]): NumberRange[] =>
		after + 1 < to ? [[Math.max(from, after + 1), to]] : [],
	);
	const hits = ranges.length === 0 ? [] : await findHits(session, { tokens: search.tokens, ranges, most: count + 1 });
	const edges = hits.slice(0, count).map((node) => ({ node, cursor: cursorOf('search', [node.number]) }));
	return { edges, hasNextPage: hits.length > count, hasPreviousPage: page.after != null };
}

/** How many hits there are, or null where there are more than the most that is counted. */
export async function totalOfHits(session: Session, search: Search): Promise<number | null> {
	const ranges = rangesOf(search.kinds ?? undefined);
	if (ranges.length === 0) return 0;
	const counted = await countHits(session, { tokens: search.tokens, ranges, most: mostCounted + 1 });
	return counted > mostCounted ? null : counted;
}
export const mostCounted = 10_000;
