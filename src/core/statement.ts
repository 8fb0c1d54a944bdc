import type { Instant } from './ids.js';

export const supportingStances = ['ASSERTS', 'CONFIRMS'] as const;
export type SupportingStance = (typeof supportingStances)[number];

export const opposingStances = ['DENIES', 'DENIES_IN_PART', 'QUALIFIES'] as const;
export type OpposingStance = (typeof opposingStances)[number];

export const responses = [
	'DECLINED_TO_COMMENT',
	'NO_RESPONSE',
	'ANSWERED_OFF_POINT',
	'REDIRECTED',
	'NOT_ASKED',
	'QUERIED',
] as const;
/** What a source that takes no side did instead; on the record, but never a denial. */
export type Response = (typeof responses)[number];

export const rebuttalKinds = ['REBUTS', 'COUNTERS', 'UNDERCUTS'] as const;
/** Whether a rebuttal opposes the claim, another statement, or a source's standing to make one (Pollock 1987). */
export type RebuttalKind = (typeof rebuttalKinds)[number];

interface Said {
	readonly id: string;
	readonly claimId: string;
	readonly sourceId: string;
	/** Where it was reported, when not in the source's own document. */
	readonly documentId: string | null;
	/** The document that this repeats, where its source is not the origin of what it says. */
	readonly originDocumentId: string | null;
	/** What was said, in our words or in theirs. */
	readonly words: string | null;
	readonly wordsLanguage: string | null;
	/** The words within quotation marks, exactly. */
	readonly quote: string | null;
	readonly note: string | null;
	readonly saidAt: Instant | null;
	readonly recordedAt: Instant;
}

/** A statement that supports its claim. */
export interface Testimony extends Said {
	readonly role: 'TESTIMONY';
	readonly stance: SupportingStance;
}

/** A statement that opposes: its claim (targetId null), or another statement under the same claim. */
export interface Rebuttal extends Said {
	readonly role: 'REBUTTAL';
	readonly kind: RebuttalKind;
	readonly stance: OpposingStance;
	readonly targetId: string | null;
}

/** A source asked, or known to be concerned, that takes no side. */
export interface Silence extends Said {
	readonly role: 'SILENCE';
	readonly response: Response;
}

/** What one source said about one claim, or about another statement. Appended, never rewritten. */
export type Statement = Testimony | Rebuttal | Silence;

/** Takes a statement back from a moment on; the statement itself stays. */
export interface Retraction {
	readonly statementId: string;
	readonly reason: string;
	readonly saidAt: Instant | null;
	readonly recordedAt: Instant;
}

export const interestStandings = ['NONE', 'SERVES', 'AGAINST'] as const;
/** Whether a stance serves its speaker, goes against the speaker's interest, or neither. */
export type InterestStanding = (typeof interestStandings)[number];

/** A desk's own word on a statement's interest, over what is derived; the latest counts, null returns to the derived one. */
export interface InterestJudgement {
	readonly statementId: string;
	readonly interest: InterestStanding | null;
	readonly reason: string;
	readonly recordedAt: Instant;
}

/** A rebuttal that concedes something: DENIES_IN_PART or QUALIFIES. */
export const isPartial = (stance: OpposingStance): boolean => stance !== 'DENIES';
