import { balanceColumns, type Columns, rowStands } from './column.js';
import { effectiveMasses } from './masses.js';

/** Where a statement stands in the argument: for the claim, against it, or against another statement. */
export interface Point {
	readonly id: string;
	readonly stands: 'FOR' | 'AGAINST' | { readonly attacks: string };
	readonly origin: string;
	readonly raw: number;
	/** Whether it only passes on what another document says; of two that weigh the same the other one is counted. */
	readonly passesOn?: boolean;
}

/** A linked claim's weight on one side. */
export interface Lean {
	readonly id: string;
	readonly stands: 'FOR' | 'AGAINST';
	readonly raw: number;
}

export interface Balance {
	readonly support: number;
	readonly opposition: number;
	/** By point or lean id: the mass it adds or takes; 0 where another point of its origin is counted instead. */
	readonly masses: ReadonlyMap<string, number>;
	/** By id of a point that is not counted: the one of its origin that is. */
	readonly repeats: ReadonlyMap<string, string>;
}

/**
 * Weighs points against each other. Points of one origin that stand alike are one node with the largest raw weight
 * among them; an attack on any of them hits that node; an attack on what is not there hits nothing. Masses and
 * repetitions are worked out when they are asked for: scores are computed far more often than they are explained.
 */
export function balance(points: readonly Point[], options: { readonly leans?: readonly Lean[] } = {}): Balance {
	const leans = options.leans ?? [];
	const columns = columnsFrom(points, leans);
	const { support, opposition, nodes } = balanceColumns(columns);
	const masses = { support: support[0] as number, opposition: opposition[0] as number };
	return new Balanced(masses, () => explanationOf([...points, ...leans], columns, nodes));
}

/** A class, since V8 makes a shape of its own for each object that is written with a getter, and keeps what it closes over. */
class Balanced implements Balance {
	readonly support: number;
	readonly opposition: number;
	#explained: Explained | undefined;
	readonly #explain: () => Explained;

	constructor(
		{ support, opposition }: { readonly support: number; readonly opposition: number },
		explain: () => Explained,
	) {
		this.support = support;
		this.opposition = opposition;
		this.#explain = explain;
	}

	get masses() {
		this.#explained ??= this.#explain();
		return this.#explained.masses;
	}

	get repeats() {
		this.#explained ??= this.#explain();
		return this.#explained.repeats;
	}
}

/** One row a point, in their order, then one a lean. */
function columnsFrom(points: readonly Point[], leans: readonly Lean[]): Columns {
	const rows = points.length + leans.length;
	const raw = new Float64Array(rows);
	const stands = new Int32Array(rows);
	const origins = new Int32Array(rows);
	/** By id of what is attacked: its row, else a number below `rowStands`. */
	const attacked = new Map<string, number>();
	for (const { stands: stand } of points)
		if (typeof stand !== 'string' && !attacked.has(stand.attacks))
			attacked.set(stand.attacks, rowStands.ASIDE - 1 - attacked.size);
	for (let row = 0; attacked.size > 0 && row < points.length; row++) {
		const { id } = points[row] as Point;
		if (attacked.has(id)) attacked.set(id, row);
	}
	const numbers = new Map<string, number>();
	for (let row = 0; row < points.length; row++) {
		const point = points[row] as Point;
		const { origin, stands: stand } = point;
		let number = numbers.get(origin);
		if (number === undefined) {
			number = numbers.size;
			numbers.set(origin, number);
		}
		raw[row] = point.raw;
		origins[row] = number;
		stands[row] = typeof stand === 'string' ? rowStands[stand] : (attacked.get(stand.attacks) as number);
	}
	for (const [at, lean] of leans.entries()) {
		const row = points.length + at;
		raw[row] = lean.raw;
		origins[row] = -1 - at;
		stands[row] = rowStands[lean.stands];
	}
	return { starts: Uint32Array.of(0, rows), raw, stands, origins };
}

type Explained = Pick<Balance, 'masses' | 'repeats'>;

function explanationOf(rows: readonly (Point | Lean)[], { stands }: Columns, nodes: Int32Array): Explained {
	const nodeOf = (row: number) => nodes[row] as number;
	const counted: number[] = [];
	for (const [row, one] of rows.entries()) {
		const before = counted[nodeOf(row)];
		if (before === undefined || outweighs(one, rows[before] as Point | Lean)) counted[nodeOf(row)] = row;
	}
	const argument = counted.map((row) => ({ raw: (rows[row] as Point | Lean).raw, attackers: [] as number[] }));
	for (const [node, row] of counted.entries()) {
		const target = stands[row] as number;
		if (target >= 0) argument[nodeOf(target)]?.attackers.push(node);
	}
	const masses = effectiveMasses(argument);
	const idOf = (node: number) => (rows[counted[node] as number] as Point | Lean).id;
	return {
		masses: new Map(counted.map((_, node) => [idOf(node), masses[node] as number])),
		repeats: new Map(
			rows.flatMap(({ id }, row) => (idOf(nodeOf(row)) === id ? [] : [[id, idOf(nodeOf(row))] as const])),
		),
	};
}

function outweighs(
	one: Pick<Point, 'id' | 'raw' | 'passesOn'>,
	other: Pick<Point, 'id' | 'raw' | 'passesOn'>,
): boolean {
	if (one.raw !== other.raw) return one.raw > other.raw;
	const [passed, otherPassed] = [Boolean(one.passesOn), Boolean(other.passesOn)];
	return passed === otherPassed ? one.id < other.id : otherPassed;
}
