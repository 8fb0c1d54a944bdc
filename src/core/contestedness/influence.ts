import type { Case } from '../case.js';
import { contributionsByLeavingOut } from './leaveOneOut.js';
import type { ContestednessMethod } from './methods.js';
import type { Opinion } from './opinion.js';
import { applyChanges, type HypotheticalChange } from './whatIf.js';

type Method = Pick<ContestednessMethod, 'assess' | 'weights'>;

/** What the score would be if one statement fell. */
export interface Influence {
	readonly statementId: string;
	/** The score with it less the score without it. */
	readonly change: number;
	readonly without: Opinion;
}

/** The statements that, if they fell, would move the score most, the most influential first; those without any left out. */
export function mostInfluential(
	theCase: Case,
	options: { readonly first: number; readonly method: Method; readonly now: string },
): Influence[] {
	const { method, now } = options;
	return contributionsByLeavingOut(theCase, { method })
		.flatMap(({ statementId, amount }) =>
			statementId !== null && amount !== 0 ? [{ statementId, change: amount }] : [],
		)
		.slice(0, options.first)
		.map(({ statementId, change }) => {
			const without = applyChanges(theCase, [{ of: 'REMOVE', statementId }], { now });
			return { statementId, change, without: method.assess(without).opinion };
		});
}

/** What one answer of a source that took no side would do. */
export interface IfAnswered {
	readonly sourceId: string;
	readonly asserting: Opinion;
	readonly denying: Opinion;
}

/** For each source that took no side and has not spoken since: the score if it asserted the claim, and if it denied it. */
export function ifAnswered(theCase: Case, options: { readonly method: Method; readonly now: string }): IfAnswered[] {
	const { method, now } = options;
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const standing = theCase.statements.filter((one) => !retracted.has(one.id));
	const spoke = new Set(standing.flatMap((one) => (one.role === 'SILENCE' ? [] : [one.sourceId])));
	const silent = new Set(
		standing.flatMap((one) => (one.role === 'SILENCE' && !spoke.has(one.sourceId) ? [one.sourceId] : [])),
	);
	return [...silent].flatMap((sourceId) => {
		const source = theCase.sources.get(sourceId);
		if (!source) return [];
		const answer = (says: Extract<HypotheticalChange, { of: 'ADD' }>['says']): Opinion => {
			const change = { of: 'ADD', id: `answer of ${sourceId}`, source, says, interest: null } as const;
			return method.assess(applyChanges(theCase, [change], { now })).opinion;
		};
		const asserting = answer({ role: 'TESTIMONY', stance: 'ASSERTS' });
		return [{ sourceId, asserting, denying: answer({ role: 'REBUTTAL', stance: 'DENIES', targetId: null }) }];
	});
}
