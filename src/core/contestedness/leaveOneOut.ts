import type { Case } from '../case.js';
import { contributionsOf } from './amounts.js';
import type { Contribution } from './contributions.js';
import type { ContestednessMethod } from './methods.js';
import { partialRecord } from './partialRecord.js';

/**
 * What each statement or linked claim changes by being there: the score (0…1) with all there is, less the score
 * without it. Above 0 it makes the claim more contested, below 0 less; 0 for silences and for what another statement
 * of its origin says as weightily. These amounts do NOT add up to the score: of two that say the same neither may
 * change anything.
 *
 * Each is taken off a balance that is kept up to date and put back, which touches only what lies between it and the
 * claim: 10,000 statements take a few times as long as to weigh them once.
 */
export function contributionsByLeavingOut(
	theCase: Case,
	options: { readonly method: Pick<ContestednessMethod, 'assess' | 'weights'> },
): Contribution[] {
	const { method } = options;
	const record = partialRecord(theCase, method.weights);
	for (const player of record.players) record.add(player);
	const amounts = new Map<string, number>();
	for (const player of record.players) {
		const whole = record.score();
		record.remove(player);
		amounts.set(player.id, whole - record.score());
		record.add(player);
	}
	return contributionsOf(theCase, method.assess(theCase), amounts);
}
