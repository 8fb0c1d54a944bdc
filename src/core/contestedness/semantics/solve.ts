import { type ArgumentationGraph, type Vertex, verticesOf } from './graph.js';
import type { Semantics } from './semantics.js';

/** What a semantics makes of a graph. */
export interface Solution {
	/** By argument id: its strength, 0…1. */
	readonly strengths: ReadonlyMap<string, number>;
	/** False where a circle was still moving when the steps ran out; its strengths are then where it stood. */
	readonly converged: boolean;
	/** Runge-Kutta steps taken; 0 on an acyclic graph. */
	readonly steps: number;
}

const step = 0.1;
/** The greatest change per unit of time, of any argument, at which a circle counts as at rest. */
const rest = 1e-10;

/**
 * The strength of every argument. What no circle reaches is computed exactly, in one pass from the arguments without
 * neighbours onwards. If anything is left, the whole graph moves continuously from its base scores, ds/dt = f(s) − s
 * (Potyka 2018; classic Runge-Kutta, step 0.1), until it rests, and what is left takes its strength from there: the
 * continuous model comes to rest where step-by-step updating can swing for ever. Nobody has proved that it always does,
 * and it can take long, so the steps are bounded. Neighbours' strengths are drawn together in ascending order: the result
 * does not depend on the order of the input, to the bit.
 */
export function solve(
	graph: ArgumentationGraph,
	options: { readonly semantics: Semantics; readonly mostSteps?: number },
): Solution {
	const vertices = verticesOf(graph);
	const update = (vertex: Vertex, strengths: Float64Array): number =>
		options.semantics.influence(
			vertex.base,
			options.semantics.aggregate(ascending(vertex.attackers, strengths), ascending(vertex.supporters, strengths)),
		);
	const { strengths, open } = passForward(vertices, update);
	let outcome = { converged: true, steps: 0 };
	if (open.size > 0) {
		const moved = Float64Array.from(vertices, (vertex) => vertex.base);
		outcome = moveToRest(vertices, moved, { update, mostSteps: options.mostSteps ?? 10_000 });
		for (const at of open) strengths[at] = moved[at] as number;
	}
	return { strengths: new Map(vertices.map(({ id }, at) => [id, strengths[at] as number])), ...outcome };
}

type Update = (vertex: Vertex, strengths: Float64Array) => number;

function ascending(neighbours: readonly number[], strengths: Float64Array): Float64Array {
	const values = new Float64Array(neighbours.length);
	for (let at = 0; at < values.length; at++) values[at] = strengths[neighbours[at] as number] as number;
	return values.length > 1 ? values.sort() : values;
}

/** Computes in topological order as far as that goes; `open` is what lies on a circle or behind one. */
function passForward(vertices: readonly Vertex[], update: Update) {
	const strengths = new Float64Array(vertices.length);
	const targets: number[][] = vertices.map(() => []);
	const awaited = vertices.map(({ attackers, supporters }) => attackers.length + supporters.length);
	vertices.forEach(({ attackers, supporters }, at) => {
		for (const from of [...attackers, ...supporters]) targets[from]?.push(at);
	});
	const open = new Set(vertices.keys());
	const ready = awaited.flatMap((count, at) => (count === 0 ? [at] : []));
	for (let next = 0; next < ready.length; next++) {
		const at = ready[next] as number;
		open.delete(at);
		strengths[at] = update(vertices[at] as Vertex, strengths);
		for (const target of targets[at] as number[]) {
			awaited[target] = (awaited[target] as number) - 1;
			if (awaited[target] === 0) ready.push(target);
		}
	}
	return { strengths, open };
}

/** Moves the strengths, in place, along ds/dt = f(s) − s until no slope exceeds `rest`, or the steps run out. */
function moveToRest(
	vertices: readonly Vertex[],
	strengths: Float64Array,
	options: { readonly update: Update; readonly mostSteps: number },
): { converged: boolean; steps: number } {
	const slopesAt = (where: Float64Array): Float64Array =>
		Float64Array.from(vertices, (vertex, at) => options.update(vertex, where) - (where[at] as number));
	const along = (slopes: Float64Array, time: number): Float64Array =>
		strengths.map((strength, at) => within(strength + time * (slopes[at] as number)));
	for (let steps = 0; ; steps++) {
		const first = slopesAt(strengths);
		if (first.every((slope) => Math.abs(slope) <= rest)) return { converged: true, steps };
		if (steps >= options.mostSteps) return { converged: false, steps };
		const second = slopesAt(along(first, step / 2));
		const third = slopesAt(along(second, step / 2));
		const fourth = slopesAt(along(third, step));
		const slopes = first.map((one, at) => {
			const middle = (second[at] as number) + (third[at] as number);
			return (one + 2 * middle + (fourth[at] as number)) / 6;
		});
		strengths.set(along(slopes, step));
	}
}

/** Rounding must not carry a strength past its bounds. */
const within = (strength: number): number => Math.min(1, Math.max(0, strength));
