import type { Case } from '../case.js';
import type { Assessment } from './assessment.js';

/** One statement's or linked claim's share of the score. */
export interface Contribution {
	readonly statementId: string | null;
	readonly linkId: string | null;
	/** The side it stands on; null for what attacks other statements and so adds nothing by itself. */
	readonly side: 'SUPPORT' | 'OPPOSITION' | null;
	readonly mass: number;
	/** Its share: by matched mass (c/2)·m/S for support and (c/2)·m/D for opposition; other bases say their own. */
	readonly amount: number;
}

/** The score split by matched mass; weightiest first, silences and repetitions included with 0. */
export function contributionsByMatchedMass(theCase: Case, assessment: Assessment): Contribution[] {
	const { score, support, opposition } = assessment.opinion;
	const amountOf = (side: Contribution['side'], mass: number): number => {
		if (side === null || score === 0) return 0;
		return ((score / 2) * mass) / (side === 'SUPPORT' ? support : opposition);
	};
	const contributions: Contribution[] = [];
	for (const statement of theCase.statements) {
		const mass = assessment.weights.get(statement.id)?.effective ?? 0;
		const side =
			statement.role === 'TESTIMONY'
				? 'SUPPORT'
				: statement.role === 'REBUTTAL' && statement.targetId === null
					? 'OPPOSITION'
					: null;
		contributions.push({ statementId: statement.id, linkId: null, side, mass, amount: amountOf(side, mass) });
	}
	for (const { link } of theCase.links) {
		const mass = assessment.linkMasses.get(link.id) ?? 0;
		const side = link.kind === 'RESTS_ON' ? 'SUPPORT' : 'OPPOSITION';
		contributions.push({ statementId: null, linkId: link.id, side, mass, amount: amountOf(side, mass) });
	}
	return contributions.sort((a, b) => b.amount - a.amount || b.mass - a.mass || order(a, b));
}
const order = (a: Contribution, b: Contribution): number =>
	(a.statementId ?? a.linkId ?? '') < (b.statementId ?? b.linkId ?? '') ? -1 : 1;

/** The rebuttals in force that no statement in force counters or undercuts. */
export function unansweredRebuttals(theCase: Case): string[] {
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const standing = theCase.statements.filter((one) => one.role === 'REBUTTAL' && !retracted.has(one.id));
	const answered = new Set(standing.map((one) => (one.role === 'REBUTTAL' ? one.targetId : null)));
	return standing.filter((one) => !answered.has(one.id)).map((one) => one.id);
}
