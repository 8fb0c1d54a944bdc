import type { BearingKind, ClaimKind, LinkKind, Standing } from './claim.js';
import type { AssignmentRole } from './deskWork.js';
import type { InterestKind, PartyKind } from './party.js';
import type { Attribution, Directness } from './source.js';
import type { InterestStanding, OpposingStance, RebuttalKind, Response, SupportingStance } from './statement.js';
import type { DerivationKind } from './story.js';

/** A reference to a thing on record: its id, or its slug where it has one. */
export type Ref = string;
type Maybe<T> = T | null | undefined;

export interface TextDraft {
	readonly language: string;
	readonly text: string;
}

export interface StoryDraft {
	/** Whose it will be; the first desk where the actor may do this when left out. */
	readonly desk?: Maybe<Ref>;
	readonly slug?: Maybe<string>;
	readonly title: string;
	readonly language: string;
}

export interface DocumentDraft {
	/** Whose it will be; the first desk where the actor may do this when left out. */
	readonly desk?: Maybe<Ref>;
	readonly slug?: Maybe<string>;
	readonly story?: Maybe<Ref>;
	readonly outlet: string;
	readonly title?: Maybe<string>;
	readonly url?: Maybe<string>;
	readonly language: string;
	readonly dateline?: Maybe<string>;
	readonly published?: Maybe<string>;
	readonly byline?: Maybe<string>;
	readonly note?: Maybe<string>;
	readonly derivedFrom?: Maybe<readonly { readonly document: Ref; readonly kind: DerivationKind }[]>;
}

/** A document whose page is at hand, or is to be fetched: what is not said here is read from it. */
export interface ArticleDraft extends Omit<DocumentDraft, 'outlet' | 'language'> {
	readonly outlet?: Maybe<string>;
	readonly language?: Maybe<string>;
	/** The page itself. */
	readonly html?: Maybe<string>;
	/** Whether the page is to be fetched from the address. */
	readonly fetch?: Maybe<boolean>;
}

export interface PartyDraft {
	/** Whose it will be; the first desk where the actor may do this when left out. */
	readonly desk?: Maybe<Ref>;
	readonly slug?: Maybe<string>;
	readonly kind: PartyKind;
	readonly name: string;
	readonly names?: Maybe<readonly TextDraft[]>;
	readonly shortName?: Maybe<string>;
	readonly outsideIds?: Maybe<readonly { readonly scheme: string; readonly id: string }[]>;
	readonly note?: Maybe<string>;
}

export interface InterestDraft {
	readonly party: Ref;
	readonly kind: InterestKind;
	readonly inParty: Ref;
	readonly since?: Maybe<string>;
	readonly until?: Maybe<string>;
	readonly note?: Maybe<string>;
}

export interface SourceDraft {
	/** Whose it will be; the first desk where the actor may do this when left out. */
	readonly desk?: Maybe<Ref>;
	readonly slug?: Maybe<string>;
	readonly story?: Maybe<Ref>;
	readonly attribution: Attribution;
	readonly directness?: Maybe<Directness>;
	readonly parties?: Maybe<readonly Ref[]>;
	readonly headcount?: Maybe<{ readonly least: number; readonly most?: Maybe<number> }>;
	readonly described?: Maybe<string>;
	readonly document?: Maybe<Ref>;
	readonly mayOverlap?: Maybe<readonly Ref[]>;
}

export interface ClaimDraft {
	/** Whose it will be; the first desk where the actor may do this when left out. */
	readonly desk?: Maybe<Ref>;
	readonly slug?: Maybe<string>;
	readonly text: string;
	readonly language: string;
	readonly translations?: Maybe<readonly TextDraft[]>;
	readonly kind?: Maybe<ClaimKind>;
	readonly implied?: Maybe<boolean>;
	readonly standing?: Maybe<Standing>;
	readonly about?: Maybe<readonly { readonly party: Ref; readonly news?: Maybe<BearingKind> }[]>;
	readonly topics?: Maybe<readonly string[]>;
	readonly stories?: Maybe<readonly Ref[]>;
	readonly saidAt?: Maybe<string>;
}

export interface RevisionDraft {
	readonly claim: Ref;
	readonly text: string;
	readonly language?: Maybe<string>;
	readonly translations?: Maybe<readonly TextDraft[]>;
	readonly reason: string;
	/** The wording that whoever revises had before them; any when left out. */
	readonly expectedRevision?: Maybe<number>;
}

export interface MoveDraft {
	readonly claim: Ref;
	readonly to: Standing;
	readonly reason?: Maybe<string>;
	/** Where the claim stands for whoever moves it; anywhere when left out. */
	readonly from?: Maybe<Standing>;
	readonly expectedRevision?: Maybe<number>;
	/** With PUBLISHED: until when the public is not to see it. */
	readonly embargoUntil?: Maybe<string>;
	/** With PUBLISHED: why it is published although rules of the desk's policy are unmet. */
	readonly override?: Maybe<{ readonly reason: string }>;
}

export interface CorrectionDraft {
	readonly claim: Ref;
	/** What was wrong, as the public read it, and what it says now. */
	readonly was: string;
	readonly now: string;
	readonly reason: string;
	/** The revision that it brought about, where it is about the wording. */
	readonly revision?: Maybe<number>;
	/** The statement that was taken back, where it is about one. */
	readonly statement?: Maybe<Ref>;
	readonly expectedRevision?: Maybe<number>;
}

export interface AssignmentDraft {
	readonly claim: Ref;
	/** The user's id or address. */
	readonly user: string;
	readonly role: AssignmentRole;
	readonly dueAt?: Maybe<string>;
	readonly expectedRevision?: Maybe<number>;
}

export interface AssignmentEndDraft {
	readonly assignment: string;
	readonly reason: string;
}

/** What is left out stays; what is null is cleared. */
export interface ScheduleDraft {
	readonly claim: Ref;
	readonly dueAt?: Maybe<string>;
	readonly recheckAt?: Maybe<string>;
	readonly embargoUntil?: Maybe<string>;
	readonly expectedRevision?: Maybe<number>;
}

export interface CommentDraft {
	/** A claim (id or slug), or the id of a statement, or of a comment that this answers. */
	readonly subject: Ref;
	readonly text: string;
}

export interface ResolveDraft {
	readonly comment: string;
}

export interface LinkDraft {
	readonly claim: Ref;
	readonly kind: LinkKind;
	readonly linkedClaim: Ref;
}

export interface UnlinkDraft {
	readonly link: Ref;
	readonly reason: string;
}

/** What testimony, rebuttals and silences have in common when they are recorded. */
export interface SaidDraft {
	readonly source: Ref;
	readonly document?: Maybe<Ref>;
	readonly repeats?: Maybe<Ref>;
	readonly words?: Maybe<string>;
	readonly wordsLanguage?: Maybe<string>;
	readonly quote?: Maybe<string>;
	/** What stands right before and after the quote in its document, where the quote alone would not tell which is meant. */
	readonly quotePrefix?: Maybe<string>;
	readonly quoteSuffix?: Maybe<string>;
	readonly note?: Maybe<string>;
	readonly saidAt?: Maybe<string>;
}

export interface TestimonyDraft extends SaidDraft {
	readonly claim: Ref;
	readonly stance?: Maybe<SupportingStance>;
}

export interface RebuttalDraft extends SaidDraft {
	/** A claim (id or slug), or the id of a testimony or rebuttal. */
	readonly target: Ref;
	readonly kind?: Maybe<RebuttalKind>;
	readonly stance?: Maybe<OpposingStance>;
}

export interface SilenceDraft extends SaidDraft {
	readonly claim: Ref;
	readonly response: Response;
}

export interface RetractionDraft {
	readonly statement: Ref;
	readonly reason: string;
	readonly saidAt?: Maybe<string>;
}

export interface InterestJudgementDraft {
	readonly statement: Ref;
	readonly interest?: Maybe<InterestStanding>;
	readonly reason: string;
}
