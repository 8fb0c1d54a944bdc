/**
 * A modular gradual semantics (Mossakowski and Neuhaus 2018): how the strengths of what attacks and supports an argument
 * are drawn together, and how that moves the argument from its base score. All strengths and base scores lie in 0…1.
 */
export interface Semantics {
	/** Short and stable: what a reader asks for. */
	readonly name: string;
	/** Where it was published. */
	readonly paper: string;
	/**
	 * Whether attackers and supporters that change places turn an argument of base 0.5 from s into 1 − s
	 * (what Potyka 2019, arXiv:1809.07133, calls Duality).
	 */
	readonly dual: boolean;
	/** Draws together the strengths of direct attackers and supporters. Both come ascending, so sums do not depend on their order. */
	aggregate(attackers: ArrayLike<number>, supporters: ArrayLike<number>): number;
	/** The strength, 0…1, of an argument with this base score under this aggregate; the base score itself under 0. */
	influence(base: number, aggregate: number): number;
}

/** Σ supporters − Σ attackers, each summed in the order given. */
export const energy = (attackers: ArrayLike<number>, supporters: ArrayLike<number>): number =>
	sum(supporters) - sum(attackers);

function sum(values: ArrayLike<number>): number {
	let total = 0;
	for (let at = 0; at < values.length; at++) total += values[at] as number;
	return total;
}
