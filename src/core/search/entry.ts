import type { Claim } from '../claim.js';
import type { Party } from '../party.js';
import type { Source } from '../source.js';
import type { Statement } from '../statement.js';
import type { Document } from '../story.js';
import { indexTokens } from './tokens.js';

/** What kinds of thing are found, in the order in which they are answered. */
export const searchKinds = ['PARTY', 'CLAIM', 'SOURCE', 'STATEMENT'] as const;
export type SearchKind = (typeof searchKinds)[number];

export type SearchField = 'TEXT' | 'WORDS' | 'QUOTE' | 'NOTE' | 'NAME' | 'DESCRIPTION' | 'OUTLET';

/** One text by which a thing is found. */
export interface SearchText {
	readonly field: SearchField;
	readonly language: string | null;
	readonly text: string;
}

/** What the index keeps of a thing. */
export interface SearchEntry {
	readonly id: string;
	readonly kind: SearchKind;
	readonly retracted: boolean;
	/** Different tokens of all its texts, and once more, marked, those that are in a note only; with spaces between them. */
	readonly tokens: string;
	readonly rank: number;
}

/**
 * What hits are ordered by, least first: parties, then claims, sources, statements, retracted statements; in each the
 * shorter text first. Every word asked for is in every hit, so their rarity tells hits of one question apart no more
 * than it would in BM25 with each word counted once: there too the shorter text ranks first. So the order is fixed when a
 * thing is recorded, the same in every database, and read off the index page by page (docs/adr/010).
 */
const rankOf = (entry: { readonly kind: SearchKind; readonly retracted: boolean; readonly length: number }): number =>
	rankWidth * (searchKinds.indexOf(entry.kind) + (entry.retracted ? 1 : 0)) +
	Math.min(rankWidth - 1, Math.floor(4 * Math.log2(Math.max(1, entry.length))));

/** Lengths are told apart in steps of a quarter of a doubling. */
export const rankWidth = 64;

export const isRetracted = (rank: number): boolean => rank >= rankWidth * searchKinds.length;

function entryOf(
	thing: { readonly id: string; readonly kind: SearchKind; readonly retracted?: boolean },
	texts: readonly SearchText[],
): SearchEntry {
	const { id, kind, retracted = false } = thing;
	const textsOf = (isNote: boolean) => texts.flatMap((one) => ((one.field === 'NOTE') === isNote ? one.text : []));
	const { tokens, length } = indexTokens(textsOf(false));
	const notes = textsOf(true);
	if (notes.length > 0)
		for (const token of indexTokens(notes).tokens)
			if (!tokens.has(token)) {
				tokens.add(token);
				tokens.add(noted(token));
			}
	return { id, kind, retracted, tokens: [...tokens].join(' '), rank: rankOf({ kind, retracted, length }) };
}

/** What marks a word that a thing has in a note only, so that it is not found by it by those who do not see notes. */
export const noted = (token: string): string => `~${token}`;

const localized = (field: SearchField, texts: Readonly<Record<string, string>>): SearchText[] =>
	Object.entries(texts).map(([language, text]) => ({ field, language, text }));
const given = (field: SearchField, text: string | null, language: string | null = null): SearchText[] =>
	text === null ? [] : [{ field, language, text }];

export const textsOfClaim = (claim: Pick<Claim, 'text' | 'language' | 'translations'>): SearchText[] => [
	{ field: 'TEXT', language: claim.language, text: claim.text },
	...localized('TEXT', claim.translations),
];

export const textsOfStatement = (said: Pick<Statement, 'words' | 'wordsLanguage' | 'quote' | 'note'>): SearchText[] => [
	...given('WORDS', said.words, said.wordsLanguage),
	...given('QUOTE', said.quote),
	...given('NOTE', said.note),
];

export const textsOfParty = (party: Pick<Party, 'name' | 'names' | 'shortName' | 'note'>): SearchText[] => {
	const names = localized('NAME', party.names);
	const own = names.some((one) => one.text === party.name) ? [] : given('NAME', party.name);
	return [...own, ...names, ...given('NAME', party.shortName), ...given('NOTE', party.note)];
};

/** A source is found by how it is described, by the names of its parties, and by the outlet that it speaks in. */
export const textsOfSource = (
	source: Pick<Source, 'described'>,
	of: {
		readonly parties: readonly Pick<Party, 'name' | 'names' | 'shortName'>[];
		readonly document: Pick<Document, 'outlet'> | null;
	},
): SearchText[] => [
	...given('DESCRIPTION', source.described),
	...of.parties.flatMap((party) => textsOfParty({ ...party, note: null })),
	...given('OUTLET', of.document?.outlet ?? null),
];

export const claimEntry = (claim: Pick<Claim, 'id' | 'text' | 'language' | 'translations'>): SearchEntry =>
	entryOf({ id: claim.id, kind: 'CLAIM' }, textsOfClaim(claim));

export const statementEntry = (
	said: Parameters<typeof textsOfStatement>[0] & { readonly id: string },
	options: { readonly retracted: boolean },
): SearchEntry => entryOf({ id: said.id, kind: 'STATEMENT', ...options }, textsOfStatement(said));

export const partyEntry = (party: Parameters<typeof textsOfParty>[0] & { readonly id: string }): SearchEntry =>
	entryOf({ id: party.id, kind: 'PARTY' }, textsOfParty(party));

export const sourceEntry = (
	source: Pick<Source, 'id' | 'described'>,
	of: Parameters<typeof textsOfSource>[1],
): SearchEntry => entryOf({ id: source.id, kind: 'SOURCE' }, textsOfSource(source, of));
