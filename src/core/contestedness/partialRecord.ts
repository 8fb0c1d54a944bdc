import type { Case } from '../case.js';
import { opinionOf } from './opinion.js';
import { hasOverlaps } from './overlaps.js';
import { type Player, playersIn } from './players.js';
import type { BalanceWeights } from './weights.js';
import { wholeRecord } from './wholeRecord.js';

/** What the score would be with only some of a case's statements and links on record: nobody, to begin with. */
export interface PartialRecord {
	/** In the order of their ids. What never bears on the score is not among them. */
	readonly players: readonly Player[];
	/** Puts one that is not on record on it. */
	readonly add: (player: Player) => void;
	/** Takes one that is on record off it, as if it did not exist: what attacks it then hits nothing. */
	readonly remove: (player: Player) => void;
	readonly clear: () => void;
	readonly score: () => number;
}

/** One origin's word on a side or against another node, as in `balance`; a side is a node without a parent. */
interface Node {
	readonly parent: Node | null;
	readonly children: Map<string, Node>;
	readonly spots: Set<Spot>;
	/** The largest raw weight among the spots, and how many have it. */
	raw: number;
	largest: number;
	mass: number;
	/** The masses of the children, and how many of them are above 0. */
	sum: number;
	masses: number;
	/** The last to leave: its attackers stay, since a node without weight is moved by nothing, until another comes. */
	asleep: Spot | null;
}

/** A player on the board. */
interface Spot {
	readonly player: Player;
	target: Spot | Node;
	readonly attackers: Spot[];
	readonly place: Place | undefined;
	/** Among the speakers of its place. */
	rank: number;
	there: boolean;
	/** The node that it is part of while it and all that it attacks, up to the claim, are there. */
	node: Node | null;
	/** The node in which it is asleep. */
	bed: Node | null;
	raw: number;
}

/** A document in which somebody speaks and which others pass on to the same effect: see `foldRepetitions`. */
interface Place {
	/** The weightiest first. */
	readonly speakers: Spot[];
	readonly repeaters: Spot[];
	/** The weightiest of those there. */
	first: Spot | undefined;
}

/**
 * Weighs the case once and keeps the balance up to date while statements come and go: each step touches only the
 * nodes between the statement and the claim, so that it takes no longer on a case of 10,000 statements than on one
 * of ten. What can reach the claim hangs on no circle, since each statement has one target. The same up to rounding
 * (1e-14) as `balance` and `foldRepetitions` over what is there.
 */
export function partialRecord(theCase: Case, weights: BalanceWeights): PartialRecord {
	if (hasOverlaps(theCase.sources)) return wholeRecord(theCase, weights);
	const nodes: Node[] = [];
	const nodeUnder = (parent: Node | null): Node => {
		const empty = { raw: 0, largest: 0, mass: 0, sum: 0, masses: 0, asleep: null };
		const node = { parent, children: new Map(), spots: new Set<Spot>(), ...empty };
		nodes.push(node);
		return node;
	};
	const sides = { FOR: nodeUnder(null), AGAINST: nodeUnder(null) };
	const players = playersIn(theCase, weights);
	const { spots, places } = layOut(players, sides);

	const leave = (spot: Spot): void => {
		const node = spot.node as Node;
		spot.node = null;
		node.spots.delete(spot);
		if (spot.raw < node.raw) return;
		node.largest -= 1;
		if (node.largest > 0) return;
		let raw = 0;
		for (const one of node.spots) raw = Math.max(raw, one.raw);
		let largest = 0;
		for (const one of node.spots) if (one.raw === raw) largest += 1;
		settle(node, { raw, largest });
	};
	const disconnect = (first: Spot): void => {
		const leaving = [first];
		for (const spot of leaving) {
			const { node } = spot;
			if (!node) continue;
			leave(spot);
			if (node.spots.size > 0) for (const one of spot.attackers) leaving.push(one);
			else {
				node.asleep = spot;
				spot.bed = node;
			}
		}
	};
	/** Lets go of the attackers of one that sleeps, where it or its bed is to be elsewhere or another's. */
	const wakeElsewhere = (spot: Spot): void => {
		if (spot.bed) spot.bed.asleep = null;
		spot.bed = null;
		for (const one of spot.attackers) disconnect(one);
	};
	const join = (spot: Spot): void => {
		const parent = 'player' in spot.target ? (spot.target.node as Node) : spot.target;
		const first = spot.player.passesOn ? spot.place?.first : undefined;
		const origin = (first ?? spot).player.origin;
		const node = parent.children.get(origin) ?? nodeUnder(parent);
		parent.children.set(origin, node);
		if (spot.bed && spot.bed !== node) wakeElsewhere(spot);
		if (node.asleep && node.asleep !== spot) wakeElsewhere(node.asleep);
		node.asleep = null;
		spot.bed = null;
		spot.raw = first ? Math.min(spot.player.raw, first.player.raw) : spot.player.raw;
		spot.node = node;
		node.spots.add(spot);
		if (spot.raw === node.raw) node.largest += 1;
		else if (spot.raw > node.raw) settle(node, { raw: spot.raw, largest: 1 });
	};
	const connect = (first: Spot): void => {
		const joining = [first];
		for (const spot of joining) {
			if (!spot.there || spot.node || ('player' in spot.target && !spot.target.node)) continue;
			join(spot);
			for (const one of spot.attackers) joining.push(one);
		}
	};
	const choose = (place: Place, first: Spot | undefined): void => {
		const moved = place.repeaters.filter((one) => one.node);
		for (const one of moved) disconnect(one);
		place.first = first;
		for (const one of moved) connect(one);
	};
	return {
		players,
		add: (player) => {
			const spot = spots.get(player) as Spot;
			const { place, rank } = spot;
			spot.there = true;
			connect(spot);
			if (place && !player.passesOn && rank < (place.first?.rank ?? Number.POSITIVE_INFINITY)) choose(place, spot);
		},
		remove: (player) => {
			const spot = spots.get(player) as Spot;
			const { place } = spot;
			spot.there = false;
			if (place?.first === spot) {
				choose(
					place,
					place.speakers.find((one) => one.there),
				);
			}
			disconnect(spot);
		},
		clear: () => {
			for (const spot of spots.values()) {
				spot.there = false;
				spot.node = spot.bed = null;
			}
			for (const place of places) place.first = undefined;
			for (const node of nodes) {
				node.spots.clear();
				node.asleep = null;
				node.raw = node.largest = node.mass = node.sum = node.masses = 0;
			}
		},
		score: () => opinionOf({ support: sides.FOR.sum, opposition: sides.AGAINST.sum }, weights).score,
	};
}

/** Gives the node another raw weight, m = w/(1 + Σ), and passes its mass on towards the claim as far as that changes anything. */
function settle(changed: Node, to: { readonly raw: number; readonly largest: number }): void {
	changed.raw = to.raw;
	changed.largest = to.largest;
	for (let node = changed; node.parent; node = node.parent) {
		const mass = node.raw / (1 + node.sum);
		if (mass === node.mass) return;
		const { parent } = node;
		parent.masses += Number(mass > 0) - Number(node.mass > 0);
		parent.sum = parent.masses === 0 ? 0 : Math.max(0, parent.sum + (mass - node.mass));
		node.mass = mass;
	}
}

/** Where each stands before anything is on record. */
function layOut(
	players: readonly Player[],
	sides: { readonly FOR: Node; readonly AGAINST: Node },
): { spots: Map<Player, Spot>; places: readonly Place[] } {
	const places = new Map<string, Place>();
	const spots = new Map<Player, Spot>();
	const byId = new Map<string, Spot>();
	for (const player of players) {
		const { id, raw, place: key } = player;
		const place = key === null ? undefined : (places.get(key) ?? { speakers: [], repeaters: [], first: undefined });
		if (key !== null && place) places.set(key, place);
		const spot: Spot = {
			player,
			target: sides.FOR,
			attackers: [],
			place,
			rank: 0,
			there: false,
			node: null,
			bed: null,
			raw,
		};
		place?.[player.passesOn ? 'repeaters' : 'speakers'].push(spot);
		spots.set(player, spot);
		byId.set(id, spot);
	}
	for (const spot of spots.values()) {
		const { stands } = spot.player;
		if (typeof stands === 'string') {
			spot.target = sides[stands];
			continue;
		}
		const target = byId.get(stands.attacks) as Spot;
		spot.target = target;
		target.attackers.push(spot);
	}
	for (const { speakers } of places.values()) {
		speakers.sort(({ player: a }, { player: b }) => b.raw - a.raw || (a.id < b.id ? -1 : 1));
		for (const [rank, spot] of speakers.entries()) spot.rank = rank;
	}
	return { spots, places: [...places.values()] };
}
