import type { Instant } from './ids.js';

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
	readonly email: string | null;
	readonly recordedAt: Instant;
	/** Since when they may no longer sign in; what they did stays. */
	readonly endedAt: Instant | null;
}

/** The desk that is there from the start, and its owner. */
export const foundingDeskId = 'dsk_0000000000000000';
export const foundingOwnerId = 'usr_0000000000000000';
