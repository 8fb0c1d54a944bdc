import { type FoldedQuote, foldQuote } from './foldQuote.js';

/** Whether a quote is in the text that it is said to be from, and whether it is clear where. */
export type QuoteState = 'FOUND_ONCE' | 'FOUND_SEVERAL_TIMES' | 'ORPHANED';

/** A quote and, where somebody gave it, what stands before and after it (TextQuoteSelector of the W3C's Web Annotation). */
export interface QuoteSelector {
	readonly exact: string;
	readonly prefix?: string | null;
	readonly suffix?: string | null;
}

/** A quote as it stands in a text. Of one that is not found once, exact, prefix and suffix are as they were given. */
export interface QuoteAnchor {
	readonly state: QuoteState;
	readonly exact: string;
	readonly prefix: string | null;
	readonly suffix: string | null;
	/** How many places have the quote with what was given to stand before and after it. */
	readonly occurrences: number;
	/** Where it is in the text, in UTF-16 units; null unless it is found once. */
	readonly start: number | null;
	readonly end: number | null;
	/** Whether the quote alone is in the text more than once, so that only what stands beside it tells which is meant. */
	readonly needsContext: boolean;
}

/** How much of a text is shown before and after a quote, in UTF-16 units; as much as was given, if that is more. */
const contextLength = 32;
const shown = (given: string | null | undefined): number => Math.max(contextLength, given?.length ?? 0);

/**
 * Looks a quote up in a text. Either it is there, with what was given to stand before and after it, or it is orphaned:
 * no passage that is merely like it is taken in its stead. A quote does not begin or end within a word.
 */
export function anchorQuote(text: string, quote: QuoteSelector, folded: FoldedQuote = foldQuote(text)): QuoteAnchor {
	const exact = foldQuote(quote.exact).text;
	const before = foldQuote(quote.prefix ?? '').text;
	const after = foldQuote(quote.suffix ?? '').text;
	const found = exact === '' ? [] : placesOf(exact, folded.text);
	const fitting = found.filter((at) => fits(folded.text, { at, length: exact.length, before, after }));
	const [at] = fitting;
	const given = { exact: quote.exact, prefix: quote.prefix ?? null, suffix: quote.suffix ?? null };
	const occurrences = fitting.length;
	const needsContext = found.length > 1;
	if (at === undefined || occurrences > 1)
		return {
			...given,
			state: occurrences > 1 ? 'FOUND_SEVERAL_TIMES' : 'ORPHANED',
			occurrences,
			start: null,
			end: null,
			needsContext,
		};
	const start = folded.starts[at] as number;
	const end = folded.ends[at + exact.length - 1] as number;
	return {
		state: 'FOUND_ONCE',
		exact: text.slice(start, end),
		prefix: text.slice(whole(text, Math.max(0, start - shown(quote.prefix))), start),
		suffix: text.slice(end, whole(text, Math.min(text.length, end + shown(quote.suffix)))),
		occurrences,
		start,
		end,
		needsContext,
	};
}

/** Every place of a folded quote in a folded text where it is no part of longer words. */
function placesOf(exact: string, text: string): number[] {
	const places: number[] = [];
	for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
		const end = at + exact.length;
		const cutsFirst = inWord(text.slice(Math.max(0, at - 2), at), 'last') && inWord(exact, 'first');
		const cutsLast = inWord(exact, 'last') && inWord(text.slice(end, end + 2), 'first');
		if (!cutsFirst && !cutsLast) places.push(at);
	}
	return places;
}

/** Letters and digits of scripts that put spaces between words. */
const letter =
	'(?:(?![\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}])[\\p{L}\\p{N}])';
const firstLetter = new RegExp(`^${letter}`, 'u');
const lastLetter = new RegExp(`${letter}$`, 'u');
const inWord = (text: string, end: 'first' | 'last'): boolean =>
	end === 'first' ? firstLetter.test(text.slice(0, 2)) : lastLetter.test(text.slice(-2));

function fits(
	text: string,
	{ at, length, before, after }: { at: number; length: number; before: string; after: string },
): boolean {
	const end = at + length;
	// A space more than the context: there may be one between it and the quote.
	const left = text.slice(Math.max(0, at - before.length - 1), at).trimEnd();
	const right = text.slice(end, end + after.length + 1).trimStart();
	return left.endsWith(before) && right.startsWith(after);
}

/** A place that is not in the middle of a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at);
