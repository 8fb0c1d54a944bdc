import { distance } from 'fastest-levenshtein';

/** An enum value as a ledger writes it: `DENIES_IN_PART` is `denies-in-part`. */
export type WordOf<E extends string> = E extends `${infer First}_${infer Rest}`
	? `${Lowercase<First>}-${WordOf<Rest>}`
	: Lowercase<E>;

export const wordOf = <E extends string>(value: E): WordOf<E> => value.toLowerCase().replaceAll('_', '-') as WordOf<E>;

/** The enum value that the word stands for, if any. */
export const fromWord = <E extends string>(values: readonly E[], word: string): E | undefined =>
	values.find((value) => (wordOf(value) as string) === word);

/** The known name that a misspelt one most likely stands for, or null where none is near. */
export function nearest(name: string, known: Iterable<string>): string | null {
	let within =
		name.length < 2 ? 0 : name.length < 4 ? 1 : name.length < 9 ? 2 : Math.min(4, Math.floor(name.length / 3));
	let best: string | null = null;
	for (const one of known) {
		if (Math.abs(one.length - name.length) > within) continue;
		const apart = distance(name, one);
		if (apart > within) continue;
		best = one;
		if (apart === 0) break;
		within = apart - 1;
	}
	return best;
}

/** A name between backticks, short and on one line. */
export const named = (name: string): string => `\`${name.slice(0, 60).replace(/[\s\p{Cc}]+/gu, ' ')}\``;

/** `a`, `b` or `c`. */
export function eitherOf(names: readonly string[]): string {
	const all = names.map(named);
	return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
