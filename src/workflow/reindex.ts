import { type SearchKind, searchKinds } from '../core/search/entry.js';
import { indexTexts } from '../store/searchIndex.js';
import { type Bookmark, loadPageToIndex } from '../store/searchPages.js';
import type { Office } from './office.js';

/** How many things of each kind were taken into the search index. */
export type Reindexed = Readonly<Record<SearchKind, number>>;

/**
 * Makes the search index anew from what is on record, some at a time, each part in a transaction of its own. What is in
 * it is replaced, never taken out first: it may run beside readers and writers, be stopped at any time and be run again.
 */
export async function reindex(
	{ database }: Pick<Office, 'database'>,
	options: { readonly atOnce?: number; readonly onStep?: (done: number) => void } = {},
): Promise<Reindexed> {
	const counts = { PARTY: 0, CLAIM: 0, SOURCE: 0, STATEMENT: 0 };
	let done = 0;
	for (const kind of searchKinds) {
		let after: Bookmark | null = ['', ''];
		while (after) {
			const from: Bookmark = after;
			const page = await database.write(async (tx) => {
				const some = await loadPageToIndex(tx, kind, { after: from, most: options.atOnce ?? 2_000 });
				await indexTexts(tx, some.entries);
				return some;
			});
			counts[kind] += page.entries.length;
			done += page.looked;
			after = page.next;
			options.onStep?.(done);
		}
	}
	return counts;
}
