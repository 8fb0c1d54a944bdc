/** A text folded for finding quotes in it, with the way back: character `n` stems from `starts[n]` to `ends[n]` of the original. */
export interface FoldedQuote {
	readonly text: string;
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

/** A character with its marks; jamo that make one syllable, and half-width kana with their voicing, stay together. */
const cluster = /[\u1100-\u11ff\u3130-\u318f\uffa0-\uffdc]+\p{M}*|[\s\S][\p{M}\uff9e\uff9f]*/gu;
/** What is not seen: soft hyphens, joiners, marks of direction, variation selectors. */
const unseen = /\p{Cf}|[\ufe00-\ufe0f]/gu;
/** Scripts written without spaces, and their punctuation: a space or line break between two of these says nothing. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uff65]/u;
const alike: readonly (readonly [RegExp, string])[] = [
	[/[‘’‚‛′`´]/gu, "'"],
	[/[“”„‟″«»「」『』〝〞]/gu, '"'],
	[/[\u2010-\u2015\u2212]/gu, '-'],
];
const isPlain = /^[!-&(-,.-_a-~]$/;

/**
 * A text as quotes are compared: Unicode normalisation form NFKC (so full and half width, ligatures and composed
 * accents are one), typographic quotation marks and dashes as their plain forms, each run of white space as one space,
 * none between two Chinese or Japanese characters, and nothing unseen. Letters stay as they are: capitals and accents
 * tell quotes apart.
 */
export function foldQuote(text: string): FoldedQuote {
	let folded = '';
	const starts: number[] = [];
	const ends: number[] = [];
	let space = { start: -1, end: -1 };
	let last = '';
	for (const { 0: from, index } of text.matchAll(cluster)) {
		const to = isPlain.test(from) ? from : foldCluster(from);
		const end = index + from.length;
		if (to.trim() === '') {
			if (to === '') continue;
			space = { start: space.start < 0 ? index : space.start, end };
			continue;
		}
		if (space.start >= 0 && folded !== '' && !(unspaced.test(last) && unspaced.test(from))) {
			folded += ' ';
			starts.push(space.start);
			ends.push(space.end);
		}
		space = { start: -1, end: -1 };
		last = from;
		// A mark that is written alone, such as ´, is a space and a mark in this form.
		const seen = to.trimStart();
		folded += seen;
		for (let at = 0; at < seen.length; at++) {
			starts.push(index);
			ends.push(end);
		}
	}
	return { text: folded, starts, ends };
}

function foldCluster(from: string): string {
	let to = plain(from);
	to = plain(to.normalize('NFKC'));
	return to.replace(unseen, '');
}

function plain(text: string): string {
	let made = text;
	for (const [these, one] of alike) made = made.replace(these, one);
	return made;
}
