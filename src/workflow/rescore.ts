import type { ContestednessMethod } from '../core/contestedness/methods.js';
import { opinionOf } from '../core/contestedness/opinion.js';
import type { Cause } from '../core/history.js';
import type { Instant } from '../core/ids.js';
import { inOrderOfLinks } from '../core/links.js';
import { loadCases } from '../store/cases.js';
import type { Tx } from '../store/database.js';
import { holdCase, holdDependents } from '../store/locks.js';
import { publishCase, publishWhatIsNew } from '../store/publishing.js';
import { hasMoved, storeScore } from '../store/scores.js';
import type { Effect } from './office.js';

/**
 * Computes anew the touched claims, then, as far as a lean moved, the claims that rest on them or are opposed by
 * them, in the order of their links. Stores what moved, with its cause; a claim's first score is always stored. What has come
 * to a claim that the public sees is public from now on.
 */
export async function rescore(
	tx: Tx,
	touched: ReadonlyMap<string, Cause>,
	options: { readonly at: Instant; readonly method: ContestednessMethod },
): Promise<Effect[]> {
	const [only, ...others] = [...touched.keys()];
	const first = only !== undefined && others.length === 0 ? await holdCase(tx, only) : null;
	const leansOn = first?.dependents ?? (await holdDependents(tx, [...touched.keys()]));
	const order = inOrderOfLinks([...new Set([...touched.keys(), ...leansOn.keys()])], (id) => leansOn.get(id) ?? []);
	const causes = new Map(touched);
	const effects: Effect[] = [];
	const movedLeans = new Map<string, Cause>();
	for (const claimId of order) {
		const through = (leansOn.get(claimId) ?? []).find((id) => movedLeans.has(id));
		const cause = causes.get(claimId) ?? (through && throughLink(movedLeans.get(through) as Cause, through));
		if (!cause) continue;
		// A claim that alone was touched comes first, so that its case is still as it was read.
		const theCase = (claimId === only ? first?.theCase : null) ?? (await loadCases(tx, [claimId])).get(claimId);
		if (!theCase) throw new Error(`claim ${claimId} is to be rescored but is not there`);
		const assessment = options.method.assess(theCase);
		const { claim } = theCase;
		const isFirst = cause.event === 'CLAIM_RECORDED' || claim.method === '';
		if (!isFirst) await publishWhatIsNew(tx, theCase, options.at);
		else if (claim.publicSince !== null) await publishCase(tx, claimId, options.at);
		if (!isFirst && !hasMoved(claim, assessment)) continue;
		const step = await storeScore(tx, { claim, assessment, cause, at: options.at });
		if (claim.lean !== assessment.opinion.lean) movedLeans.set(claimId, cause);
		const before = opinionOf(claim, options.method.weights);
		effects.push({ claimId, step, before, case: theCase, assessment, at: options.at, cause });
	}
	return effects.sort((a, b) => Number(touched.has(b.claimId)) - Number(touched.has(a.claimId)));
}

const throughLink = (cause: Cause, causeClaimId: string): Cause => ({
	// What a sealed source counted must not show in what leans on it either.
	event: cause.event === 'SOURCE_REVISED' ? cause.event : 'LINKED_CLAIM_CHANGED',
	statementId: cause.statementId,
	causeClaimId,
});
