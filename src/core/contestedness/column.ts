/**
 * What a row stands for, other than the row it attacks: the claim, its denial, or nothing that counts. Numbers below
 * these count for nothing either; what attacks one thing that is not there has one of them.
 */
export const rowStands = { FOR: -1, AGAINST: -2, ASIDE: -3 } as const;

/** The points of many claims as columns, one row a point: what `balance` is given, in a form that millions fit into. */
export interface Columns {
	/** Where each claim's rows begin, and, after the last claim, where they end. */
	readonly starts: Uint32Array;
	readonly raw: Float64Array;
	/** One of `rowStands` or below, or the row of the same claim that is attacked. A link's lean is a row of an origin of its own. */
	readonly stands: Int32Array;
	/** The same number for the same origin; compared within a claim only. */
	readonly origins: Int32Array;
}

export interface BalancedColumns {
	readonly support: Float64Array;
	readonly opposition: Float64Array;
	/** By row: the node that it is part of, numbered from 0 within its claim. */
	readonly nodes: Int32Array;
}

const unplaced = -1;
const underWay = -2;
const none = -1;

/**
 * Support and opposition of each claim without an object made per claim. Rows of one origin that stand alike, or attack
 * one node, are one node with the largest raw weight among them; the rows of a circle of attacks stay apart. A row
 * attacks one row at most, so no circle reaches the claim: what does are trees, whose masses (see `effectiveMasses`)
 * follow in one pass from the leaves.
 */
export function balanceColumns({ starts, raw, stands, origins }: Columns): BalancedColumns {
	const claims = Math.max(0, starts.length - 1);
	let most = 1;
	for (let claim = 0; claim < claims; claim++)
		most = Math.max(most, (starts[claim + 1] as number) - (starts[claim] as number));

	const nodeOfRow = new Int32Array(raw.length);
	const chain = new Int32Array(most);
	const table = new Int32Array(tableSize(most));
	/** Where a node stands: at the node of that number, or as its row does. */
	const nodeWhere = new Int32Array(most);
	const nodeOrigin = new Int32Array(most);
	const nodeRaw = new Float64Array(most);
	const firstAttacker = new Int32Array(most);
	const nextAttacker = new Int32Array(most);
	const mass = new Float64Array(most);
	const attackers = new Float64Array(most);
	const supporting = new Float64Array(most);
	const opposing = new Float64Array(most);
	let nodes = 0;
	let mask = 0;

	const add = (row: number, where: number): number => {
		const node = nodes++;
		nodeWhere[node] = where;
		nodeOrigin[node] = origins[row] as number;
		nodeRaw[node] = raw[row] as number;
		firstAttacker[node] = none;
		return node;
	};

	/** The node of a row that stands at `where`: the one of its origin there, or a new one. */
	const place = (row: number, where: number): number => {
		const origin = origins[row] as number;
		const weight = raw[row] as number;
		const mixed = Math.imul(origin ^ Math.imul(where, 0x85ebca6b), 0x9e3779b1);
		let slot = (mixed ^ (mixed >>> 15)) & mask;
		for (;;) {
			const node = (table[slot] as number) - 1;
			if (node < 0) break;
			if (nodeOrigin[node] === origin && nodeWhere[node] === where) {
				if (weight > (nodeRaw[node] as number)) nodeRaw[node] = weight;
				return node;
			}
			slot = (slot + 1) & mask;
		}
		table[slot] = nodes + 1;
		return add(row, where);
	};

	/** Places a row that attacks, after all that it hangs on. */
	const placeAttack = (row: number): void => {
		let length = 0;
		let at = row;
		while (nodeOfRow[at] === unplaced) {
			nodeOfRow[at] = underWay;
			chain[length++] = at;
			at = stands[at] as number;
		}
		if (nodeOfRow[at] === underWay)
			for (let one = none; one !== at; ) {
				one = chain[--length] as number;
				nodeOfRow[one] = add(one, rowStands.ASIDE);
			}
		for (let node = nodeOfRow[at] as number; length > 0; ) {
			const one = chain[--length] as number;
			node = place(one, node);
			nodeOfRow[one] = node;
		}
	};

	const support = new Float64Array(claims);
	const opposition = new Float64Array(claims);
	for (let claim = 0; claim < claims; claim++) {
		const start = starts[claim] as number;
		const end = starts[claim + 1] as number;
		const size = tableSize(end - start);
		mask = size - 1;
		table.fill(0, 0, size);
		nodes = 0;
		let attacks = 0;
		for (let row = start; row < end; row++) {
			const stand = stands[row] as number;
			if (stand < 0) nodeOfRow[row] = place(row, stand);
			else {
				nodeOfRow[row] = unplaced;
				attacks++;
			}
		}
		for (let row = start; attacks > 0 && row < end; row++) {
			if ((stands[row] as number) < 0) continue;
			attacks--;
			if (nodeOfRow[row] === unplaced) placeAttack(row);
		}

		let supports = 0;
		let opposes = 0;
		// What attacks a node was made after it.
		for (let node = nodes - 1; node >= 0; node--) {
			let own = nodeRaw[node] as number;
			let attacker = firstAttacker[node] as number;
			if (attacker !== none) {
				let count = 0;
				for (; attacker !== none; attacker = nextAttacker[attacker] as number)
					attackers[count++] = mass[attacker] as number;
				own /= 1 + ascendingSum(attackers, count);
			}
			mass[node] = own;
			const where = nodeWhere[node] as number;
			if (where === rowStands.FOR) supporting[supports++] = own;
			else if (where === rowStands.AGAINST) opposing[opposes++] = own;
			else if (where >= 0) {
				nextAttacker[node] = firstAttacker[where] as number;
				firstAttacker[where] = node;
			}
		}
		support[claim] = ascendingSum(supporting, supports);
		opposition[claim] = ascendingSum(opposing, opposes);
	}
	return { support, opposition, nodes: nodeOfRow };
}

/** A power of two with room to spare for so many rows. */
const tableSize = (rows: number): number => 1 << (32 - Math.clz32(Math.max(1, rows) * 2 - 1));

/** The sum of the first values in ascending order, as `sortedSum` makes it; leaves them sorted. */
function ascendingSum(values: Float64Array, count: number): number {
	if (count > 32) values.subarray(0, count).sort();
	else
		for (let at = 1; at < count; at++) {
			const value = values[at] as number;
			let to = at;
			for (; to > 0 && (values[to - 1] as number) > value; to--) values[to] = values[to - 1] as number;
			values[to] = value;
		}
	let sum = 0;
	for (let at = 0; at < count; at++) sum += values[at] as number;
	return sum;
}
