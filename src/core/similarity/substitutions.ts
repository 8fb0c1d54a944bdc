/** What one text has in the place of what the other has. */
export interface Substitution {
	readonly asked: readonly string[];
	readonly claimed: readonly string[];
}

/** The longest gap that is taken for one slot. */
const widestSlot = 4;

/**
 * Where two texts run alike but for a few slots: what stands in each slot of the one and of the other. Nothing where they
 * do not run alike: texts that say the same in another order or build have no slots. By the longest common subsequence.
 */
export function substitutionsIn(
	asked: readonly string[],
	claimed: readonly string[],
	options: { readonly alike: number },
): Substitution[] {
	const matches = longestCommon(asked.slice(0, 200), claimed.slice(0, 200));
	if (matches.length < options.alike * Math.max(asked.length, claimed.length)) return [];
	const slots: Substitution[] = [];
	let [before, there] = [-1, -1];
	for (const [at, other] of [...matches, [asked.length, claimed.length] as const]) {
		const slot = { asked: asked.slice(before + 1, at), claimed: claimed.slice(there + 1, other) };
		const wide = Math.max(slot.asked.length, slot.claimed.length);
		if (slot.asked.length > 0 && slot.claimed.length > 0 && wide <= widestSlot) slots.push(slot);
		[before, there] = [at, other];
	}
	return slots;
}

/** Pairs of places at which the texts have the same, in order. */
function longestCommon(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
	const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
	const length = (at: number, there: number): number => lengths[at]?.[there] ?? 0;
	for (let at = one.length - 1; at >= 0; at--)
		for (let there = other.length - 1; there >= 0; there--)
			(lengths[at] as Uint16Array)[there] =
				one[at] === other[there]
					? length(at + 1, there + 1) + 1
					: Math.max(length(at + 1, there), length(at, there + 1));
	const pairs: (readonly [number, number])[] = [];
	let [at, there] = [0, 0];
	while (at < one.length && there < other.length) {
		if (one[at] === other[there]) pairs.push([at++, there++]);
		else if (length(at + 1, there) >= length(at, there + 1)) at++;
		else there++;
	}
	return pairs;
}
