import type { Instant } from './ids.js';
import type { Role } from './permissions.js';

/** People who check together, under rules of their own. Whatever is recorded belongs to one desk. */
export interface Desk {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly recordedAt: Instant;
}

/** Somebody who can sign in. */
export interface User {
	readonly id: string;
	readonly name: string;
	/** In small letters; whoever signs in with it is this user. */
	readonly email: string | null;
	readonly recordedAt: Instant;
	/** Since when they may no longer sign in; what they did stays. */
	readonly endedAt: Instant | null;
}

/** A program's way in, made by a user for one desk. Its secret is shown once and kept as a hash. */
export interface ApiKey {
	readonly id: string;
	readonly userId: string;
	readonly deskId: string;
	/** What it may do at most; never more than its user may at the moment. */
	readonly role: Role;
	readonly name: string;
	readonly recordedAt: Instant;
	readonly expiresAt: Instant;
	/** When it was last used, to the minute. */
	readonly lastUsedAt: Instant | null;
	readonly revokedAt: Instant | null;
}

/** The desk that is there from the start, and its owner. */
export const foundingDeskId = 'dsk_0000000000000000';
export const foundingOwnerId = 'usr_0000000000000000';

type Maybe<T> = T | null | undefined;

export interface DeskDraft {
	readonly slug?: Maybe<string>;
	readonly name: string;
}

export interface UserDraft {
	readonly name: string;
	readonly email?: Maybe<string>;
	/** The desk by id or slug; the first that the actor owns when left out. */
	readonly desk?: Maybe<string>;
	readonly role: Role;
}

export interface SeatDraft {
	/** The user by id, or by e-mail. */
	readonly user: string;
	readonly desk?: Maybe<string>;
	/** Null ends the seat. */
	readonly role?: Maybe<Role>;
}

export interface KeyDraft {
	readonly name: string;
	readonly desk?: Maybe<string>;
	readonly role: Role;
	readonly expiresAt?: Maybe<string>;
	/** Whose, for whoever has the machine itself; everybody else makes keys of their own. */
	readonly user?: Maybe<string>;
}
