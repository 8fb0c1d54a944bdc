import type { Instant } from './ids.js';
import type { Localized } from './text.js';

export const claimKinds = ['FACT', 'MOTIVE', 'JUDGEMENT', 'FORECAST'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const standings = ['INTAKE', 'CHECKING', 'READY', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN'] as const;
/** How far the desk's own work on a claim has come; says nothing about its truth. */
export type Standing = (typeof standings)[number];

/** Standings that say that the public sees a claim. One that was withdrawn may or may not have been published before. */
export const isPublished = (standing: Standing): boolean => standing === 'PUBLISHED' || standing === 'CORRECTED';

/** Standings that a claim may have when it is taken into the record; further it comes by being moved. */
export const isBeginning = (standing: Standing): boolean => standing === 'INTAKE' || standing === 'CHECKING';

/** An assertion under examination: one checkable proposition. Its text is never edited in place. */
export interface Claim {
	readonly id: string;
	readonly slug: string;
	readonly text: string;
	readonly language: string;
	/** The current revision's translations; a translation of an earlier wording is not carried over. */
	readonly translations: Localized;
	readonly kind: ClaimKind;
	/** Nobody in the record says it outright; the reporting implies it. */
	readonly implied: boolean;
	readonly revision: number;
	readonly standing: Standing;
	/** When the claim was first made in public, where known. */
	readonly saidAt: Instant | null;
	readonly recordedAt: Instant;
}

export const bearingKinds = ['FAVOURABLE', 'UNFAVOURABLE', 'NEUTRAL'] as const;
export type BearingKind = (typeof bearingKinds)[number];

/** A party that a claim is about, and whether the claim, if true, is good or bad news for it. */
export interface Bearing {
	readonly partyId: string;
	readonly news: BearingKind;
}

export type LinkKind = 'RESTS_ON' | 'OPPOSED_BY';

/** One claim leaning on another, or opposed by it. Links never close a cycle. */
export interface ClaimLink {
	readonly id: string;
	readonly claimId: string;
	readonly kind: LinkKind;
	readonly linkedClaimId: string;
	readonly recordedAt: Instant;
	/** When the link was ended, if it was; what ended stays on record. */
	readonly endedAt: Instant | null;
}
