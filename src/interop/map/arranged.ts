import { Graph, layout } from '@dagrejs/dagre';
import type { ArgumentMap, MapEntry, MapGroup } from './argumentMap.js';

/** Something that has a place on the map: an entry, or how many more there are. */
export interface Thing {
	readonly entry: MapEntry | null;
	/** How many entries it stands for, where it is none itself. */
	readonly more: number;
	/** What it hangs on; null for the claim. */
	readonly on: Thing | null;
	readonly sign: '+' | '−';
}

/** The centre of something. */
export interface Spot {
	readonly x: number;
	readonly y: number;
}

export interface Arrangement {
	readonly claim: Spot;
	readonly things: ReadonlyMap<Thing, Spot>;
	readonly width: number;
	readonly height: number;
}

interface Size {
	readonly width: number;
	readonly height: number;
}

/** What hangs on the claim, support before opposition, each before what answers it. */
export function thingsOf(map: ArgumentMap): Thing[] {
	const gather = (group: MapGroup, on: Thing | null, sign: '+' | '−'): Thing[] => [
		...group.entries.flatMap((entry) => {
			const thing = { entry, more: 0, on, sign };
			return [thing, ...gather(entry.answers, thing, '−')];
		}),
		...(group.more > 0 ? [{ entry: null, more: group.more, on, sign }] : []),
	];
	return [...gather(map.support, null, '+'), ...gather(map.opposition, null, '−')];
}

/** What repeats an origin: with what is counted instead and hangs at the same place. */
export function repetitionsIn(things: readonly Thing[]): Map<Thing, Thing> {
	const byId = new Map(things.flatMap((one) => (one.entry ? [[one.entry.id, one] as const] : [])));
	return new Map(
		things.flatMap((one) => {
			const counted = byId.get(one.entry?.repeats ?? '');
			return counted && counted.on === one.on ? [[one, counted] as const] : [];
		}),
	);
}

/** What undercuts something, with that: its line is undercut. What repeats another has no line of its own, and what was retracted undercuts nothing. */
export function undercutsIn(things: readonly Thing[]): Map<Thing, Thing> {
	const repeating = repetitionsIn(things);
	return new Map(
		things.flatMap((one) =>
			one.entry?.kind === 'UNDERCUTS' && !one.entry.retracted && one.on && !repeating.has(one) && !repeating.has(one.on)
				? [[one, one.on] as const]
				: [],
		),
	);
}

/** Places the claim at the left and what hangs on it to its right, without crossings: columns of equal depth, in the order given. */
export function arranged(
	things: readonly Thing[],
	sizes: { readonly claim: Size; readonly of: (thing: Thing) => Size },
): Arrangement {
	const graph = new Graph<object, Partial<Spot> & Size, { readonly minlen: number }>();
	// Many lines need room to bend.
	const ranksep = 96 + Math.min(90, 5 * Math.max(0, things.filter((one) => one.on === null).length - 8));
	graph.setGraph({ rankdir: 'LR', nodesep: 24, edgesep: 10, ranksep });
	const keys = new Map<Thing | null, string>([[null, 'claim'], ...things.map((one, at) => [one, `${at}`] as const)]);
	const keyOf = (thing: Thing | null): string => keys.get(thing) ?? '';
	graph.setNode('claim', { ...sizes.claim });
	for (const thing of things) {
		graph.setNode(keyOf(thing), { ...sizes.of(thing) });
		graph.setEdge(keyOf(thing.on), keyOf(thing), { minlen: 1 });
	}
	// The order given is free of crossings already, and means something.
	layout(graph, { disableOptimalOrderHeuristic: true });
	const spot = (key: string): Spot => {
		const { x = 0, y = 0 } = graph.node(key) ?? {};
		return { x, y };
	};
	const boxes = [
		{ ...spot('claim'), ...sizes.claim },
		...things.map((one) => ({ ...spot(keyOf(one)), ...sizes.of(one) })),
	];
	return {
		claim: spot('claim'),
		things: new Map(things.map((one) => [one, spot(keyOf(one))])),
		width: Math.max(...boxes.map(({ x, width }) => x + width / 2)),
		height: Math.max(...boxes.map(({ y, height }) => y + height / 2)),
	};
}
