import type { Semantics } from './semantics.js';

/**
 * DF-QuAD (Rago, Toni, Aurisicchio and Baroni, "Discontinuity-Free Decision Support with Quantitative Argumentation
 * Debates", KR 2016). Each side is a probabilistic sum, 1 − Π(1 − s); the difference moves the argument linearly towards
 * 1 or 0. It saturates: where both sides have many members it returns to the base score, whatever their numbers.
 */
export const dfQuad: Semantics = {
	name: 'df-quad',
	paper: 'Rago, Toni, Aurisicchio and Baroni 2016',
	dual: true,
	aggregate: (attackers, supporters) => remainder(attackers) - remainder(supporters),
	influence: (base, aggregate) => base + aggregate * (aggregate < 0 ? base : 1 - base),
};

/** Π(1 − s): what a side leaves over. */
function remainder(strengths: ArrayLike<number>): number {
	let product = 1;
	for (let at = 0; at < strengths.length; at++) product *= 1 - (strengths[at] as number);
	return product;
}
