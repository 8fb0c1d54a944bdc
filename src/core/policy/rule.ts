import type { Case } from '../case.js';
import type { Assessment } from '../contestedness/assessment.js';
import type { Instant } from '../ids.js';
import type { CommentRequest } from '../reply.js';
import type { Statement } from '../statement.js';
import type { Verdict } from '../verdict.js';
import type { Approval } from './policy.js';
import type { RuleName, RuleSetting } from './settings.js';

/** Whether the words between quotation marks are in their document; UNVERIFIABLE where its text is not kept. */
export type QuoteStanding = 'VERIFIED' | 'NOT_FOUND' | 'UNVERIFIABLE';

/** All that rules judge by. */
export interface Facts {
	readonly case: Case;
	/** Which statements repeat which origin. */
	readonly assessment: Pick<Assessment, 'weights'>;
	readonly requests: readonly CommentRequest[];
	/** In their order. */
	readonly verdicts: readonly Verdict[];
	readonly approvals: readonly Approval[];
	/** By statement; one that is missing is UNVERIFIABLE. */
	readonly quotes: ReadonlyMap<string, QuoteStanding>;
	readonly now: Instant;
}

/** Why a rule is met or not, for the catalogues to word. Parties by id. */
export type Because =
	/** Nothing in the claim is of the kind that the rule is about. */
	| { readonly of: 'NOTHING_TO_MEET' }
	/** Nobody says it; it rests on claims that answer for it. */
	| { readonly of: 'RESTS_ON_CLAIMS' }
	| { readonly of: 'ORIGINS'; readonly found: number; readonly needed: number }
	| { readonly of: 'ACCUSED'; readonly partyIds: readonly string[]; readonly met: boolean }
	| { readonly of: 'REPLIES'; readonly unasked: readonly string[]; readonly waiting: readonly string[] }
	| { readonly of: 'QUOTES'; readonly notFound: number; readonly unverifiable: number }
	| { readonly of: 'READ_TWICE'; readonly verdict: 'AGREED' | 'AWAITING' | 'OUTDATED' | 'NONE' }
	| { readonly of: 'UNNAMED'; readonly approved: number; readonly open: number };

export interface Finding {
	readonly met: boolean;
	/** Ids of what is at fault, or, where the rule is met, of what deserves a look all the same. */
	readonly objects: readonly string[];
	readonly because: Because;
}

/** One rule of a policy: pure over the facts. */
export interface Rule {
	readonly name: RuleName;
	/** Where the rule comes from: handbook and section. */
	readonly cites: readonly string[];
	judge(facts: Facts, setting: RuleSetting): Finding;
}

/** What was said under a claim and stands. */
export function standing({ statements, retractions }: Case): Statement[] {
	const retracted = new Set(retractions.map((one) => one.statementId));
	return statements.filter((one) => !retracted.has(one.id));
}

/** Whether nobody says the claim itself and it rests on others, which have to meet the rules themselves. */
export const restsOnClaimsOnly = (theCase: Case): boolean =>
	!standing(theCase).some((one) => one.role === 'TESTIMONY') &&
	theCase.links.some(({ link }) => link.kind === 'RESTS_ON' && link.endedAt === null);

export const nothingToMeet: Finding = { met: true, objects: [], because: { of: 'NOTHING_TO_MEET' } };
export const restsOnClaims: Finding = { met: true, objects: [], because: { of: 'RESTS_ON_CLAIMS' } };
