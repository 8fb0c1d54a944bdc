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
import type { Role } from './permissions.js';
import type { OutcomeKind, RequestDraft } from './reply.js';
import type { InterestStanding } from './statement.js';
import type { VerdictDraft } from './verdict.js';

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
	/** What the desk did about it; a file that only says who said what has none of it. */
	readonly desk?: LedgerDesk | undefined;
}

/** What a desk did about a story. People are named by their keys, statements by their claim and key. */
export interface LedgerDesk {
	readonly people: readonly LedgerPerson[];
	readonly requests: readonly LedgerRequest[];
	readonly verdicts: readonly LedgerVerdict[];
	readonly approvals: readonly LedgerLeave[];
	readonly overrides: readonly Omit<LedgerLeave, 'source'>[];
}

/** Somebody whom a ledger names as having judged; nobody who can sign in. */
export interface LedgerPerson {
	readonly key: string;
	readonly path: LedgerPath;
	readonly name: string;
	readonly role: Role;
}

export interface LedgerRequest {
	readonly path: LedgerPath;
	/** Its `askedAt` is always given: with claim and party it tells one request from another. */
	readonly draft: RequestDraft & { readonly askedAt: string };
	readonly reminders: readonly {
		readonly path: LedgerPath;
		readonly remindedAt: string;
		readonly channel: RequestDraft['channel'] | undefined;
		readonly note: string | undefined;
	}[];
	/** The key of the statement under the claim that this became; null while it is open. */
	readonly outcome: { readonly kind: OutcomeKind; readonly statement: string; readonly path: LedgerPath } | null;
}

export interface LedgerVerdict {
	readonly path: LedgerPath;
	/** Its sources are documents by their keys. */
	readonly draft: VerdictDraft;
	readonly by: string;
	/** The second person; null while nobody has agreed. */
	readonly agreedBy: string | null;
}

/** An editor's leave, with the reason: to use an unnamed source for a claim, or to publish one although rules are unmet. */
export interface LedgerLeave {
	readonly path: LedgerPath;
	readonly claim: string;
	readonly source: string;
	readonly reason: string;
	readonly by: string;
}
