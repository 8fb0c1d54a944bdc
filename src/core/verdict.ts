import { dayOf } from './dates.js';
import type { Ref } from './drafts.js';
import { isAmong, isWithin, type Span, type Wish } from './filters.js';
import type { Instant } from './ids.js';
import { limits, type Problems } from './problems.js';
import type { Rating } from './ratingScale.js';

/** Something that a verdict stands on: a document on record, or an address. */
export interface VerdictSource {
	readonly documentId: string | null;
	readonly url: string | null;
}

/** What a second person made of a verdict; said once. */
interface VerdictDecision {
	readonly agreed: boolean;
	/** Always there where it was rejected. */
	readonly reason: string | null;
	readonly userId: string;
	readonly recordedAt: Instant;
}

/** What a second checker gave before seeing the first one's rating. */
interface SecondRating {
	readonly rating: Rating;
	readonly userId: string;
	readonly recordedAt: Instant;
}

/** A desk's own judgement of a claim, by one person; it holds once a second person agrees. Never derived from a score. */
export interface Verdict {
	readonly id: string;
	readonly claimId: string;
	/** 1 for the claim's first verdict, then 2, 3 … */
	readonly sequence: number;
	readonly deskId: string;
	readonly scaleVersion: number;
	/** As the scale had it when the verdict was given. */
	readonly rating: Rating;
	readonly explanation: string;
	readonly language: string;
	readonly sources: readonly VerdictSource[];
	/** Whether others see the rating only once one of them has rated too. */
	readonly sealed: boolean;
	/** The wording of the claim that was judged. */
	readonly claimRevision: number;
	readonly userId: string;
	readonly recordedAt: Instant;
	readonly decision: VerdictDecision | null;
	readonly secondRating: SecondRating | null;
}

export type VerdictState = 'AWAITING' | 'AGREED' | 'REJECTED' | 'SUPERSEDED';

/** How far a verdict has come; a verdict that nobody decided on is superseded by a later one. */
export function stateOf(
	verdict: Pick<Verdict, 'sequence' | 'decision'>,
	options: { readonly latest: number },
): VerdictState {
	if (verdict.decision) return verdict.decision.agreed ? 'AGREED' : 'REJECTED';
	return verdict.sequence < options.latest ? 'SUPERSEDED' : 'AWAITING';
}

/** The verdict that holds: the latest that a second person agreed to. Verdicts in their order. */
export const currentVerdict = <V extends Pick<Verdict, 'decision'>>(verdicts: readonly V[]): V | null =>
	verdicts.findLast((one) => one.decision?.agreed) ?? null;

/** Who looks at verdicts: whether they sit at the claim's desk, and which user they are. */
export interface VerdictReader {
	readonly seated: boolean;
	readonly userId: string | null;
}

/** A verdict as somebody sees it; what is sealed for them is null. */
export type SeenVerdict = Omit<Verdict, 'rating' | 'explanation' | 'sources'> & {
	readonly rating: Rating | null;
	readonly explanation: string | null;
	readonly sources: readonly VerdictSource[];
	readonly state: VerdictState;
	/** Who asks sits at the desk, and may know who gave it. */
	readonly seated: boolean;
};

/**
 * The verdicts on a claim as somebody sees them, in their order. Whoever does not sit at the desk sees those that were agreed
 * to; one that is sealed shows what it says to its author only, until a second person has rated or it is superseded.
 */
export function verdictsSeenBy(verdicts: readonly Verdict[], { seated, userId }: VerdictReader): SeenVerdict[] {
	const latest = verdicts.at(-1)?.sequence ?? 0;
	return verdicts.flatMap((one) => {
		const state = stateOf(one, { latest });
		if (!seated && state !== 'AGREED') return [];
		const shut = isShut(one, { latest }) && (userId === null || userId !== one.userId);
		const hidden = shut ? { rating: null, explanation: null, sources: [] } : {};
		return [{ ...one, ...hidden, ...(seated ? {} : byDay(one)), state, seated }];
	});
}

/** Which verdicts are wanted; what is left out does not matter. */
export interface VerdictFilter {
	readonly states?: Wish<readonly VerdictState[]>;
	/** Keys of ratings. */
	readonly ratings?: Wish<readonly string[]>;
	readonly recorded?: Wish<Span>;
}

/** Whether a verdict is wanted, by what somebody sees of it: one that is sealed for them has no rating. */
export const verdictFits = (one: SeenVerdict, filter: VerdictFilter): boolean =>
	isAmong(one.state, filter.states) &&
	isAmong(one.rating?.key ?? null, filter.ratings) &&
	isWithin(one.recordedAt, filter.recorded);

/** The public learns on which day something was recorded, not when. */
const byDay = ({ recordedAt, decision }: Verdict): Pick<Verdict, 'recordedAt' | 'decision'> => ({
	recordedAt: dayOf(recordedAt),
	decision: decision && { ...decision, recordedAt: dayOf(decision.recordedAt) },
});

/** Whether a sealed verdict still waits for a second person's own rating. */
export const isShut = (verdict: Verdict, options: { readonly latest: number }): boolean =>
	verdict.sealed && verdict.secondRating === null && stateOf(verdict, options) === 'AWAITING';

export interface VerdictDraft {
	readonly claim: Ref;
	/** The key of a rating of the desk's scale. */
	readonly rating: string;
	readonly explanation: string;
	readonly language: string;
	/** Documents (id or slug), or web addresses. */
	readonly sources?: readonly string[] | null | undefined;
	readonly sealed?: boolean | null | undefined;
}

export interface AgreementDraft {
	readonly verdict: Ref;
}
export interface RejectionDraft {
	readonly verdict: Ref;
	readonly reason: string;
}
export interface SecondRatingDraft {
	readonly verdict: Ref;
	readonly rating: string;
}

export function checkVerdict(draft: VerdictDraft, problems: Problems) {
	return {
		explanation: problems.text('explanation', draft.explanation, { most: limits.words }),
		language: problems.language('language', draft.language),
		sealed: draft.sealed ?? false,
	};
}

/** Notes why a second person may not speak on a verdict now: it is their own, it is decided, or the record has moved on. */
export function checkSecondPerson(
	verdict: Verdict,
	options: { readonly userId: string; readonly latest: number; readonly revision: number; readonly problems: Problems },
): void {
	const { problems } = options;
	if (verdict.userId === options.userId)
		problems.add('NOT_PERMITTED', 'verdict', 'this is your own verdict; it takes a second person');
	const state = stateOf(verdict, options);
	if (state === 'AGREED' || state === 'REJECTED') {
		const did = state === 'AGREED' ? 'agreed to' : 'rejected';
		problems.add('CONFLICT', 'verdict', `this verdict was ${did} on ${verdict.decision?.recordedAt} already`);
	} else if (state === 'SUPERSEDED')
		problems.add('CONFLICT', 'verdict', 'a later verdict was given on this claim; speak on that one');
	else if (verdict.claimRevision !== options.revision)
		problems.add(
			'CONFLICT',
			'verdict',
			`the claim has wording ${options.revision} by now, this verdict is on wording ${verdict.claimRevision}; give a new one`,
		);
}
