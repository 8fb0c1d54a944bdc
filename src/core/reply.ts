import type { Case } from './case.js';
import { instantFrom, isPartialDate } from './dates.js';
import type { Ref, SaidDraft } from './drafts.js';
import { is, isAmong, isWithin, type Span, type Wish } from './filters.js';
import type { Instant } from './ids.js';
import { limits, type Problems } from './problems.js';
import type { OpposingStance, Response, Statement, SupportingStance } from './statement.js';

export const channels = ['EMAIL', 'PHONE', 'MESSAGE', 'FORM', 'POST', 'IN_PERSON', 'OTHER'] as const;
export type Channel = (typeof channels)[number];

/** What came of a request: words for or against the claim, or none of either. */
const outcomeKinds = ['CONFIRMED', 'REBUTTED', 'DECLINED', 'ANSWERED_OFF_POINT', 'REDIRECTED', 'NO_RESPONSE'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** What kind of silence an outcome is; those that are words have none. */
export const silenceOf: Readonly<Partial<Record<OutcomeKind, Response>>> = {
	DECLINED: 'DECLINED_TO_COMMENT',
	ANSWERED_OFF_POINT: 'ANSWERED_OFF_POINT',
	REDIRECTED: 'REDIRECTED',
	NO_RESPONSE: 'NO_RESPONSE',
};

/** What kind of outcome a statement of the party that was asked is; null where it is none, as of one that was not asked. */
export function outcomeKindOf(
	said: Pick<Statement, 'role'> & { readonly response?: Response | undefined },
): OutcomeKind | null {
	if (said.role !== 'SILENCE') return said.role === 'TESTIMONY' ? 'CONFIRMED' : 'REBUTTED';
	return outcomeKinds.find((kind) => silenceOf[kind] !== undefined && silenceOf[kind] === said.response) ?? null;
}

export interface Reminder {
	readonly sequence: number;
	readonly channel: Channel;
	readonly note: string | null;
	readonly remindedAt: Instant;
	readonly recordedAt: Instant;
}

/** What a party did about a request, and the statement that this became. The latest holds: some answer late. */
export interface RequestOutcome {
	readonly sequence: number;
	readonly kind: OutcomeKind;
	readonly statementId: string;
	readonly recordedAt: Instant;
}

/** A question put to a party about a claim, before it is published: the right of reply. */
export interface CommentRequest {
	readonly id: string;
	readonly claimId: string;
	readonly deskId: string;
	readonly partyId: string;
	readonly question: string;
	readonly language: string;
	readonly channel: Channel;
	readonly deadline: Instant;
	readonly askedAt: Instant;
	readonly userId: string | null;
	readonly recordedAt: Instant;
	readonly reminders: readonly Reminder[];
	readonly outcomes: readonly RequestOutcome[];
	/** Since when the public may know of the party; null while it may not. */
	readonly partyPublicSince: Instant | null;
}

/** A request as somebody sees it: of what the desk keeps to itself, null. */
export interface SeenRequest {
	readonly id: string;
	readonly claimId: string;
	readonly partyId: string;
	/** The day, in UTC. */
	readonly askedOn: string;
	readonly outcome: RequestOutcome | null;
	/** What its outcomes became, the earlier ones too. */
	readonly statementIds: readonly string[];
	/** The whole of it, for those who sit at the desk. */
	readonly whole: CommentRequest | null;
}

/**
 * The requests about a claim as somebody sees them. Those who do not sit at the desk see of each that a party was asked, on
 * which day and with which outcome; of a party that they may not know of, nothing.
 */
export const requestsSeenBy = (
	requests: readonly CommentRequest[],
	{ seated }: { readonly seated: boolean },
): SeenRequest[] =>
	requests.flatMap((one) => {
		if (!seated && one.partyPublicSince === null) return [];
		const { id, claimId, partyId, askedAt } = one;
		const statementIds = one.outcomes.map((each) => each.statementId);
		const shown = { id, claimId, partyId, askedOn: askedAt.slice(0, 10), outcome: outcomeOf(one), statementIds };
		return [{ ...shown, whole: seated ? one : null }];
	});

export const outcomeOf = (request: Pick<CommentRequest, 'outcomes'>): RequestOutcome | null =>
	request.outcomes.at(-1) ?? null;

/** Which requests are wanted; what is left out does not matter. */
export interface RequestFilter {
	readonly partyId?: Wish<string>;
	readonly channels?: Wish<readonly Channel[]>;
	readonly outcomes?: Wish<readonly OutcomeKind[]>;
	readonly open?: Wish<boolean>;
	readonly deadline?: Wish<Span>;
	readonly asked?: Wish<Span>;
}

/** Whether a request is wanted, by what somebody sees of it. */
export const requestFits = (one: SeenRequest, filter: RequestFilter): boolean =>
	is(one.partyId, filter.partyId) &&
	isAmong(one.whole?.channel ?? null, filter.channels) &&
	isAmong(one.outcome?.kind ?? null, filter.outcomes) &&
	is(one.outcome === null, filter.open) &&
	isWithin(one.whole?.deadline ?? null, filter.deadline) &&
	isWithin(askedAt(one), filter.asked);

/** When a party was asked; for those who know the day only, its first moment. */
export const askedAt = ({ whole, askedOn }: SeenRequest): Instant => whole?.askedAt ?? `${askedOn}T00:00:00.000Z`;

/** Whether a party has had its say or its time: there is an outcome, or the deadline has passed. */
export const isSettled = (request: CommentRequest, now: Instant): boolean =>
	request.outcomes.length > 0 || request.deadline < now;

/** Parties for which the claim is bad news, in the order of its bearings. */
export const partiesWithBadNews = ({ bearings }: Pick<Case, 'bearings'>): string[] =>
	bearings.flatMap((one) => (one.news === 'UNFAVOURABLE' ? one.partyId : []));

/** Parties that speak under a claim by name, or would not say when asked. Who was not asked has not; a retracted word is none. */
export function partiesHeard({
	statements,
	retractions,
	sources,
}: Pick<Case, 'statements' | 'retractions' | 'sources'>) {
	const retracted = new Set(retractions.map((one) => one.statementId));
	const heard = statements.filter(
		(one) => !retracted.has(one.id) && !(one.role === 'SILENCE' && one.response === 'NOT_ASKED'),
	);
	return new Set(heard.flatMap((one) => sources.get(one.sourceId)?.partyIds ?? []));
}

/** Parties with bad news in a claim that nobody asked and that have not spoken to it. */
export function missingReplies(theCase: HeardCase, requests: readonly Pick<CommentRequest, 'partyId'>[]): string[] {
	const asked = new Set(requests.map((one) => one.partyId));
	const heard = partiesHeard(theCase);
	return partiesWithBadNews(theCase).filter((id) => !asked.has(id) && !heard.has(id));
}
type HeardCase = Pick<Case, 'bearings' | 'statements' | 'retractions' | 'sources'>;

export interface RequestDraft {
	readonly claim: Ref;
	readonly party: Ref;
	readonly question: string;
	readonly language?: string | null | undefined;
	readonly channel: Channel;
	/** An instant, or a day, which counts whole (in UTC). */
	readonly deadline: string;
	/** Now when left out. */
	readonly askedAt?: string | null | undefined;
}

export interface ReminderDraft {
	readonly request: Ref;
	/** As the request when left out. */
	readonly channel?: Channel | null | undefined;
	readonly note?: string | null | undefined;
	/** Now when left out. */
	readonly remindedAt?: string | null | undefined;
}

export interface ResponseDraft extends Omit<SaidDraft, 'source'> {
	readonly request: Ref;
	/** Anything but NO_RESPONSE, which is for a deadline that has passed. */
	readonly outcome: OutcomeKind;
	/** Who speaks for the party; the one on record, or a new one on the record, when left out. */
	readonly source?: Ref | null | undefined;
	readonly supports?: SupportingStance | null | undefined;
	readonly opposes?: OpposingStance | null | undefined;
	/** What a rebuttal opposes: a statement under the claim; the claim itself when left out. */
	readonly target?: Ref | null | undefined;
}

export interface ClosingDraft {
	readonly request: Ref;
	readonly source?: Ref | null | undefined;
	readonly note?: string | null | undefined;
}

export function checkRequest(draft: RequestDraft, problems: Problems, options: { readonly now: Instant }) {
	const askedAt = problems.pastInstant('askedAt', draft.askedAt, options) ?? options.now;
	const isDay = draft.deadline.length === 10 && isPartialDate(draft.deadline);
	const deadline = instantFrom(isDay ? `${draft.deadline}T23:59:59.999Z` : draft.deadline);
	if (!deadline)
		problems.add(
			'INVALID',
			'deadline',
			`"${draft.deadline.slice(0, 40)}" is no moment; give a day such as 2025-08-31 or an instant such as 2025-08-31T08:00:00Z`,
		);
	else if (deadline <= askedAt)
		problems.add('INVALID', 'deadline', `the deadline ${deadline} leaves no time to answer: it was asked ${askedAt}`);
	return {
		question: problems.text('question', draft.question, { most: limits.words }),
		language: draft.language ? problems.language('language', draft.language) : 'und',
		channel: draft.channel,
		deadline: deadline ?? options.now,
		askedAt,
	};
}

/** Notes what does not go with an outcome: a side where none was taken, a target where nothing is opposed. */
export function checkResponse(draft: ResponseDraft, problems: Problems): void {
	const { outcome } = draft;
	if (outcome === 'NO_RESPONSE')
		problems.add('INVALID', 'outcome', 'NO_RESPONSE is no response; once the deadline has passed, close the request');
	const needs = (field: string, wanted: OutcomeKind, given: unknown) => {
		if (given !== null && given !== undefined && outcome !== wanted)
			problems.add('INVALID', field, `${field} goes with the outcome ${wanted}, not with ${outcome}`);
	};
	needs('supports', 'CONFIRMED', draft.supports);
	needs('opposes', 'REBUTTED', draft.opposes);
	needs('target', 'REBUTTED', draft.target);
}
