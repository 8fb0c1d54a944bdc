import { assessAsOf } from '../core/asOf.js';
import { type ContestednessMethod, methodNamed } from '../core/contestedness/methods.js';
import { loadCasesWithFoundations } from '../store/cases.js';
import type { Tx } from '../store/database.js';
import { holdWithDependents } from '../store/locks.js';
import { loadEverDependents, loadPastSteps, restateStep } from '../store/pastScores.js';

/**
 * Gives every step of claims, and of those that lean or leaned on them, the figures that it would have had with what is on
 * record now: how often it moved, when and why stays. After a source was sealed, no figure tells how many people it is.
 */
export async function restatePast(tx: Tx, claimIds: readonly string[], method: ContestednessMethod): Promise<void> {
	if (claimIds.length === 0) return;
	await holdWithDependents(tx, claimIds);
	for (const claimId of await loadEverDependents(tx, claimIds)) {
		const cases = await loadCasesWithFoundations(tx, [claimId]);
		for (const step of await loadPastSteps(tx, claimId)) {
			const by = methodNamed(step.method) ?? method;
			const then = assessAsOf(cases, claimId, { moment: { recordedBy: step.at }, method: by });
			if (then) await restateStep(tx, step, then.assessment.opinion);
		}
	}
}
