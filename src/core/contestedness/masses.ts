/** One origin's word in the argument graph: its raw weight, and which nodes attack it (by index). */
export interface ArgumentNode {
	readonly raw: number;
	readonly attackers: readonly number[];
}

/**
 * Effective masses by the weighted h-categorizer, m(a) = w(a) / (1 + Σ m(b)) over a's attackers b
 * (Amgoud, Ben-Naim, Doder and Vesic 2017). It has one fixed point on every graph: what hangs on no cycle is
 * computed exactly in one pass, the rest iterated to 1e-15. Sums run in sorted order, so the result does not
 * depend on the order of the input, to the bit.
 */
export function effectiveMasses(nodes: readonly ArgumentNode[]): Float64Array {
	const masses = new Float64Array(nodes.length);
	const attackedBy = nodes.map((node) => node.attackers.length);
	const targets: number[][] = nodes.map(() => []);
	nodes.forEach((node, index) => {
		for (const attacker of node.attackers) targets[attacker]?.push(index);
	});
	const ready = attackedBy.flatMap((count, index) => (count === 0 ? [index] : []));
	for (let at = 0; at < ready.length; at++) {
		const index = ready[at] as number;
		masses[index] = massOf(nodes[index] as ArgumentNode, masses);
		for (const target of targets[index] as number[]) {
			attackedBy[target] = (attackedBy[target] as number) - 1;
			if (attackedBy[target] === 0) ready.push(target);
		}
	}
	if (ready.length < nodes.length) iterate(nodes, masses, attackedBy);
	return masses;
}

function iterate(nodes: readonly ArgumentNode[], masses: Float64Array, attackedBy: readonly number[]): void {
	const open = attackedBy.flatMap((count, index) => (count > 0 ? [index] : []));
	for (const index of open) masses[index] = (nodes[index] as ArgumentNode).raw;
	const next = new Float64Array(open.length);
	for (let round = 0; round < 100_000; round++) {
		open.forEach((index, at) => {
			next[at] = massOf(nodes[index] as ArgumentNode, masses);
		});
		let moved = 0;
		open.forEach((index, at) => {
			const mass = next[at] as number;
			// Relative to large masses: above 8 neighbouring doubles lie further apart than 1e-15.
			moved = Math.max(moved, Math.abs(mass - (masses[index] as number)) / Math.max(1, mass));
			masses[index] = mass;
		});
		if (moved <= 1e-15) return;
	}
}

const massOf = (node: ArgumentNode, masses: Float64Array): number =>
	node.raw / (1 + sortedSum(node.attackers.map((attacker) => masses[attacker] as number)));

/** The sum in ascending order: the same bits whatever the order given. */
export function sortedSum(values: readonly number[]): number {
	if (values.length < 2) return values[0] ?? 0;
	let sum = 0;
	for (const value of Float64Array.from(values).sort()) sum += value;
	return sum;
}
