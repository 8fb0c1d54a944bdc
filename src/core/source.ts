import type { Instant } from './ids.js';

export const attributions = [
	'ON_RECORD',
	'SPOKESPERSON',
	'ON_BACKGROUND',
	'DEEP_BACKGROUND',
	'ANONYMOUS',
	'PUBLICATION',
	'RECORD',
	'NEWSROOM',
] as const;
/** On which terms a source speaks (AP, Reuters and NPR handbooks). */
export type Attribution = (typeof attributions)[number];

export const directnesses = ['FIRST_HAND', 'OFFICIAL', 'SECOND_HAND', 'HEARSAY', 'UNKNOWN'] as const;
/** How near the source is to what it speaks of: is it in a position to know? */
export type Directness = (typeof directnesses)[number];

/** How many people stand behind an unnamed source; `most` is null where the report leaves it open. */
export interface Headcount {
	readonly least: number;
	readonly most: number | null;
}

/** Who speaks, and on what terms: named parties, or an unnamed group with a headcount. */
export interface Source {
	readonly id: string;
	readonly slug: string;
	readonly storyId: string | null;
	readonly attribution: Attribution;
	readonly directness: Directness;
	readonly headcount: Headcount | null;
	/** How the report describes the source: "people familiar with the matter". */
	readonly described: string | null;
	readonly documentId: string | null;
	readonly partyIds: readonly string[];
	/** Unnamed sources that may be the same people. */
	readonly mayOverlapIds: readonly string[];
	readonly recordedAt: Instant;
}

/** Terms under which no name is given; the source is then a group with a headcount. */
export const isUnnamed = (attribution: Attribution): boolean =>
	attribution === 'ANONYMOUS' || attribution === 'ON_BACKGROUND' || attribution === 'DEEP_BACKGROUND';

/** Terms under which a publication speaks in its own voice, so that its document is what speaks. */
export const isPublicationVoice = (attribution: Attribution): boolean =>
	attribution === 'NEWSROOM' || attribution === 'PUBLICATION';

/** A spokesperson speaks officially; of the others nothing is known until it is said. */
export const usualDirectness = (attribution: Attribution): Directness =>
	attribution === 'SPOKESPERSON' ? 'OFFICIAL' : 'UNKNOWN';
