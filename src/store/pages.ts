import DataLoader from 'dataloader';
import type { Page, Slice } from '../core/page.js';
import { countRows, type KeysetList, keysetSlices, type Selection } from './keyset.js';
import type { Session } from './sql.js';

/** What one statement may hold: SQLite takes 500 selects in one, and fewer are planned sooner. */
const most = { selects: 100, values: 15_000 } as const;
/**
 * Given so that it is a small integer, as in all other loaders, and not Infinity: V8 would give all loaders another
 * shape then, and compile again and again what makes them (docs/adr/014).
 */
const maxBatchSize = 1_000;

/**
 * Pages and counts for one request. The same page of lists of one name, asked for together, is one statement: the
 * claims of each of thirty stories cost as many statements as those of one.
 */
export function pagesOf(session: Session) {
	const slices = new DataLoader<Asked, Slice<unknown>, string>(
		async (asked) => {
			const found = new Map<Asked, Slice<unknown> | Error | undefined>();
			const kindOf = ({ list, page }: Asked) => JSON.stringify([list.name, list.descending, page]);
			for (const group of groupsOf(asked, { kindOf, valuesOf: (one) => one.list.values })) {
				const lists = group.map((one) => one.list);
				const { page } = group[0] as Asked;
				const answers = await keysetSlices(session, lists, page).catch((error: Error) => error);
				for (const [at, one] of group.entries()) found.set(one, answers instanceof Error ? answers : answers[at]);
			}
			return asked.map((one) => found.get(one) as Slice<unknown> | Error);
		},
		{
			maxBatchSize,
			cacheKeyFn: ({ list, page }) => `${list.name} ${list.descending} ${keyOf(list)} ${JSON.stringify(page)}`,
		},
	);
	const counts = new DataLoader<Selection, number, string>(
		async (asked) => {
			const found = new Map<Selection, number>();
			for (const group of groupsOf(asked, { kindOf: () => '', valuesOf: (one) => one.values })) {
				const numbers = await countRows(session, group);
				for (const [at, one] of group.entries()) found.set(one, numbers[at] ?? 0);
			}
			return asked.map((one) => found.get(one) ?? 0);
		},
		{ maxBatchSize, cacheKeyFn: keyOf },
	);
	return <T>(list: KeysetList<T>): Listed<T> => ({
		page: (page) => slices.load({ list, page } as Asked) as Promise<Slice<T>>,
		count: () => counts.load(list),
	});
}

/** A list that is read by the page, or counted. */
export interface Listed<T> {
	readonly page: (page: Page) => Promise<Slice<T>>;
	readonly count: () => Promise<number>;
}

interface Asked {
	readonly list: KeysetList<unknown>;
	readonly page: Page;
}

const keyOf = ({ from, where, values }: Selection): string => JSON.stringify([from, where, values]);

/** What may go into one statement together, in parts that it can hold. */
function groupsOf<T>(
	asked: readonly T[],
	options: { readonly kindOf: (one: T) => string; readonly valuesOf: (one: T) => readonly unknown[] },
): T[][] {
	const open = new Map<string, { readonly group: T[]; values: number }>();
	const groups: T[][] = [];
	for (const one of asked) {
		const kind = options.kindOf(one);
		const values = options.valuesOf(one).length + 2; // two for the cursor
		const current = open.get(kind);
		if (current && current.group.length < most.selects && current.values + values <= most.values) {
			current.group.push(one);
			current.values += values;
		} else {
			const group = [one];
			open.set(kind, { group, values });
			groups.push(group);
		}
	}
	return groups;
}
