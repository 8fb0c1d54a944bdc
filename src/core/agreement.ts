/** What the raters of one thing gave it, and how many things were rated just so. */
export interface RatedUnit {
	readonly values: readonly number[];
	readonly times: number;
}

export type Metric = 'NOMINAL' | 'ORDINAL';

/**
 * Krippendorff's alpha: 1 for perfect agreement, 0 for what chance gives, below 0 for worse. With o(c, k) the coincidences of
 * the values c and k, n(c) those of c, and n all: α = 1 − (n − 1) · Σ o(c, k)·δ²(c, k) / Σ n(c)·n(k)·δ²(c, k). Nominal δ² is 1
 * where c and k differ; ordinal δ² is (n(c)/2 + Σ n(g) between c and k + n(k)/2)² (Krippendorff, Content Analysis, 4th
 * edition 2019, chapter 12). A thing with fewer than two values says nothing. Null where nothing varies: agreement then shows nothing.
 */
export function krippendorffAlpha(units: readonly RatedUnit[], options: { readonly metric: Metric }): number | null {
	const paired = units.filter((one) => one.values.length > 1 && one.times > 0);
	const values = [...new Set(paired.flatMap((one) => one.values))].sort((a, b) => a - b);
	const placeOf = new Map(values.map((value, place) => [value, place]));
	const coincidences = values.map(() => values.map(() => 0));
	for (const { values: given, times } of paired)
		for (const [at, value] of given.entries())
			for (const [other, beside] of given.entries()) {
				const row = coincidences[placeOf.get(value) ?? -1];
				const place = placeOf.get(beside) ?? -1;
				if (at !== other && row) row[place] = (row[place] ?? 0) + times / (given.length - 1);
			}
	const totals = coincidences.map((row) => row.reduce((sum, one) => sum + one, 0));
	const all = totals.reduce((sum, one) => sum + one, 0);
	const distance = options.metric === 'NOMINAL' ? nominal : ordinal(totals);
	let [observed, expected] = [0, 0];
	for (const [c, row] of coincidences.entries())
		for (const [k, together] of row.entries()) {
			observed += together * distance(c, k);
			expected += (totals[c] ?? 0) * (totals[k] ?? 0) * distance(c, k);
		}
	return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

const nominal = (c: number, k: number): number => (c === k ? 0 : 1);

/** By the places of the values in their order. */
const ordinal = (totals: readonly number[]) => (c: number, k: number) => {
	if (c === k) return 0;
	const between = totals.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, one) => sum + one, 0);
	return (between - ((totals[c] ?? 0) + (totals[k] ?? 0)) / 2) ** 2;
};

/** What two people gave independently of each other, by key and by place on the line where it has one; and how often. */
export interface RatingPair {
	readonly firstKey: string;
	readonly firstNumber: number | null;
	readonly secondKey: string;
	readonly secondNumber: number | null;
	readonly times: number;
}

/** How far people who rated independently agree. */
export interface RatingAgreement {
	/** Verdicts that two people rated, neither having seen the other's rating. */
	readonly pairs: number;
	/** The share of pairs with one rating, 0 to 1; null without pairs. */
	readonly agreement: number | null;
	/** Krippendorff's alpha over all pairs, ratings being equal or not. */
	readonly nominalAlpha: number | null;
	/** Pairs of two ratings that have a place on the line. */
	readonly pairsOnLine: number;
	/** Krippendorff's alpha over those, by the order on the line. */
	readonly ordinalAlpha: number | null;
}

export function ratingAgreement(pairs: readonly RatingPair[]): RatingAgreement {
	const count = (some: readonly RatingPair[]) => some.reduce((sum, one) => sum + one.times, 0);
	const keys = [...new Set(pairs.flatMap((one) => [one.firstKey, one.secondKey]))];
	const onLine = pairs.flatMap(({ firstNumber, secondNumber, times }) =>
		firstNumber === null || secondNumber === null ? [] : [{ values: [firstNumber, secondNumber], times }],
	);
	const all = count(pairs);
	return {
		pairs: all,
		agreement: all === 0 ? null : count(pairs.filter((one) => one.firstKey === one.secondKey)) / all,
		nominalAlpha: krippendorffAlpha(
			pairs.map((one) => ({ values: [keys.indexOf(one.firstKey), keys.indexOf(one.secondKey)], times: one.times })),
			{ metric: 'NOMINAL' },
		),
		pairsOnLine: onLine.reduce((sum, one) => sum + one.times, 0),
		ordinalAlpha: krippendorffAlpha(onLine, { metric: 'ORDINAL' }),
	};
}
