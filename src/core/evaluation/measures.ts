import type { Case } from '../case.js';
import { acceptability } from '../contestedness/acceptability.js';
import { quadraticEnergy } from '../contestedness/semantics/quadraticEnergy.js';
import type { BalanceWeights } from '../contestedness/weights.js';
import { controversy, entropy, evenness, shareInFavour, type Votes, votesIn } from './votes.js';

/** A claim as it was read back: its case, and the score and lean that are stored for it. */
export interface ScoredClaim {
	readonly case: Case;
	readonly score: number;
	readonly lean: number;
}

/** One number about a claim that is to tell labels apart. */
export interface Measure {
	readonly name: string;
	of(claim: ScoredClaim, options: { readonly weights: BalanceWeights }): number;
}

const ofVotes = (name: string, of: (votes: Votes) => number): Measure => ({
	name,
	of: (claim) => of(votesIn(claim.case)),
});
const quadraticEnergyOf: Measure['of'] = (claim, { weights }) =>
	acceptability(claim.case, { semantics: quadraticEnergy, weights });

/** What says how contested a claim is: the stored score first, then what it is to be better than. */
export const contestednessMeasures: readonly Measure[] = [
	{ name: 'score', of: (claim) => claim.score },
	ofVotes('statements, all', (votes) => votes.for + votes.against + votes.neither),
	ofVotes('statements on a side', (votes) => votes.for + votes.against),
	ofVotes('balance 4q(1−q)', evenness),
	ofVotes('entropy, silences left out', (votes) => entropy({ ...votes, neither: 0 })),
	ofVotes('entropy, with silences', entropy),
	ofVotes('Reddit controversy', controversy),
	{ name: '1−|2·QE−1|', of: (claim, options) => 1 - Math.abs(2 * quadraticEnergyOf(claim, options) - 1) },
];

/** What says to which side a record leans: the stored lean first. */
export const leanMeasures: readonly Measure[] = [
	{ name: 'lean', of: (claim) => claim.lean },
	ofVotes('statements on a side', (votes) => votes.for + votes.against),
	ofVotes('for less against', (votes) => votes.for - votes.against),
	ofVotes('share in favour', shareInFavour),
	{ name: 'QE', of: quadraticEnergyOf },
];
