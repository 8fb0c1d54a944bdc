/** Weights and factors, chosen on the development half of the labelled list (docs/similar.md). */
export const settings = {
	party: 1.5,
	number: 1.5,
	concept: 1.2,
	/** The share of words in the similarity; the rest is wording, letter by letter. */
	words: 0.75,
	/** What texts without a language in common can reach: much of what they say cannot be compared. */
	acrossLanguages: 0.9,
	otherNumbers: 0.45,
	otherParties: 0.45,
	otherNames: 0.7,
	otherRoles: 0.45,
	otherWords: 0.55,
	/** How much of the longer text must run alike for the rest to be slots. */
	alike: 0.6,
	/** The same of Chinese, where it is counted in characters. */
	alikeInHan: 0.65,
	/** Texts that differ in more slots are worded anew. */
	mostSlots: 2,
	opposite: 0.45,
	negation: 0.45,
	/** From here on a claim is answered. */
	threshold: 0.5,
};
