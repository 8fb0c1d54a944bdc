import type { SimilarityReason, SimilarityReasonKind } from '../../similarity/compare.js';

const quoted = (fragments: readonly string[]): string => fragments.map((one) => `“${one}”`).join(', ');
/** Pairs of what the one and the other text has. */
const inPlace = (fragments: readonly string[]): string =>
	fragments.flatMap((one, at) => (at % 2 ? [] : [`“${one}” in place of “${fragments[at + 1] ?? ''}”`])).join(', ');

const sentences: Readonly<Record<SimilarityReasonKind, (fragments: readonly string[]) => string>> = {
	WORDS: (shared) => `both say ${quoted(shared)}`,
	WORDING: () => 'they are worded alike, letter by letter',
	CONCEPTS: (shared) => `both use words for the same: ${quoted(shared)}`,
	PARTIES: (shared) => `both name ${quoted(shared)}`,
	NUMBERS: (shared) => `both state ${quoted(shared)}`,
	TRANSLATION: ([language]) => `it is so in the claim's translation (${language})`,
	ACROSS_LANGUAGES: () => 'they are in different languages: only names, numbers and known terms are compared',
	OTHER_NUMBERS: (fragments) => `but they state different numbers or dates: ${quoted(fragments)}`,
	OTHER_PARTIES: (fragments) => `but they name different parties: ${quoted(fragments)}`,
	OTHER_NAMES: (fragments) => `but they have different names: ${quoted(fragments)}`,
	OTHER_ROLES: (fragments) => `but who does it to whom is the other way round: ${quoted(fragments)}`,
	OTHER_WORDS: (fragments) => `but the text asked about has ${inPlace(fragments)}`,
	OPPOSITE: (fragments) => `but they say opposite things: ${quoted(fragments)}`,
	NEGATION: () => 'but one of them says “not”',
};

/** Why a claim is held to say the same as a question, or why not quite. */
export const similarInEnglish = ({ kind, fragments }: SimilarityReason): string => sentences[kind](fragments);
