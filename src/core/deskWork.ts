import type { Instant } from './ids.js';
import type { Role } from './permissions.js';

/** What somebody is to do on one claim. */
export type AssignmentRole = 'REPORTER' | 'CHECKER' | 'SECOND_READER' | 'EDITOR';

/** The least that somebody is at a desk who may be given a role on a claim there. */
export const seatFor: Readonly<Record<AssignmentRole, Role>> = {
	REPORTER: 'REPORTER',
	CHECKER: 'CHECKER',
	SECOND_READER: 'CHECKER',
	EDITOR: 'EDITOR',
};

/** Roles on one claim that are never the same person's: four eyes see more than two. */
export const apart: Readonly<Partial<Record<AssignmentRole, AssignmentRole>>> = {
	CHECKER: 'SECOND_READER',
	SECOND_READER: 'CHECKER',
};

/** Somebody is to work on a claim. */
export interface Assignment {
	readonly id: string;
	readonly claimId: string;
	readonly userId: string;
	readonly role: AssignmentRole;
	readonly dueAt: Instant | null;
	readonly recordedAt: Instant;
	readonly byUserId: string | null;
	readonly endedAt: Instant | null;
	readonly endedBecause: string | null;
	readonly endedByUserId: string | null;
}

/** When a claim is to be done with, looked at again, and seen by the public. */
export interface Schedule {
	readonly dueAt: Instant | null;
	readonly recheckAt: Instant | null;
	readonly embargoUntil: Instant | null;
}

/** What one colleague says to the others about a claim or a statement under it. Never public. */
export interface Comment {
	readonly id: string;
	readonly claimId: string;
	readonly statementId: string | null;
	/** The comment that began the thread, where it is not this one. */
	readonly replyToId: string | null;
	readonly text: string;
	readonly recordedAt: Instant;
	readonly byUserId: string | null;
	readonly resolvedAt: Instant | null;
	readonly resolvedByUserId: string | null;
}

/** What was wrong in what the public read, and what it says now. */
export interface Correction {
	readonly id: string;
	readonly claimId: string;
	readonly was: string;
	readonly now: string;
	readonly reason: string;
	/** The wording that it brought about, where it is about the wording. */
	readonly revision: number | null;
	/** The statement taken back, where it is about one. */
	readonly statementId: string | null;
	readonly recordedAt: Instant;
	readonly byUserId: string | null;
}
