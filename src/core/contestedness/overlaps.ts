import type { Source } from '../source.js';
import type { Point } from './argument.js';

/** Groups that may be the same people, and how much each counts. */
interface Groups {
	readonly weights: ReadonlyMap<string, number>;
	readonly overlaps: (one: string, other: string) => boolean;
}

/** Above this many groups that hang together, the heaviest are taken in turn instead of the best choice. */
const exactUpTo = 20;

/**
 * The groups that are certainly different people, chosen so that they weigh the most together: what is known for sure
 * of groups that may overlap. (A maximum-weight independent set; exact up to 20 groups that hang together, beyond
 * that the heaviest first, which may find less but never too much.) Another group never makes it weigh less.
 */
export function certainlyDistinct({ weights, overlaps }: Groups): Set<string> {
	const ids = [...weights.keys()].sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
	function weightOf(id: string): number {
		return weights.get(id) ?? 0;
	}
	const chosen = new Set<string>();
	for (const together of components(ids, overlaps)) {
		const best = together.length <= exactUpTo ? heaviest(together, weightOf, overlaps) : greedy(together, overlaps);
		for (const id of best) chosen.add(id);
	}
	return chosen;
}

function components(ids: readonly string[], overlaps: Groups['overlaps']): string[][] {
	const left = new Set(ids);
	const found: string[][] = [];
	for (const id of ids) {
		if (!left.delete(id)) continue;
		const together = [id];
		for (const member of together)
			for (const other of left) if (overlaps(member, other) && left.delete(other)) together.push(other);
		found.push(together.sort((a, b) => ids.indexOf(a) - ids.indexOf(b)));
	}
	return found;
}

function heaviest(ids: readonly string[], weightOf: (id: string) => number, overlaps: Groups['overlaps']): string[] {
	let best: { weight: number; ids: string[] } = { weight: -1, ids: [] };
	const search = (at: number, weight: number, taken: string[], left: number): void => {
		if (weight > best.weight) best = { weight, ids: taken };
		if (at === ids.length || weight + left <= best.weight) return;
		const id = ids[at] as string;
		const rest = left - weightOf(id);
		if (!taken.some((other) => overlaps(id, other))) search(at + 1, weight + weightOf(id), [...taken, id], rest);
		search(at + 1, weight, taken, rest);
	};
	search(
		0,
		0,
		[],
		ids.reduce((sum, id) => sum + weightOf(id), 0),
	);
	return best.ids;
}

function greedy(ids: readonly string[], overlaps: Groups['overlaps']): string[] {
	const taken: string[] = [];
	for (const id of ids) if (!taken.some((other) => overlaps(id, other))) taken.push(id);
	return taken;
}

/** Whether two sources may be the same people, either way round. */
export const mayOverlap =
	(sources: ReadonlyMap<string, Source>) =>
	(one: string, other: string): boolean =>
		Boolean(sources.get(one)?.mayOverlapIds.includes(other) || sources.get(other)?.mayOverlapIds.includes(one));

/** Whether any two sources of a case may be the same people. */
export const hasOverlaps = (sources: ReadonlyMap<string, Source>): boolean => overlapping(sources).size > 0;

/** The sources that may be the same people as another of them, by id. */
function overlapping(sources: ReadonlyMap<string, Source>): Set<string> {
	const found = new Set<string>();
	for (const [id, { mayOverlapIds }] of sources)
		for (const other of mayOverlapIds) if (sources.has(other)) found.add(id).add(other);
	return found;
}

/**
 * Folds unnamed groups that may be the same people: of those that stand alike only the ones that are certainly
 * different are counted; each other shares the origin of one that it may overlap with, and never weighs more than it.
 */
export function foldOverlaps(points: readonly Point[], sources: ReadonlyMap<string, Source>): readonly Point[] {
	const among = overlapping(sources);
	if (among.size === 0) return points;
	const overlaps = mayOverlap(sources);
	const standings = new Map<string, Map<string, number>>();
	for (const point of points) {
		if (!among.has(point.origin)) continue;
		const weights = standings.get(standing(point)) ?? new Map<string, number>();
		weights.set(point.origin, Math.max(point.raw, weights.get(point.origin) ?? 0));
		standings.set(standing(point), weights);
	}
	const counted = new Map([...standings].map(([where, weights]) => [where, certainlyDistinct({ weights, overlaps })]));
	return points.map((point) => {
		const distinct = among.has(point.origin) ? counted.get(standing(point)) : undefined;
		if (!distinct || distinct.has(point.origin)) return point;
		const weights = standings.get(standing(point)) as Map<string, number>;
		const [other] = [...distinct]
			.filter((id) => overlaps(id, point.origin))
			.sort((a, b) => (weights.get(b) as number) - (weights.get(a) as number) || (a < b ? -1 : 1));
		if (other === undefined) return point;
		return { ...point, origin: other, raw: Math.min(point.raw, weights.get(other) as number), passesOn: true };
	});
}

const standing = (point: Point): string =>
	typeof point.stands === 'string' ? point.stands : `against ${point.stands.attacks}`;
