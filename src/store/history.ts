import type { Span, Wish } from '../core/filters.js';
import { groupBy } from '../core/group.js';
import type { ChangeEvent, ContestednessChange } from '../core/history.js';
import { cursorOf, pageOf, type Slice } from '../core/page.js';
import { Conditions } from './conditions.js';
import type { KeysetList } from './keyset.js';
import { ContestednessChangeRow } from './rows/claim.js';
import { hydrate, list, places, type Session } from './sql.js';

export interface StepFilter {
	readonly events?: Wish<readonly ChangeEvent[]>;
	readonly at?: Wish<Span>;
}

export type Step = ContestednessChange & { claimId: string };

/** A step as it is shown to whoever asks. */
interface Showing {
	readonly shown: (step: Step) => Step;
}

/** The steps of a claim's score, oldest first. */
export const historyOf = (
	claimId: string,
	{ shown, filter = {} }: Showing & { readonly filter?: StepFilter },
): KeysetList<Step> => ({
	name: 'history',
	select: list(ContestednessChangeRow, 'h'),
	from: 'contestedness_change h',
	...new Conditions().holds('h.claim_id = ?', claimId).among('h.event', filter.events).within('h.at', filter.at),
	key: [
		{ sql: 'h.sequence', of: 'sequence', type: 'number' },
		{ sql: 'h.claim_id', of: 'claimId' },
	],
	descending: false,
	hydrate: (raw) => hydrate(ContestednessChangeRow, raw).map(shown),
});

/** The first steps of some claims, in one statement. Sequences count from 1 without a gap. */
export async function loadFirstSteps(
	session: Session,
	ids: readonly string[],
	{ first, shown }: Showing & { readonly first: number },
): Promise<Slice<Step>[]> {
	const { count } = pageOf({ first }, { usual: 20 });
	const rows = await session.query<Step>(
		`SELECT ${list(ContestednessChangeRow, 'h')} FROM contestedness_change h
		WHERE h.claim_id IN ${places(ids)} AND h.sequence <= ? ORDER BY h.claim_id, h.sequence`,
		[...ids, count + 1],
	);
	const steps = groupBy(rows.map(shown), (row) => row.claimId);
	return ids.map((id) => {
		const found = steps.get(id) ?? [];
		const edges = found.slice(0, count).map((node) => ({ node, cursor: cursorOf('history', [node.sequence, id]) }));
		return { edges, hasNextPage: found.length > count, hasPreviousPage: false };
	});
}
