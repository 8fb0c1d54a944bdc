import type { Balance, Lean, Point } from '../../../src/core/contestedness/argument.js';
import { effectiveMasses, sortedSum } from '../../../src/core/contestedness/masses.js';

/** What `balance` promises, spelled out with names instead of numbers, and slow: something to hold it against. */
export function plainBalance(points: readonly Point[], leans: readonly Lean[] = []): Balance {
	const byId = new Map(points.map((point) => [point.id, point]));
	const nodeOf = groupByOrigin(points, byId);
	const chosen: Point[] = [];
	for (const point of points) {
		const at = nodeOf.get(point.id) as number;
		const before = chosen[at];
		if (!before || outweighs(point, before)) chosen[at] = point;
	}

	const attackers: number[][] = [...chosen, ...leans].map(() => []);
	chosen.forEach((point, at) => {
		if (typeof point.stands === 'string') return;
		const target = nodeOf.get(point.stands.attacks);
		if (target !== undefined) attackers[target]?.push(at);
	});
	const nodes = [...chosen, ...leans];
	const masses = effectiveMasses(nodes.map((node, at) => ({ raw: node.raw, attackers: attackers[at] as number[] })));

	const sideOf = (side: 'FOR' | 'AGAINST') =>
		sortedSum(nodes.flatMap((node, at) => (node.stands === side ? [masses[at] as number] : [])));
	const repeats = new Map<string, string>();
	for (const point of points) {
		const counted = chosen[nodeOf.get(point.id) as number] as Point;
		if (counted.id !== point.id) repeats.set(point.id, counted.id);
	}
	return {
		support: sideOf('FOR'),
		opposition: sideOf('AGAINST'),
		masses: new Map(nodes.map((node, at) => [node.id, masses[at] as number])),
		repeats,
	};
}

function outweighs(one: Point, other: Point): boolean {
	if (one.raw !== other.raw) return one.raw > other.raw;
	const [passed, otherPassed] = [Boolean(one.passesOn), Boolean(other.passesOn)];
	return passed === otherPassed ? one.id < other.id : otherPassed;
}

/**
 * The node of each point, numbered from 0. Points share a node when they have one origin and stand on one side, or
 * attack one node. A point has one target, so its chain of targets ends at the claim, at what is not there, or in a
 * circle; points of a circle stay apart.
 */
function groupByOrigin(points: readonly Point[], byId: ReadonlyMap<string, Point>): Map<string, number> {
	const nodeOf = new Map<string, number>();
	const numbers = new Map<string, number>();
	const place = (point: Point, where: string) => {
		const key = `${where}|${point.origin}`;
		const number = numbers.get(key) ?? numbers.size;
		numbers.set(key, number);
		nodeOf.set(point.id, number);
	};
	for (const point of points) {
		if (typeof point.stands === 'string') {
			place(point, point.stands);
			continue;
		}
		const chain: Point[] = [];
		const onChain = new Set<string>();
		let at: Point | undefined = point;
		while (at && !nodeOf.has(at.id) && !onChain.has(at.id)) {
			chain.push(at);
			onChain.add(at.id);
			at = typeof at.stands === 'string' ? undefined : byId.get(at.stands.attacks);
		}
		if (at && onChain.has(at.id)) {
			const circle = chain.splice(chain.indexOf(at));
			for (const one of circle) place(one, `circle ${one.id}`);
		}
		for (const one of chain.reverse()) {
			if (typeof one.stands === 'string') place(one, one.stands);
			else place(one, `attacks ${nodeOf.get(one.stands.attacks) ?? `absent ${one.stands.attacks}`}`);
		}
	}
	return nodeOf;
}
