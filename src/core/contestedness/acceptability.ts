import type { Case } from '../case.js';
import type { Assessment } from './assessment.js';
import { balanceMethod } from './balance.js';
import type { ArgumentationGraph, Relation } from './semantics/graph.js';
import { semantics as everySemantics } from './semantics/index.js';
import type { Semantics } from './semantics/semantics.js';
import { solve } from './semantics/solve.js';
import { type BalanceWeights, balanceWeights } from './weights.js';

/** The claim's id among the arguments. */
export const claimArgument = 'claim';

/**
 * How acceptable the claim is under a gradual semantics, 0…1; 0.5 without arguments, and where they are even. A second
 * opinion on which way the record leans; it cannot tell even evidence from none, which is why it is not the score.
 */
export function acceptability(
	theCase: Case,
	options: { readonly semantics: Semantics; readonly weights: BalanceWeights },
): number {
	return claimIn(argumentsOn(theCase, options), options.semantics);
}

/** What one semantics says of the claim. */
interface SecondOpinion {
	/** The name of the semantics. */
	readonly semantics: string;
	/** 0…1, see `acceptability`. */
	readonly acceptability: number;
}

export interface SecondOpinions {
	/** One for each semantics, in the order of their list. */
	readonly opinions: readonly SecondOpinion[];
	/** The greatest acceptability less the least, 0…1. */
	readonly spread: number;
	/** Whether which way the record leans depends on the method: see `clearly` and `wide`. */
	readonly differ: boolean;
}

/** From here on a lean, −1…1, is clear; below it a semantics cannot contradict it. An acceptability a leans 2a − 1. */
const clearly = 0.05;

/**
 * A spread above this is disagreement. Up to 1 − 0.75/(1 + 0.5/e) = 0.3665 the semantics may differ in shape alone: so far
 * apart are DF-QuAD, 0, and Euler-based under one overwhelming denial, and no one-sided record takes them further (searched,
 * not proved) unless statements in it are rebutted.
 */
const wide = 0.37;

/**
 * What every semantics says of the claim, and whether they differ: one of them leans clearly to the other side than the
 * balance does, or they lie further apart from each other than a one-sided record could bring about.
 */
export function secondOpinions(
	theCase: Case,
	options: { readonly weights: BalanceWeights } = { weights: balanceWeights },
): SecondOpinions {
	const assessment = assessed(theCase, options.weights);
	const graph = graphOf(theCase, { assessment, prior: options.weights.prior });
	const opinions = everySemantics.map((one) => ({ semantics: one.name, acceptability: claimIn(graph, one) }));
	const values = opinions.map((one) => one.acceptability);
	const spread = Math.max(...values) - Math.min(...values);
	const side = sideOf(assessment.opinion.lean);
	const contradicted = values.some((value) => sideOf(2 * value - 1) * side < 0);
	return { opinions, spread, differ: contradicted || spread > wide };
}

const sideOf = (lean: number): number => (Math.abs(lean) < clearly ? 0 : Math.sign(lean));

/**
 * The case as arguments on its claim, the same nodes that `balance` weighs: one for each origin on a side, of its
 * weightiest statement, and one for each linked claim. FOR supports the claim, AGAINST attacks it, a rebuttal of a
 * statement attacks the node that this statement counts in. The claim's base score is 0.5.
 *
 * A node's base score is raw/(raw + W), W the prior weight of the method: the belief that its evidence would earn if it
 * were all there is, by the mapping from evidence to opinions, b = r/(r + s + W) with s = 0 (Jøsang 2016, Subjective
 * Logic, §3.4.3). It grows with the weight, 0 stays 0, nothing reaches 1 (what Euler-based would hold beyond challenge),
 * and it brings in no constant of its own. A linked claim's base score is max(0, lean), which is belief less disbelief
 * and so on the same scale: to rest on a claim that has one source is as much as to have that source.
 *
 * What never reaches the claim is left out. A rebuttal has one target, so a circle of rebuttals has no way out to the
 * claim: the graph is always acyclic, and solved exactly.
 */
export function argumentsOn(theCase: Case, options: { readonly weights: BalanceWeights }): ArgumentationGraph {
	const { weights } = options;
	return graphOf(theCase, { assessment: assessed(theCase, weights), prior: weights.prior });
}

function graphOf(
	theCase: Case,
	options: { readonly assessment: Assessment; readonly prior: number },
): ArgumentationGraph {
	const { prior, assessment } = options;
	const bases = new Map([[claimArgument, 0.5]]);
	const supports: Relation[] = [];
	const attacks: Relation[] = [];
	for (const { link, lean } of theCase.links) {
		bases.set(`link ${link.id}`, Math.max(0, lean));
		(link.kind === 'RESTS_ON' ? supports : attacks).push([`link ${link.id}`, claimArgument]);
	}
	const answersTo = new Map<string, string[]>();
	const reaching: string[] = [];
	const place = (id: string, target: string, relations: Relation[]): void => {
		const raw = assessment.weights.get(id)?.raw ?? 0;
		bases.set(`statement ${id}`, raw / (raw + prior));
		relations.push([`statement ${id}`, target]);
		reaching.push(id);
	};
	for (const statement of theCase.statements) {
		const weight = assessment.weights.get(statement.id);
		if (statement.role === 'SILENCE' || !weight || weight.repeats !== null) continue;
		if (statement.role === 'TESTIMONY') place(statement.id, claimArgument, supports);
		else if (statement.targetId === null) place(statement.id, claimArgument, attacks);
		else {
			const target = assessment.weights.get(statement.targetId)?.repeats ?? statement.targetId;
			answersTo.get(target)?.push(statement.id) ?? answersTo.set(target, [statement.id]);
		}
	}
	for (const id of reaching) for (const answer of answersTo.get(id) ?? []) place(answer, `statement ${id}`, attacks);
	return { bases, attacks, supports };
}

/** Folds what goes back to one origin, as `balance` does, and gives the raw weights and the lean. */
const assessed = (theCase: Case, weights: BalanceWeights): Assessment =>
	balanceMethod('second opinion', weights).assess(theCase);

const claimIn = (graph: ArgumentationGraph, semantics: Semantics): number =>
	solve(graph, { semantics }).strengths.get(claimArgument) as number;
