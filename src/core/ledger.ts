import type { LinkKind } from './claim.js';
import type {
	ClaimDraft,
	DocumentDraft,
	InterestDraft,
	PartyDraft,
	RebuttalDraft,
	SilenceDraft,
	SourceDraft,
	StoryDraft,
	TestimonyDraft,
} from './drafts.js';
import type { InterestStanding } from './statement.js';

/** Where an entry stands in its file: keys and list positions from the top. */
export type LedgerPath = readonly (string | number)[];

/** An entry under its key. References inside the draft are keys of the same file. */
export interface LedgerEntry<T> {
	readonly key: string;
	readonly path: LedgerPath;
	readonly draft: T;
}

/** A statement under a claim, with what a ledger may add to it. */
export interface LedgerStatement {
	/** What the file knows it by: its own `id`, else its source and stance, numbered where they recur. */
	readonly key: string;
	readonly path: LedgerPath;
	readonly said:
		| { readonly role: 'TESTIMONY'; readonly draft: Omit<TestimonyDraft, 'claim'> }
		/** target: the key of a statement under the same claim, or null for the claim itself. */
		| { readonly role: 'REBUTTAL'; readonly draft: Omit<RebuttalDraft, 'target'>; readonly target: string | null }
		| { readonly role: 'SILENCE'; readonly draft: Omit<SilenceDraft, 'claim'> };
	readonly retracted: { readonly reason: string; readonly saidAt: string | null } | null;
	readonly interest: { readonly interest: InterestStanding; readonly reason: string } | null;
}

export interface LedgerClaim extends LedgerEntry<ClaimDraft> {
	readonly statements: readonly LedgerStatement[];
	readonly links: readonly { readonly kind: LinkKind; readonly claim: string; readonly path: LedgerPath }[];
}

/** A story's sourcing as one file holds it: everything named once, by keys, statements after what they target. */
export interface Ledger {
	readonly story: LedgerEntry<StoryDraft>;
	readonly documents: readonly LedgerEntry<DocumentDraft>[];
	readonly parties: readonly LedgerEntry<PartyDraft>[];
	readonly interests: readonly { readonly path: LedgerPath; readonly draft: InterestDraft }[];
	readonly sources: readonly LedgerEntry<SourceDraft>[];
	readonly claims: readonly LedgerClaim[];
}
