/** An attack or a support: from one argument to another, by id. */
export type Relation = readonly [from: string, to: string];

/** A quantitative bipolar argumentation graph. Relations are sets: what is given twice counts once. */
export interface ArgumentationGraph {
	/** By id: the base score, 0…1. */
	readonly bases: ReadonlyMap<string, number>;
	readonly attacks: readonly Relation[];
	readonly supports: readonly Relation[];
}

/** One argument with its neighbours by position in the list of arguments. */
export interface Vertex {
	readonly id: string;
	readonly base: number;
	readonly attackers: readonly number[];
	readonly supporters: readonly number[];
}

/** The graph's arguments with their neighbours; throws on a base score outside 0…1 and on a relation of what is not there. */
export function verticesOf(graph: ArgumentationGraph): Vertex[] {
	const positions = new Map([...graph.bases.keys()].map((id, at) => [id, at]));
	const positionOf = (id: string): number => {
		const position = positions.get(id);
		if (position === undefined)
			throw new RangeError(`No argument "${id}": give each argument of a relation a base score.`);
		return position;
	};
	const intoEach = (relations: readonly Relation[]): Set<number>[] => {
		const into = Array.from(positions, () => new Set<number>());
		for (const [from, to] of relations) into[positionOf(to)]?.add(positionOf(from));
		return into;
	};
	const attackers = intoEach(graph.attacks);
	const supporters = intoEach(graph.supports);
	return [...graph.bases].map(([id, base], at) => {
		if (!(base >= 0 && base <= 1)) throw new RangeError(`The base score of "${id}" is ${base}: it must lie in 0…1.`);
		return { id, base, attackers: [...(attackers[at] ?? [])], supporters: [...(supporters[at] ?? [])] };
	});
}
