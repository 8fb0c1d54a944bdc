import type { Bearing } from '../claim.js';
import type { Interest } from '../party.js';
import {
	isPartial,
	type OpposingStance,
	opposingStances,
	type SupportingStance,
	supportingStances,
} from '../statement.js';
import type { Columns } from './column.js';
import type { Speakers } from './speakers.js';

/** What was said under many claims, silences apart, as columns: one row a statement, those of a claim side by side. */
export interface Briefs {
	/** Where each claim's rows begin, and, after the last claim, where they end. */
	readonly starts: Uint32Array;
	/** Places in `briefStances`. */
	readonly stances: Uint8Array;
	/** Numbers of sources, as the background has them. */
	readonly sources: Int32Array;
	/** The row that is answered, or one of `briefTargets`. */
	readonly targets: Int32Array;
	/** 1 where the statement was taken back. */
	readonly retracted: Uint8Array;
	/** Where it was reported, by row; nothing where that is not known. */
	readonly documents: ReadonlyMap<number, string>;
	/** What it repeats, by row. */
	readonly originDocuments: ReadonlyMap<number, string>;
}

export const briefStances: readonly (SupportingStance | OpposingStance)[] = [...supportingStances, ...opposingStances];
export const briefTargets = { CLAIM: -1, ABSENT: -2 } as const;
/** By stance: 1 where it concedes something, else 0. */
export const isSaidInPart: readonly number[] = briefStances.map((stance) =>
	stance !== 'ASSERTS' && stance !== 'CONFIRMS' && isPartial(stance) ? 1 : 0,
);

/** What claims share; `backgroundOf` makes it. */
export interface Background extends Shared {
	/** The parties that a claim bears on, and those that have to do with them, by number: who speaks for one may have a stake. */
	readonly concerned: (bearings: readonly Bearing[]) => readonly number[];
}
export interface Shared {
	readonly speakers: Speakers;
	/** By the party on either end. */
	readonly interests: ReadonlyMap<string, readonly Interest[]>;
	/** By document that repeats another: what it goes back to. */
	readonly roots: ReadonlyMap<string, string>;
}

/** The rows of one claim, and where their weights go. */
export interface Rows {
	readonly start: number;
	readonly end: number;
	readonly bearings: readonly Bearing[];
	readonly background: Background;
	readonly columns: Columns;
}
