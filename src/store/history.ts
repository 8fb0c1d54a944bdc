import { groupBy } from '../core/group.js';
import type { ContestednessChange } from '../core/history.js';
import { cursorOf, pageOf, type Slice } from '../core/page.js';
import { ContestednessChangeRow } from './rows/claim.js';
import { list, places, type Session } from './sql.js';

export type Step = ContestednessChange & { claimId: string };

/** A step as it is shown to whoever asks. */
interface Showing {
	readonly shown: (step: Step) => Step;
}

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
