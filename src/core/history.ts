import type { Instant } from './ids.js';

export const changeEvents = [
	'CLAIM_RECORDED',
	'TESTIMONY_RECORDED',
	'REBUTTAL_RECORDED',
	'SILENCE_RECORDED',
	'STATEMENT_RETRACTED',
	'INTEREST_JUDGED',
	'INTEREST_RECORDED',
	'CLAIM_LINKED',
	'CLAIM_UNLINKED',
	'LINKED_CLAIM_CHANGED',
	'LEDGER_IMPORTED',
	'SOURCE_REVISED',
	'RECOMPUTED',
] as const;
/** What happened that moved a score. */
export type ChangeEvent = (typeof changeEvents)[number];

/** What moved a score: the event, the statement at its root where there is one, and the linked claim it came through. */
export interface Cause {
	readonly event: ChangeEvent;
	readonly statementId: string | null;
	readonly causeClaimId: string | null;
}

/** One step of a claim's score: the masses before (null at the start) and after, when, why and by which method. */
export interface ContestednessChange extends Cause {
	readonly claimId: string;
	/** 1 for the claim's first entry, then 2, 3 … */
	readonly sequence: number;
	readonly at: Instant;
	readonly method: string;
	readonly supportBefore: number | null;
	readonly oppositionBefore: number | null;
	readonly supportAfter: number;
	readonly oppositionAfter: number;
}
