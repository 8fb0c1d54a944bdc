import type { ContestednessLevel } from '../contestedness/opinion.js';
import type { Suggestion } from '../cues/suggest.js';
import type { InterestReason } from '../interest.js';
import type { Because } from '../policy/rule.js';
import type { RuleName } from '../policy/settings.js';
import type { SimilarityReason } from '../similarity/compare.js';
import type { Attribution } from '../source.js';
import type { Response } from '../statement.js';
import type { MapMessages } from './map.js';
import type { PageMessages } from './page.js';

/** A group of speakers who did the same, as a sentence names them. */
export interface Speakers {
	/** Names in order, at most three; then `more` others. */
	readonly names: readonly string[];
	readonly more: number;
}

/** The words of one language. A third language is a folder beside these, and a line in the list of `index.ts`. */
export interface Messages {
	readonly language: string;
	readonly level: Readonly<Record<ContestednessLevel, string>>;
	unnamedPeople(least: number, most: number | null): string;
	publication(outlet: string | null, attribution: Attribution): string;
	readonly theRecord: string;
	spokesperson(names: string): string;
	/** Several parties who speak as one source. */
	together(names: readonly string[]): string;
	asserts(speakers: Speakers): string;
	restsOn(claims: readonly string[]): string;
	denies(speakers: Speakers, options: { readonly partial: boolean; readonly serving: boolean }): string;
	opposedBy(claims: readonly string[]): string;
	stoodSilent(speakers: Speakers, response: Response): string;
	answered(count: number): string;
	retracted(count: number): string;
	readonly nobodyAsserts: string;
	readonly nobodyOpposes: string;
	readonly nobodySpeaks: string;
	/** Level in words, the score where both sides are there, and whether the record is thin. */
	opening(level: string, options: { readonly score: number | null; readonly thin: boolean }): string;
	sentence(opening: string, parts: readonly string[]): string;
	/** Why a statement serves its speaker or goes against it; names are in this language already. */
	interest(
		reason: InterestReason,
		names: { readonly party: string; readonly inParty: string },
		serves: boolean,
	): string;
	/** Why a claim is held to say the same as a question, or why not quite. */
	similar(reason: SimilarityReason): string;
	/** Maps, timelines and dossiers. */
	readonly map: MapMessages;
	/** Pages that people look at. */
	readonly page: PageMessages;
	/** Why a sentence is held to report a statement. */
	suggested(suggestion: Pick<Suggestion, 'cue' | 'reason' | 'speaker'>): string;
	/** Why a rule of a sourcing policy is met or not; `names` gives parties in this language. */
	policy(because: Because, names: (ids: readonly string[]) => readonly string[]): string;
	/** What a rule asks for. */
	readonly rule: Readonly<Record<RuleName, string>>;
	factor: {
		stance(partial: boolean): string;
		named(heads: number): string;
		readonly organization: string;
		readonly document: string;
		unnamed(heads: number): string;
		directness: Readonly<Record<string, string>>;
	};
}
