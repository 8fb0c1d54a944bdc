export const contestednessLevels = [
	'UNSOURCED',
	'REFUTED_ONLY',
	'UNCONTESTED',
	'DISPUTED',
	'CONTESTED',
	'STRONGLY_CONTESTED',
] as const;
/** The score in words: below .05 UNCONTESTED, below .2 DISPUTED, below .4 CONTESTED, else STRONGLY_CONTESTED. */
export type ContestednessLevel = (typeof contestednessLevels)[number];

/**
 * A subjective-logic opinion (Jøsang 2016) over effective masses, with what is read off it.
 * belief + disbelief + unknown = 1, and settled + score + unknown = 1.
 */
export interface Opinion {
	readonly support: number;
	readonly opposition: number;
	readonly belief: number;
	readonly disbelief: number;
	readonly unknown: number;
	/** c = 2·min(b, d) = split × certainty, 0 ≤ c < 1. */
	readonly score: number;
	readonly settled: number;
	/** b − d, −1…1: to which side the record leans. */
	readonly lean: number;
	/** 2·min(S, D)/N: how evenly the evidence is divided, whatever its amount. */
	readonly split: number;
	/** N/(N + W): how much evidence there is. */
	readonly certainty: number;
	readonly level: ContestednessLevel;
	/** unknown > .7: too little is on record for the score to say much. */
	readonly thin: boolean;
}

/** The opinion from support S and opposition D (effective masses ≥ 0) with prior weight W (2 in balance/1). */
export function opinionOf(
	masses: { readonly support: number; readonly opposition: number },
	options: { readonly prior: number },
): Opinion {
	const { support, opposition } = masses;
	const evidence = support + opposition;
	const whole = evidence + options.prior;
	const belief = support / whole;
	const disbelief = opposition / whole;
	const score = 2 * Math.min(belief, disbelief);
	return {
		support,
		opposition,
		belief,
		disbelief,
		unknown: options.prior / whole,
		score,
		settled: Math.abs(belief - disbelief),
		lean: belief - disbelief,
		split: evidence === 0 ? 0 : (2 * Math.min(support, opposition)) / evidence,
		certainty: evidence / whole,
		level: levelOf(support, opposition, score),
		thin: options.prior / whole > 0.7,
	};
}

function levelOf(support: number, opposition: number, score: number): ContestednessLevel {
	if (support === 0) return opposition === 0 ? 'UNSOURCED' : 'REFUTED_ONLY';
	if (score < 0.05) return 'UNCONTESTED';
	if (score < 0.2) return 'DISPUTED';
	return score < 0.4 ? 'CONTESTED' : 'STRONGLY_CONTESTED';
}

export interface Interval {
	readonly least: number;
	readonly most: number;
}

/** The least and greatest score that one more disinterested named source (mass 1), on either side or on none, could bring about. */
export function oneSourceInterval(opinion: Opinion, options: { readonly prior: number }): Interval {
	const { support, opposition } = opinion;
	const scores = [
		opinion.score,
		opinionOf({ support: support + 1, opposition }, options).score,
		opinionOf({ support, opposition: opposition + 1 }, options).score,
	];
	return { least: Math.min(...scores), most: Math.max(...scores) };
}
