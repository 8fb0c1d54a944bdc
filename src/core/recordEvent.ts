export type RecordEventKind =
	| 'CLAIM_RECORDED'
	| 'CLAIM_REVISED'
	| 'CLAIM_MOVED'
	| 'CLAIM_CORRECTED'
	| 'CLAIM_LINKED'
	| 'CLAIM_UNLINKED'
	| 'STATEMENT_RECORDED'
	| 'STATEMENT_RETRACTED'
	| 'INTEREST_JUDGED'
	| 'CONTESTEDNESS_CHANGED'
	| 'VERDICT_AGREED'
	| 'WEBHOOK_TESTED'
	| 'SCORES_RECOMPUTED'
	| 'RECORD_IMPORTED';

/** Kinds that are about too much to name it: whoever listens is told to read anew what it shows. */
export const aboutMuch: ReadonlySet<RecordEventKind> = new Set<RecordEventKind>([
	'SCORES_RECOMPUTED',
	'RECORD_IMPORTED',
]);

/** That something was recorded, in ids only: who is told reads the rest from the record, as far as they may. */
export interface RecordEvent {
	readonly kind: RecordEventKind;
	/** Null for what is about many claims (scores recomputed, a bulk import) or none (a webhook tried out). */
	readonly claimId: string | null;
	/** The statement, the correction, the verdict, the webhook, or the claim linked to. */
	readonly subjectId: string | null;
	/** The step of the claim's history, for a change of its contestedness; the number of the move, for a move. */
	readonly step: number | null;
}
