import type { Claim } from '../claim.js';
import type { Party } from '../party.js';
import { textsOfClaim } from '../search/entry.js';
import { fold } from '../search/fold.js';
import { tokensOf, wantedTokens } from '../search/tokens.js';
import { type Comparison, compare, settings } from './compare.js';
import { containsName, featuresOf, isStopWord, type PartyName } from './features.js';

/** What somebody asks about: has this been checked before? */
export interface Question {
	readonly text: string;
	readonly language: string | null;
}

/** A claim that says the same as the question, or nearly, with the reasons. */
export interface SimilarClaim<C> extends Comparison {
	readonly claim: C;
}

type Wording = Pick<Claim, 'id' | 'text' | 'language' | 'translations'>;

const baseOf = (language: string): string => language.split('-')[0] ?? language;
const hasHan = (text: string): boolean => /\p{sc=Han}/u.test(text);

/**
 * The claims that are at least as similar as the threshold, the most similar first; each by its most similar wording,
 * in the question's language where there is one.
 */
export function similarAmong<C extends Wording>(
	question: Question,
	claims: readonly C[],
	options: { readonly names: readonly PartyName[]; readonly first: number },
): SimilarClaim<C>[] {
	const asked = featuresOf(question.text, options.names);
	const inOneLanguage = (wording: { readonly language: string | null; readonly text: string }): boolean =>
		question.language && wording.language
			? baseOf(question.language) === baseOf(wording.language)
			: hasHan(question.text) === hasHan(wording.text);
	const compared = claims.map((claim): SimilarClaim<C> => {
		const wordings = textsOfClaim(claim).map((wording, at) => ({
			...wording,
			at,
			sameLanguage: inOneLanguage(wording),
		}));
		const same = wordings.filter((one) => one.sameLanguage);
		const [first, ...rest] = (same.length > 0 ? same : wordings).map(
			({ text, language, at, sameLanguage }): Comparison => {
				const { similarity, because } = compare(asked, featuresOf(text, options.names), { sameLanguage });
				const how = [
					...(at > 0 ? [{ kind: 'TRANSLATION', fragments: [language ?? ''] } as const] : []),
					...(sameLanguage ? [] : [{ kind: 'ACROSS_LANGUAGES', fragments: [] } as const]),
				];
				return { similarity, because: [...because, ...how] };
			},
		);
		const best = rest.reduce((most, one) => (one.similarity > most.similarity ? one : most), first as Comparison);
		return { claim, ...best };
	});
	return compared
		.filter((one) => one.similarity >= settings.threshold)
		.sort((a, b) => b.similarity - a.similarity || (a.claim.id < b.claim.id ? -1 : 1))
		.slice(0, options.first);
}

/** The names of parties, each with its party. A person is named by the last part of a name, too. */
export const namesOf = (parties: readonly Party[]): PartyName[] =>
	parties.flatMap((party) => {
		const full = [party.name, ...Object.values(party.names), ...(party.shortName ? [party.shortName] : [])];
		const last = party.kind === 'PERSON' ? full.map((name) => name.split(/[\s·•]/).at(-1) ?? '') : [];
		const names = new Set([...full, ...last.filter((name) => name.length > (hasHan(name) ? 1 : 2))]);
		return [...names].map((name) => ({ partyId: party.id, name }));
	});

/** The parties that a text names, by any of their names. */
export function partiesIn(text: string, parties: readonly Party[]): Party[] {
	const folded = fold(text);
	return parties.filter((party) => namesOf([party]).some(({ name }) => containsName(folded, name)));
}

/** The most words of a question that candidates are looked up by, and neighbours, and parties. */
const most = { words: 32, neighbours: 24, parties: 6, names: 4 } as const;

/** The words of a question that are worth looking up, the longest (and so the rarest, mostly) first. */
export function wordsToLookUp(text: string): string[] {
	const words = [...wantedTokens(text)].filter((one) => !isStopWord(one));
	return words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, most.words);
}

/**
 * The conjunctions of tokens that candidates are looked up by: each word, words side by side, the names of each party in
 * every language, and those of two parties together.
 */
export function lookUps(text: string, parties: readonly Party[]): string[][] {
	const words = wordsToLookUp(text);
	const kept = new Set(words);
	const inOrder = [...new Set(tokensOf(text.normalize('NFC')).map((one) => one.text))].filter((one) => kept.has(one));
	const neighbours = inOrder.slice(1).map((word, at) => [inOrder[at] as string, word]);
	const names = parties.slice(0, most.parties).map((party) =>
		namesOf([party])
			.slice(0, most.names)
			.map(({ name }) => [...wantedTokens(name)]),
	);
	const together = names.flatMap((one, at) =>
		names
			.slice(at + 1)
			.flatMap((other) => one.flatMap((name) => other.map((second) => [...new Set([...name, ...second])]))),
	);
	const all = [...words.map((one) => [one]), ...neighbours.slice(0, most.neighbours), ...names.flat(), ...together];
	return [...new Map(all.filter((one) => one.length > 0).map((one) => [one.join(' '), one])).values()].slice(0, 200);
}
