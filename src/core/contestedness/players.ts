import type { Case } from '../case.js';
import type { Placed } from './origins.js';
import { weighingOf } from './weighing.js';
import type { BalanceWeights } from './weights.js';

/** A statement or linked claim that can bear on the score; which of them are on record is what changes. */
export interface Player extends Placed {
	/** Players with one likeness can stand in for each other: swapping two of them changes no score. */
	readonly likeness: string;
	/** What it passes on, or where it speaks, where others pass just that on: see `foldRepetitions`. */
	readonly place: string | null;
}

/**
 * What bears on the claim, in the order of ids: points whose targets lead to it, and links that lean to it. Silences,
 * retractions and attacks on nothing or in a circle never do; with a side empty nothing does, since every score is 0.
 */
export function playersIn(theCase: Case, weights: BalanceWeights): Player[] {
	const { points, leans } = weighingOf(theCase)(weights);
	const linked = leans.flatMap((one): Placed[] =>
		one.raw > 0 ? [{ ...one, origin: `link ${one.id}`, saidIn: null, passesOn: false }] : [],
	);
	const bearing = [...thoseThatReachTheClaim(points), ...linked];
	const taken = new Set(bearing.map((one) => one.stands));
	if (!taken.has('FOR') || !taken.has('AGAINST')) return [];
	bearing.sort((one, other) => (one.id < other.id ? -1 : 1));

	const passedOn = new Set(bearing.map((one) => (one.passesOn ? placeOf(one) : null)));
	const spokenIn = new Set(bearing.map((one) => (one.passesOn ? null : placeOf(one))));
	const attacked = new Set(bearing.map(({ stands }) => (typeof stands === 'string' ? null : stands.attacks)));
	const ofOrigin = new Map<string, number>();
	for (const { origin } of bearing) ofOrigin.set(origin, (ofOrigin.get(origin) ?? 0) + 1);
	return bearing.map((one) => {
		const { id, stands, raw, origin, passesOn } = one;
		const at = placeOf(one);
		const place = passedOn.has(at) && spokenIn.has(at) ? at : null;
		const alone = !passesOn && place === null && ofOrigin.get(origin) === 1;
		const likeness = JSON.stringify(
			attacked.has(id) ? id : alone ? [stands, raw] : [stands, raw, origin, passesOn, place],
		);
		return { ...one, place, likeness };
	});
}

/** A point has one target, so its chain of targets ends on a side, at what is not there, or in a circle. */
function thoseThatReachTheClaim(points: readonly Placed[]): Placed[] {
	const byId = new Map(points.map((one) => [one.id, one]));
	const reaching = new Map<string, boolean>();
	for (const point of points) {
		const chain: Placed[] = [];
		let at: Placed | undefined = point;
		while (at && !reaching.has(at.id)) {
			reaching.set(at.id, typeof at.stands === 'string');
			chain.push(at);
			if (typeof at.stands !== 'string') at = byId.get(at.stands.attacks);
		}
		const reaches = at !== undefined && reaching.get(at.id) === true;
		for (const { id } of chain) reaching.set(id, reaches);
	}
	return points.filter((one) => reaching.get(one.id));
}

/** The document that a repetition passes on, or in which a speaker speaks, with what it is said for or against. */
function placeOf({ passesOn, origin, saidIn, stands }: Placed): string | null {
	const document = passesOn ? origin : saidIn;
	return document && `${document} ${typeof stands === 'string' ? stands : `against ${stands.attacks}`}`;
}
