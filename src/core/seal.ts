import type { Ref } from './drafts.js';
import type { Instant } from './ids.js';
import { type Actor, may } from './permissions.js';
import type { Headcount } from './source.js';

type Maybe<T> = T | null | undefined;

export interface SealDraft {
	readonly source: Ref;
	/** Who stands behind it, and how they are reached: whatever is to be kept from everybody but the readers. */
	readonly identity: string;
	/** How many people it is; as the source says when left out. */
	readonly headcount?: Maybe<{ readonly least: number; readonly most?: Maybe<number> }>;
	/** The users who may open it; whoever seals it when left out. */
	readonly readers?: Maybe<readonly string[]>;
	readonly reason: string;
}

/** What is done to a sealed source, with the reason: opening it, or destroying it. */
export interface SealedDraft {
	readonly source: Ref;
	readonly reason: string;
}

export interface SealReadersDraft extends SealedDraft {
	readonly readers: readonly string[];
}

/** What a seal holds. */
export interface Sealed {
	readonly identity: string;
	/** How many people it is, where that is in the seal. */
	readonly headcount: Headcount | null;
}

/** That a source is sealed, and for whom; nothing of what is in it. */
export interface Seal {
	readonly sourceId: string;
	readonly deskId: string;
	readonly readerIds: readonly string[];
	readonly recordedAt: Instant;
	readonly destroyedAt: Instant | null;
}

/** Groups smaller than this tell who is in them: of a sealed source, the number goes into the seal. */
const smallGroup = 5;

/** How often one person may open seals within an hour. */
export const readingsPerHour = 20;

export const isSmall = (headcount: Headcount | null): boolean => headcount !== null && headcount.least < smallGroup;

/** What is left on record of a small group: at least one, and no most. */
export const several: Headcount = { least: 1, most: null };

/** Whether somebody may learn that a source is sealed. */
export const maySeeSeal = (actor: Actor, { deskId }: Pick<Seal, 'deskId'>): boolean => may(actor, 'seeSeals', deskId);

/** Whether a text for others gives away an identity that is to be sealed: all of it, or one of its longer words. */
export function givesAway(text: string, identity: string): boolean {
	const plain = (one: string) => one.normalize('NFKC').toLowerCase();
	const within = plain(text);
	const words = plain(identity).split(/[^\p{L}\p{N}]+/u);
	return (
		within.includes(plain(identity)) ||
		words.some((word) => /\p{L}/u.test(word) && word.length > 3 && within.includes(word))
	);
}
