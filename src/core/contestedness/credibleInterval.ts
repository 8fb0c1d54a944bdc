import type { Interval, Opinion } from './opinion.js';

/** The q at which a Beta(alpha, beta) distribution has the probability (0…1) below it; alpha and beta above 0. */
export type BetaQuantile = (probability: number, alpha: number, beta: number) => number;

/**
 * Where the score may lie with how little is known: the share q of support is taken as Beta(S + W/2, D + W/2), the
 * posterior of the opinion's masses (Jøsang 2016, 3.3), and the ends are the least and the greatest of
 * certainty·2·min(q, 1 − q) while q runs over its central interval of the mass (0…1; .9: from its 5th to its 95th
 * percentile). So both lie in 0…certainty, and the greatest is the certainty itself where even evidence (q = ½) is
 * credible. The prior draws q towards even evidence: where a side is empty the score, 0, lies below the interval.
 */
export function credibleInterval(
	opinion: Pick<Opinion, 'support' | 'opposition' | 'certainty'>,
	options: { readonly prior: number; readonly betaQuantile: BetaQuantile; readonly mass?: number },
): Interval {
	const { support, opposition, certainty } = opinion;
	const { prior, betaQuantile, mass = 0.9 } = options;
	const shareAt = (probability: number) => betaQuantile(probability, support + prior / 2, opposition + prior / 2);
	const [low, high] = [shareAt((1 - mass) / 2), shareAt((1 + mass) / 2)];
	const scoreAt = (share: number) => certainty * 2 * Math.min(share, 1 - share);
	const ends = [scoreAt(low), scoreAt(high)];
	return { least: Math.min(...ends), most: low <= 0.5 && high >= 0.5 ? certainty : Math.max(...ends) };
}
