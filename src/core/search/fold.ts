/** A text folded for comparing, with the way back: character `n` of it stems from `starts[n]` to `ends[n]` of the original. */
export interface Folded {
	readonly text: string;
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

/** A character with its marks; jamo that make one syllable, and half-width kana with their voicing, stay together. */
const cluster = /[\u1100-\u11ff\u3130-\u318f\uffa0-\uffdc]+\p{M}*|[\s\S][\p{M}\uff9e\uff9f]*/gu;
/** As `cluster`, but for what needs no more than a small letter. */
const foreign = /[\u1100-\u11ff\u3130-\u318f\uffa0-\uffdc]+\p{M}*|[\s\S][\p{M}\uff9e\uff9f]+|[^\0-\x7f]/gu;
/** Accents, variation selectors and what is not seen: soft hyphens, joiners, marks of direction. */
const unseen = /[\u0300-\u036f\ufe00-\ufe0f\u{e0100}-\u{e01ef}\p{Cf}]/gu;
const plainLetters = new Map(
	Object.entries({ ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ŧ: 't', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ı: 'i', ς: 'σ' }),
);

/** Case, accents, full and half width, ligatures and other forms of a character are made one (Unicode NFKC, and more). */
export const fold = (text: string): string =>
	text.replace(foreign, foldCluster).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

export function foldWithPlaces(text: string): Folded {
	let folded = '';
	const starts: number[] = [];
	const ends: number[] = [];
	for (const { 0: from, index } of text.matchAll(cluster)) {
		const to = foldCluster(from);
		folded += to;
		for (let at = 0; at < to.length; at++) {
			starts.push(index);
			ends.push(index + from.length);
		}
	}
	return { text: folded, starts, ends };
}

function foldCluster(from: string): string {
	// Most text: nothing to look up.
	if (from.length === 1 && from < '\u0080') return from.toLowerCase();
	const bare = from.normalize('NFKD').replace(unseen, '').normalize('NFKC');
	// By way of capitals, since several small letters share one: ẞ, ß and ss, ς and σ.
	const small = [...bare].map((one) => one.toLowerCase().toUpperCase().toLowerCase()).join('');
	const plain = [...small].map((one) => plainLetters.get(one) ?? one).join('');
	return plain.normalize('NFKD').replace(unseen, '').normalize('NFKC');
}
