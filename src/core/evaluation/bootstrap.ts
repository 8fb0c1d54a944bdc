import { seededNumbers } from '../contestedness/seeded.js';

/** How often each of `size` examples is drawn in each of the samples, as many as there are examples, with replacement. */
export function resamples(
	size: number,
	options: { readonly replicates: number; readonly seed: number },
): readonly Uint16Array[] {
	const next = seededNumbers(options.seed);
	return Array.from({ length: options.replicates }, () => {
		const counts = new Uint16Array(size);
		for (let drawn = 0; drawn < size; drawn++) {
			const example = Math.floor(next() * size);
			counts[example] = (counts[example] as number) + 1;
		}
		return counts;
	});
}

/** The percentile interval that holds the middle share of the values (Efron 1979); null where there are none. */
export function middleOf(
	values: readonly number[],
	options: { readonly share: number },
): { readonly least: number; readonly most: number } | null {
	if (values.length === 0) return null;
	const sorted = [...values].sort((one, other) => one - other);
	const tail = (1 - options.share) / 2;
	return { least: quantile(sorted, tail), most: quantile(sorted, 1 - tail) };
}

/** Between the two nearest values, in proportion (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
	const place = share * (sorted.length - 1);
	const below = sorted[Math.floor(place)] as number;
	const above = sorted[Math.ceil(place)] as number;
	return below + (above - below) * (place - Math.floor(place));
}
