import type { LinkKind } from './claim.js';
import type {
	ClaimDraft,
	DocumentDraft,
	InterestDraft,
	LinkDraft,
	PartyDraft,
	SaidDraft,
	SourceDraft,
	StoryDraft,
} from './drafts.js';
import type { UserError } from './result.js';
import type { InterestStanding, OpposingStance, RebuttalKind, Response, SupportingStance } from './statement.js';

type Maybe<T> = T | null | undefined;

/** What is named in a bulk file: its slug is what other lines, and a later run, know it by. */
type Slugged<T> = Omit<T, 'slug' | 'desk'> & { readonly slug: string };

/** A statement within its claim's line. A stance or a response tells whether it is testimony, a rebuttal or a silence. */
export interface BulkStatement extends Omit<SaidDraft, 'quotePrefix' | 'quoteSuffix'> {
	/** What later statements of the same claim know it by; kept as its ledger key. */
	readonly key?: Maybe<string>;
	readonly stance?: Maybe<SupportingStance | OpposingStance>;
	readonly response?: Maybe<Response>;
	/** The key of an earlier statement that this one opposes; without it, the claim is opposed. */
	readonly target?: Maybe<string>;
	readonly kind?: Maybe<RebuttalKind>;
	readonly retracted?: Maybe<{ readonly reason: string; readonly saidAt?: Maybe<string> }>;
	readonly interest?: Maybe<{ readonly interest?: Maybe<InterestStanding>; readonly reason: string }>;
}

/** A claim whose case arrives whole. */
export interface BulkClaim extends Slugged<ClaimDraft> {
	readonly statements?: Maybe<readonly BulkStatement[]>;
}

/** What the lines of a bulk file hold, by their `type`. References are slugs or ids of things before them, or on record. */
export interface BulkEntries {
	readonly story: Slugged<StoryDraft>;
	readonly document: Slugged<DocumentDraft>;
	readonly party: Slugged<PartyDraft>;
	readonly interest: InterestDraft;
	readonly source: Slugged<SourceDraft>;
	readonly claim: BulkClaim;
	readonly link: Omit<LinkDraft, 'kind'> & { readonly kind: LinkKind };
}
export type BulkType = keyof BulkEntries;
export type BulkEntry = { [T in BulkType]: { readonly type: T; readonly draft: BulkEntries[T] } }[BulkType];

/** One line of a bulk file, by its number from 1: what it holds, or why nothing can be read from it. */
export interface BulkLine {
	readonly line: number;
	/** As it was given, for those who mend it. */
	readonly given: string;
	readonly read: BulkEntry | readonly UserError[];
}

/** A line that was not taken in, with every reason. */
export interface Reject {
	readonly line: number;
	readonly errors: readonly UserError[];
	readonly given: string;
}
