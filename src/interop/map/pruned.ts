import { groupBy } from '../../core/group.js';

const sides = ['support', 'opposition', 'silences'] as const;
type Side = (typeof sides)[number];

/** One statement or link: where it hangs, and how much it counts. */
export interface Branch {
	readonly id: string;
	readonly on: { readonly side: Side } | { readonly answers: string };
	readonly mass: number;
	/** Of which other one it stands next to, if that one hangs at the same place. */
	readonly after: string | null;
}

/** Branches of one place, weightiest first; `more` are left out, with all that answers them. */
export interface Grove {
	readonly branches: readonly { readonly id: string; readonly answers: Grove }[];
	readonly more: number;
}

/**
 * The tree of some branches, cut to the weightiest: a third of the places for the weightiest of each side, the
 * others for whichever weighs most among those that hang on what is shown already. Silences have half as many places of their own. What hangs on nothing is left out.
 */
export function pruned(
	branches: readonly Branch[],
	options: { readonly most?: number; readonly deepest?: number },
): Readonly<Record<Side, Grove>> {
	const { most = Number.POSITIVE_INFINITY, deepest = Number.POSITIVE_INFINITY } = options;
	const at = groupBy(branches, ({ on }) => ('side' in on ? on.side : `answers ${on.answers}`));
	const sorted = new Map<string, readonly Branch[]>();
	const there = (place: string): readonly Branch[] => {
		const found = sorted.get(place) ?? inOrder(at.get(place) ?? []);
		sorted.set(place, found);
		return found;
	};
	const said = chosen({ support: there('support'), opposition: there('opposition') }, { there, most, deepest });
	const silent = there('silences').slice(0, Math.ceil(most / 2));
	const shown = new Set([...said, ...silent].map((one) => one.id));
	const size = (place: string): number => {
		const all = [...there(place)];
		for (const one of all) all.push(...there(`answers ${one.id}`));
		return all.length;
	};
	const groveAt = (place: string): Grove => {
		const all = there(place);
		const left = all.filter((one) => !shown.has(one.id));
		return {
			branches: all.filter((one) => shown.has(one.id)).map(({ id }) => ({ id, answers: groveAt(`answers ${id}`) })),
			more: left.reduce((sum, { id }) => sum + 1 + size(`answers ${id}`), 0),
		};
	};
	return { support: groveAt('support'), opposition: groveAt('opposition'), silences: groveAt('silences') };
}

function chosen(
	first: { readonly support: readonly Branch[]; readonly opposition: readonly Branch[] },
	options: {
		readonly there: (place: string) => readonly Branch[];
		readonly most: number;
		readonly deepest: number;
	},
): Branch[] {
	const { there, most, deepest } = options;
	const waiting = [...first.support, ...first.opposition].map((branch) => ({ branch, depth: 1 }));
	const found: Branch[] = [];
	const take = (index: number) => {
		const [next] = waiting.splice(index, 1);
		if (!next) return;
		found.push(next.branch);
		if (next.depth < deepest)
			waiting.push(...there(`answers ${next.branch.id}`).map((branch) => ({ branch, depth: next.depth + 1 })));
	};
	const all = most === Number.POSITIVE_INFINITY;
	// However the masses lie, neither side is left without its weightiest.
	const own = all ? 0 : Math.ceil(most / 3);
	const opposing = Math.min(own, first.opposition.length, Math.max(0, most - 1));
	for (let taken = 0; taken < opposing; taken++) take(first.support.length);
	const supporting = Math.min(own, first.support.length, most - opposing);
	for (let taken = 0; taken < supporting; taken++) take(0);
	while (waiting.length > 0 && found.length < most) {
		let heaviest = all ? waiting.length - 1 : 0;
		if (!all)
			for (const [index, one] of waiting.entries())
				if (one.branch.mass > (waiting[heaviest]?.branch.mass ?? 0)) heaviest = index;
		take(heaviest);
	}
	return found;
}

/** Weightiest first, and what repeats another one right after it. */
function inOrder(branches: readonly Branch[]): Branch[] {
	const ids = new Set(branches.map((one) => one.id));
	const follows = (one: Branch) => one.after !== null && one.after !== one.id && ids.has(one.after);
	const followers = groupBy(branches.filter(follows), (one) => one.after);
	return branches
		.filter((one) => !follows(one))
		.sort((one, other) => other.mass - one.mass)
		.flatMap((one) => [one, ...(followers.get(one.id) ?? [])]);
}
