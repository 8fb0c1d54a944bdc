import type { Directness } from '../source.js';
import type { InterestStanding } from '../statement.js';

/** The judgement weights of the balance method; a changed set is another method version. */
export interface BalanceWeights {
	/** W: how much evidence it takes to outweigh knowing nothing. */
	readonly prior: number;
	readonly document: number;
	readonly named: number;
	readonly organization: number;
	/** The first head of an unnamed group; each further one counts `ratio` times the one before. */
	readonly unnamed: number;
	readonly ratio: number;
	readonly partial: number;
	readonly interest: Readonly<Record<InterestStanding, number>>;
	readonly directness: Readonly<Record<Directness, number>>;
}

/** The weights of `balance/1`. */
export const balanceWeights: BalanceWeights = {
	prior: 2,
	document: 1.5,
	named: 1,
	organization: 1,
	unnamed: 0.5,
	ratio: 0.5,
	partial: 0.5,
	interest: { NONE: 1, SERVES: 0.4, AGAINST: 1.25 },
	directness: { FIRST_HAND: 1, OFFICIAL: 0.8, SECOND_HAND: 0.5, HEARSAY: 0.25, UNKNOWN: 1 },
};

/** What a voice is, for the amount that it counts: a document, people by name, an organisation, an unnamed group. */
export type Voice =
	| { readonly of: 'DOCUMENT' }
	| { readonly of: 'NAMED'; readonly heads: number }
	| { readonly of: 'ORGANIZATION' }
	| { readonly of: 'UNNAMED'; readonly heads: number };

/** The amount of a voice. An unnamed group of n counts unnamed·(1 − ratioⁿ)/(1 − ratio), below one for every n. */
export function amountOf(voice: Voice, weights: BalanceWeights): number {
	switch (voice.of) {
		case 'DOCUMENT':
			return weights.document;
		case 'NAMED':
			return weights.named * voice.heads;
		case 'ORGANIZATION':
			return weights.organization;
		case 'UNNAMED':
			// Not below epsilon: from 54 heads on the rounded sum would reach its limit, and a crowd weigh as much as a name.
			return (weights.unnamed * (1 - Math.max(weights.ratio ** voice.heads, Number.EPSILON))) / (1 - weights.ratio);
	}
}
