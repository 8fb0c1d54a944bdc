import { type AsOf, assessAsOf } from '../core/asOf.js';
import type { Case } from '../core/case.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import type { ContestednessChange } from '../core/history.js';
import { everything } from '../core/permissions.js';
import { readsOf } from '../store/reads.js';
import type { Office } from '../workflow/office.js';
import { exitCodes, Failure } from './failure.js';

export interface FoundCase {
	readonly case: Case;
	/** The latest steps of the stored score, oldest first; none as of a moment. */
	readonly history: readonly ContestednessChange[];
	readonly assessment: Assessment;
	readonly method: ContestednessMethod;
}

export const noClaim = (slug: string): Failure =>
	new Failure(`counterclaim: there is no claim \`${slug}\``, exitCodes.refused);

/** A claim's case by slug or id, as of a moment if one is given; null where there is none. */
export async function findCase(
	{ database, method }: Office,
	slug: string,
	moment: AsOf | null,
): Promise<FoundCase | null> {
	const reads = readsOf(database, everything);
	const id = await reads.find('claim', slug);
	if (id === null) return null;
	if (moment) {
		const found = assessAsOf(await reads.casesWithFoundations.load(id), id, { moment, method });
		return found && { ...found, history: [], method };
	}
	const theCase = await reads.case.load(id);
	if (!theCase) return null;
	const { edges } = await reads.history(id, { last: 20 });
	return { case: theCase, history: edges.map(({ node }) => node), assessment: method.assess(theCase), method };
}
