/**
 * The area under the ROC curve of values that should be high where the label is true, as a function of how often each
 * example counts (once unless given): the chance that a true example has a higher value than a false one, ties counting
 * half (Mann and Whitney 1947). Null where all that counts is of one label. Values that agree in twelve digits tie: what
 * is equal on paper must not be told apart by rounding. Sorts once; each answer is then one pass.
 */
export function aucOf(
	given: readonly number[],
	labels: readonly boolean[],
): (counts?: ArrayLike<number>) => number | null {
	if (given.length !== labels.length) throw new Error(`${given.length} values have ${labels.length} labels`);
	if (given.some(Number.isNaN)) throw new Error('a value is not a number');
	const values = given.map((value) => Number(value.toPrecision(12)));
	const order = Array.from(values.keys()).sort((one, other) => (values[one] as number) - (values[other] as number));
	return (counts) => {
		let [trues, falses, pairs] = [0, 0, 0];
		for (let at = 0; at < order.length; ) {
			const value = values[order[at] as number];
			let [truesHere, falsesHere] = [0, 0];
			for (; at < order.length && values[order[at] as number] === value; at++) {
				const example = order[at] as number;
				const count = counts ? (counts[example] as number) : 1;
				if (labels[example]) truesHere += count;
				else falsesHere += count;
			}
			pairs += truesHere * (falses + falsesHere / 2);
			trues += truesHere;
			falses += falsesHere;
		}
		return trues === 0 || falses === 0 ? null : pairs / (trues * falses);
	};
}
