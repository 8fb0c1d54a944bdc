import { aucOf } from './auc.js';
import { middleOf, resamples } from './bootstrap.js';

interface Estimate {
	readonly value: number;
	/** 95 % bootstrap interval. */
	readonly least: number;
	readonly most: number;
}

/** How well one measure tells the labels apart. */
export interface Comparison {
	readonly measure: string;
	readonly auc: Estimate;
	/** What the first measure's AUC is above this one's, drawn on the same samples; null for the first itself. */
	readonly firstAhead: Estimate | null;
}

/**
 * The AUC of each column of values on the same labels, in the order given, with percentile bootstrap intervals over the
 * examples; null where all labels are alike. The same seed gives the same answer. Samples that draw one label only say nothing and are
 * left out.
 */
export function compareMeasures(
	columns: readonly { readonly measure: string; readonly values: readonly number[] }[],
	labels: readonly boolean[],
	options: { readonly replicates: number; readonly seed: number },
): readonly Comparison[] | null {
	if (!labels.includes(true) || !labels.includes(false)) return null;
	const samples = resamples(labels.length, options);
	const found = columns.map(({ measure, values }) => {
		const auc = aucOf(values, labels);
		const drawn = samples.flatMap((counts) => auc(counts) ?? []);
		return { measure, value: auc() as number, drawn };
	});
	const [first] = found;
	return found.map((one) => ({
		measure: one.measure,
		auc: estimate(one.value, one.drawn),
		firstAhead:
			first && one !== first
				? estimate(
						first.value - one.value,
						one.drawn.map((value, at) => (first.drawn[at] as number) - value),
					)
				: null,
	}));
}

function estimate(value: number, drawn: readonly number[]): Estimate {
	return { value, ...(middleOf(drawn, { share: 0.95 }) ?? { least: value, most: value }) };
}
