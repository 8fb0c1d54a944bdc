import type { Case } from '../case.js';
import type { Assessment } from './assessment.js';
import { type Contribution, contributionsByMatchedMass } from './contributions.js';

/** The contributions of every statement and link with other amounts, by statement or link id and else 0; the largest change first, whichever way. */
export function contributionsOf(
	theCase: Case,
	assessment: Assessment,
	amounts: ReadonlyMap<string, number>,
): Contribution[] {
	// By matched mass they come in one order, whatever the order of the case, and sorting keeps it among equals.
	return contributionsByMatchedMass(theCase, assessment)
		.map((one) => ({ ...one, amount: amounts.get(one.statementId ?? one.linkId ?? '') ?? 0 }))
		.sort((one, other) => Math.abs(other.amount) - Math.abs(one.amount));
}
