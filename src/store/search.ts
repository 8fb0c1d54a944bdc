import { cursorOf, Entry, keyOf, type Page, pageOf, type Slice } from '../core/page.js';
import { BadRequest } from '../core/result.js';
import { rankWidth, type SearchKind, searchKinds } from '../core/search/entry.js';
import type { ClaimRow } from './rows/claim.js';
import { countHits, findHits, type Hit, leastNumber, type NumberRange, numberOf } from './searchIndex.js';
import type { Sight } from './sight.js';
import type { Session } from './sql.js';

export interface Search {
	readonly tokens: readonly string[];
	/** Which kinds of thing; all where not given. */
	readonly kinds?: readonly SearchKind[] | null;
}

/** With whose eyes something is looked for. */
interface Looking {
	readonly sight: Sight;
}

/** Where things of some kinds lie in the index, one range for each kind: PostgreSQL has an index for each. */
export const rangesOf = (kinds: readonly SearchKind[] = searchKinds): NumberRange[] =>
	allRanges.filter((_, at) => kinds.includes(searchKinds[at] as SearchKind));
const allRanges = searchKinds.map((kind, at): NumberRange => {
	// Retracted statements lie after the others.
	const ranks = kind === 'STATEMENT' ? 2 : 1;
	return [leastNumber(at * rankWidth), leastNumber((at + ranks) * rankWidth)];
});

/** A page of hits by keyset: whatever is recorded meanwhile has its own place, and shifts no other. */
export async function pageOfHits(
	session: Session,
	{ tokens, kinds, sight }: Search & Looking,
	page: Pick<Page, 'first' | 'after'>,
): Promise<HitSlice> {
	const { count } = pageOf(page, { usual: 20 });
	const after = page.after == null ? -1 : await numberAt(session, page.after, sight);
	const ranges = rangesOf(kinds ?? undefined).flatMap(([from, to]): NumberRange[] =>
		after + 1 < to ? [[Math.max(from, after + 1), to]] : [],
	);
	const asked = { tokens, ranges, most: count + 1, sight };
	const { hits, claims } = ranges.length === 0 ? { hits: [], claims: [] } : await findHits(session, asked);
	const cursorTo = (node: Hit) => cursorOf('search', [sight.whole ? node.number : node.id]);
	const edges = hits.slice(0, count).map((node) => new Entry(node, cursorTo));
	return { edges, hasNextPage: hits.length > count, hasPreviousPage: page.after != null, claims };
}

/** Hits, and the claims among them. */
type HitSlice = Slice<Hit> & { readonly claims: readonly ClaimRow[] };

/** The place that a cursor names. Places tell how much was recorded meanwhile: who does not see everything has ids for cursors. */
async function numberAt(session: Session, cursor: string, sight: Sight): Promise<number> {
	if (sight.whole) return Number(keyOf('search', cursor, ['number'])[0]);
	const [id] = keyOf('search', cursor, ['string']);
	const found = await numberOf(session, String(id), sight);
	if (found === null)
		throw new BadRequest('what this cursor stood at is no longer in the list; start again without it');
	return found;
}

/** How many hits there are, or null where there are more than the most that is counted. */
export async function totalOfHits(
	session: Session,
	{ tokens, kinds, sight }: Search & Looking,
): Promise<number | null> {
	const ranges = rangesOf(kinds ?? undefined);
	if (ranges.length === 0) return 0;
	const counted = await countHits(session, { tokens, ranges, most: mostCounted + 1, sight });
	return counted > mostCounted ? null : counted;
}
const mostCounted = 10_000;
