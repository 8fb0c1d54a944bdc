import { fold, foldWithPlaces } from './fold.js';

/** What a text is found by, and where it stands in the text as it was given (UTF-16 units). */
export interface Token {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	/** WORD; or, of scripts written without spaces, ONE character or a PAIR of neighbours. */
	readonly of: 'WORD' | 'ONE' | 'PAIR';
}

const unspaced = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー';
const inWord = `(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])`;
const piece = new RegExp(
	`([${unspaced}]+)|\\p{Nd}+(?:[.,]\\p{Nd}+)+(?!${inWord})|${inWord}+(?:['’](?:s|t|re|ve|ll|d|m)(?!${inWord}))?`,
	'gu',
);
/** As `piece`, for texts of plain letters; what has a point or a comma is a number. */
const plainPiece = /[0-9]+(?:[.,][0-9]+)+(?![a-z0-9])|[a-z0-9]+(?:'(?:s|t|re|ve|ll|d|m)(?![a-z0-9]))?/g;
const isPlain = (text: string): boolean => !/[^\0-\x7f]/.test(text);
/** Longer words are known by their beginning. */
const longest = 64;

/** All that a text is found by, in order: words, and each character and each pair of neighbours where no spaces are written. */
export function tokensOf(text: string): Token[] {
	const folded = foldWithPlaces(text);
	const tokens: Token[] = [];
	const add = (of: Token['of'], token: string, from: number, to: number) =>
		tokens.push({ of, text: token, start: folded.starts[from] as number, end: folded.ends[to - 1] as number });
	for (const { 0: found, 1: run, index } of folded.text.matchAll(piece)) {
		if (run !== undefined) {
			let before = '';
			let at = index;
			for (const character of run) {
				const next = at + character.length;
				if (before) add('PAIR', before + character, at - before.length, next);
				add('ONE', character, at, next);
				before = character;
				at = next;
			}
		} else add('WORD', wordOf(found), index, index + found.length);
	}
	return tokens;
}

/** The different tokens that texts are kept under; of the longest, how many words, or characters without spaces, it has. */
export function indexTokens(texts: readonly string[]): { readonly tokens: Set<string>; readonly length: number } {
	const tokens = new Set<string>();
	let length = 0;
	for (const text of texts) length = Math.max(length, addTokens(text, tokens));
	return { tokens, length };
}

/** As `tokensOf`, without the places; answers how many there are but for pairs. */
function addTokens(text: string, tokens: Set<string>): number {
	const folded = fold(text);
	if (isPlain(folded)) {
		const found = folded.match(plainPiece) ?? [];
		for (const one of found) tokens.add(wordOf(one));
		return found.length;
	}
	let length = 0;
	for (const { 0: found, 1: run } of folded.matchAll(piece)) {
		if (run === undefined) {
			tokens.add(wordOf(found));
			length++;
			continue;
		}
		let before = '';
		for (const character of run) {
			if (before) tokens.add(before + character);
			tokens.add(character);
			before = character;
			length++;
		}
	}
	return length;
}

/** Words that were met lately: most come again and again. A longer one would hold on to the text that it is part of. */
const words = new Map<string, string>();
const mostWords = 20_000;
const longestKnown = 12;

/** A word or number, as it stands in a folded text, as a token. */
function wordOf(found: string): string {
	const known = words.get(found);
	if (known !== undefined) return known;
	const made = /[.,]/.test(found) ? found.replaceAll(',', '') : stem(found);
	if (found.length > longestKnown) return made;
	if (words.size >= mostWords) words.clear();
	words.set(found, made);
	return made;
}

/** The different tokens that a text must have for a question to hit it: of a longer run only the pairs. */
export function wantedTokens(question: string): Set<string> {
	if (isPlain(question)) {
		const words = new Set<string>();
		addTokens(question, words);
		return words;
	}
	const tokens = tokensOf(question.normalize('NFC'));
	const paired = new Set(tokens.flatMap((one) => (one.of === 'PAIR' ? [one.start, one.end] : [])));
	const inPair = (one: Token) => one.of === 'ONE' && (paired.has(one.start) || paired.has(one.end));
	return new Set(tokens.filter((one) => !inPair(one)).map((one) => one.text));
}

/** Without possessive and plural s (the weak stemmer of Harman 1991); applied alike to what is kept and what is asked. */
function stem(word: string): string {
	const bare = word
		.replace(/['’]s$/, '')
		.replace(/['’]/, '')
		.slice(0, longest);
	if (bare.length < 4 || bare === 'news' || !/^[a-z]+$/.test(bare)) return bare;
	if (/[^ea]ies$/.test(bare)) return `${bare.slice(0, -3)}y`;
	if (/[^aeo]es$/.test(bare)) return bare.slice(0, -1);
	return /[^us]s$/.test(bare) ? bare.slice(0, -1) : bare;
}
