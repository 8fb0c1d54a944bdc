import type { Case } from '../case.js';
import { balance } from './argument.js';
import { type Interval, opinionOf } from './opinion.js';
import { foldOrigins, weighingOf } from './weighing.js';
import { type BalanceWeights, balanceWeights } from './weights.js';

export type JudgementWeightName = 'UNNAMED' | 'SERVES' | 'OFFICIAL' | 'RATIO' | 'PRIOR';

/** A weight that is a judgement rather than a finding: its value in `balance/1`, and between what one may well set it. */
export interface JudgementWeight {
	readonly name: JudgementWeightName;
	readonly value: number;
	readonly least: number;
	readonly most: number;
	readonly meaning: string;
}

/** The judgement weights of the balance method. `PRIOR` is an amount of evidence; the others are factors. */
export const judgementWeights: readonly JudgementWeight[] = [
	{
		name: 'UNNAMED',
		value: balanceWeights.unnamed,
		least: 0.3,
		most: 0.7,
		meaning: 'What one unnamed person counts, or the first head of an unnamed group, where a named person counts 1.',
	},
	{
		name: 'SERVES',
		value: balanceWeights.interest.SERVES,
		least: 0.2,
		most: 0.7,
		meaning: 'What a statement that serves its speaker counts, where one without interest counts 1.',
	},
	{
		name: 'OFFICIAL',
		value: balanceWeights.directness.OFFICIAL,
		least: 0.6,
		most: 1,
		meaning: 'What an official spokesperson counts, where somebody with first-hand knowledge counts 1.',
	},
	{
		name: 'RATIO',
		value: balanceWeights.ratio,
		least: 0.3,
		most: 0.7,
		meaning: 'What each further head of an unnamed group counts, as a share of the one before.',
	},
	{
		name: 'PRIOR',
		value: balanceWeights.prior,
		least: 1,
		most: 3,
		meaning: 'How much evidence, in named people without interest, it takes to outweigh knowing nothing (W).',
	},
];

/**
 * The least and greatest score (0…1) with each judgement weight at its least or its most: over the 32 corners, and
 * with the weights given themselves, so that it always holds the score. Between corners the score may rise a little
 * further, where both sides come to weigh the same. Interests and origins are derived once, and each balance serves
 * both ends of the prior.
 */
export function judgementRange(theCase: Case, options: { readonly weights: BalanceWeights }): Interval {
	const weigh = weighingOf(theCase);
	const massesWith = (weights: BalanceWeights) => {
		const { points, leans } = weigh(weights);
		return balance(foldOrigins(points, theCase), { leans });
	};
	const { weights } = options;
	const scores = [opinionOf(massesWith(weights), weights).score];
	for (const unnamed of ends('UNNAMED')) {
		for (const SERVES of ends('SERVES')) {
			for (const OFFICIAL of ends('OFFICIAL')) {
				for (const ratio of ends('RATIO')) {
					const interest = { ...weights.interest, SERVES };
					const directness = { ...weights.directness, OFFICIAL };
					const masses = massesWith({ ...weights, unnamed, ratio, interest, directness });
					for (const prior of ends('PRIOR')) scores.push(opinionOf(masses, { prior }).score);
				}
			}
		}
	}
	return { least: Math.min(...scores), most: Math.max(...scores) };
}

const ends = (name: JudgementWeightName): number[] =>
	judgementWeights.flatMap((one) => (one.name === name ? [one.least, one.most] : []));
