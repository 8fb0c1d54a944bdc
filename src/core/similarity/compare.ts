import { differencesOf } from './differences.js';
import type { Features } from './features.js';
import { both, shownIn } from './sets.js';
import { settings } from './settings.js';

export type SimilarityReasonKind =
	| 'WORDS'
	| 'WORDING'
	| 'CONCEPTS'
	| 'PARTIES'
	| 'NUMBERS'
	| 'TRANSLATION'
	| 'ACROSS_LANGUAGES'
	| 'OTHER_NUMBERS'
	| 'OTHER_PARTIES'
	| 'OTHER_NAMES'
	| 'OTHER_ROLES'
	| 'OTHER_WORDS'
	| 'OPPOSITE'
	| 'NEGATION';

/** One reason why two texts are held to say the same, or why not quite; with what of the texts it rests on. */
export interface SimilarityReason {
	readonly kind: SimilarityReasonKind;
	readonly fragments: readonly string[];
}

/** Reasons that two texts may not say the same after all. */
export const speaksAgainst = (kind: SimilarityReasonKind): boolean => /^(?:OTHER|OPPOSITE|NEGATION)/.test(kind);

/** How alike two texts are, 0 to 1, and why: what they share first, then what tells them apart. */
export interface Comparison {
	readonly similarity: number;
	readonly because: readonly SimilarityReason[];
}

/**
 * Compares what a question says with what a claim says. Alike are the words, parties, numbers and terms that both have
 * (Dice's coefficient, weighted), and the wording letter by letter (Dice's of trigrams); what tells the texts apart makes
 * the likeness less.
 */
export function compare(asked: Features, claimed: Features, options: { readonly sameLanguage: boolean }): Comparison {
	const { sameLanguage } = options;
	const words = both(asked.words.keys(), new Set(claimed.words.keys()));
	const shared = {
		PARTIES: both(asked.parties, new Set(claimed.parties)),
		NUMBERS: both(asked.numbers, claimed.numbers),
		CONCEPTS: both(asked.concepts, claimed.concepts),
		WORDS: words.filter((one) => (asked.words.get(one) ?? 0) > 0.5),
	} as const;
	const because = (['PARTIES', 'NUMBERS', 'CONCEPTS', 'WORDS'] as const).flatMap((kind): SimilarityReason[] =>
		shared[kind].length > 0 ? [{ kind, fragments: shownIn(asked, shared[kind]) }] : [],
	);
	const grams = both(asked.grams, claimed.grams).length;
	const byWording = (2 * grams) / Math.max(1, asked.grams.size + claimed.grams.size);
	if (sameLanguage && byWording >= 0.5) because.push({ kind: 'WORDING', fragments: [] });
	/** The weight of words that can be compared, of all or of those given. */
	const weightOf = (of: Features, keys: Iterable<string> = of.words.keys()) =>
		sum([...keys].map((word) => (sameLanguage || isBridge(word) ? (of.words.get(word) ?? 0) : 0)));
	const keysOf = (of: { readonly parties: number; readonly numbers: number; readonly concepts: number }) =>
		of.parties * settings.party + of.numbers * settings.number + of.concepts * settings.concept;
	const weigh = ({ parties, numbers, concepts }: Features) =>
		keysOf({ parties: parties.length, numbers: numbers.size, concepts: concepts.size });
	const all = weigh(asked) + weightOf(asked) + weigh(claimed) + weightOf(claimed);
	const { PARTIES, NUMBERS, CONCEPTS } = shared;
	const common =
		keysOf({ parties: PARTIES.length, numbers: NUMBERS.length, concepts: CONCEPTS.length }) + weightOf(asked, words);
	const byWords = all === 0 ? 0 : (2 * common) / all;
	// Across languages it takes two sorts of things in common: that both name two parties says nothing yet.
	const sorts = [PARTIES, NUMBERS, CONCEPTS].filter((one) => one.length > 0).length;
	const alike = sameLanguage
		? settings.words * byWords + (1 - settings.words) * byWording
		: sorts < 2
			? 0
			: settings.acrossLanguages * byWords;
	const differences = differencesOf(asked, claimed, options);
	return {
		// Sums of weights may come out a hair above 1.
		similarity: differences.reduce((less, { factor }) => less * factor, Math.min(1, alike)),
		because: [...because, ...differences.map((one) => one.reason)],
	};
}

/** Words that are the same in every language: names and abbreviations in Latin letters. */
const isBridge = (word: string): boolean => /^[a-z0-9]+$/.test(word);
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
