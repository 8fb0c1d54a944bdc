import { instantFrom, isPartialDate } from './dates.js';
import { isAmong, isWithin, type Span, type Wish } from './filters.js';
import type { Instant } from './ids.js';
import { limits, type Problems } from './problems.js';

/** Somebody who claims or reviews. */
export interface Agent {
	readonly kind: 'PERSON' | 'ORGANIZATION';
	readonly name: string;
	readonly url: string | null;
}

/** Where a claim was made. */
export interface Appearance {
	readonly url: string | null;
	readonly title: string | null;
	readonly publisher: string | null;
	/** A year, a month, a day or an instant. */
	readonly published: string | null;
	readonly language: string | null;
}

/**
 * A rating in the words and numbers of whoever gave it, all as text: `3,5` is not for us to tidy up. What it amounts to
 * here is said by `mapRating`.
 */
export interface RawRating {
	readonly label: string | null;
	readonly value: string | null;
	readonly best: string | null;
	readonly worst: string | null;
}

/** The claim that a review is of. */
export interface ReviewedClaim {
	readonly text: string;
	readonly language: string | null;
	/** When it was made: a year, a month, a day or an instant. */
	readonly claimed: string | null;
	readonly claimants: readonly Agent[];
	readonly appearances: readonly Appearance[];
	readonly firstAppearance: Appearance | null;
}

/** Somebody's review of a claim, as it travels between desks (schema.org ClaimReview). */
export interface ClaimReview {
	/** Where it is to be read. */
	readonly url: string;
	readonly title: string | null;
	readonly language: string | null;
	readonly reviewer: Agent;
	/** A year, a month, a day or an instant. */
	readonly published: string | null;
	readonly rating: RawRating;
	readonly explanation: string | null;
	readonly claim: ReviewedClaim;
}

/** A review that came with its place in what was read, for messages. */
export interface PlacedReview {
	readonly place: string;
	readonly review: ClaimReview;
}

/** A moment as far as it is known, in the one way that it is written here; null where it is none. */
export const momentFrom = (text: string): string | null => (isPartialDate(text) ? text : instantFrom(text));

/** Notes all that keeps a review from being kept. */
export function checkClaimReview(review: ClaimReview, problems: Problems): void {
	const { claim, rating, reviewer } = review;
	problems.text('claim', claim.text, { most: limits.text });
	problems.text('reviewer', reviewer.name, { most: limits.name });
	problems.url('reviewerUrl', reviewer.url);
	problems.url('url', review.url);
	problems.optionalText('title', review.title, { most: limits.text });
	problems.optionalText('explanation', review.explanation, { most: limits.words });
	for (const part of ['label', 'value', 'best', 'worst'] as const)
		problems.optionalText(['rating', part], rating[part], { most: limits.name });
	for (const [at, { name, url }] of problems.list('claimants', claim.claimants).entries()) {
		problems.text(['claimants', String(at), 'name'], name, { most: limits.name });
		problems.url(['claimants', String(at), 'url'], url);
	}
	const appearances = [
		...problems.list('appearances', claim.appearances),
		...(claim.firstAppearance ? [claim.firstAppearance] : []),
	];
	for (const [at, one] of appearances.entries()) {
		const path = (field: string) => ['appearances', String(at), field];
		problems.url(path('url'), one.url);
		problems.optionalText(path('title'), one.title, { most: limits.text });
		problems.optionalText(path('publisher'), one.publisher, { most: limits.name });
	}
}

/** What two reviews of the same say differently, field by field; what tells them apart is not looked at. */
export function differencesOf(
	recorded: ClaimReview,
	given: ClaimReview,
): { readonly field: string; readonly recorded: string | null; readonly given: string | null }[] {
	const [before, after] = [flat(recorded), flat(given)];
	return Object.keys(before).flatMap((field) => {
		const [was, is] = [before[field] ?? null, after[field] ?? null];
		return was === is ? [] : [{ field, recorded: was, given: is }];
	});
}

const flat = ({ rating, reviewer, claim, ...review }: ClaimReview): Record<string, string | null> => ({
	title: review.title,
	language: review.language,
	reviewer: reviewer.name,
	'reviewer address': reviewer.url,
	'date of review': review.published,
	'rating label': rating.label,
	'rating value': rating.value,
	'best rating': rating.best,
	'worst rating': rating.worst,
	explanation: review.explanation,
	'date of claim': claim.claimed,
	claimants: claim.claimants.map((one) => one.name).join('; ') || null,
	appearances: claim.appearances.map(nameOfAppearance).join('; ') || null,
	'first appearance': claim.firstAppearance && nameOfAppearance(claim.firstAppearance),
});

const nameOfAppearance = ({ url, title, publisher }: Appearance): string => url ?? title ?? publisher ?? 'unknown';

/** A review by others that was taken into the record. It is no verdict of the desk, and takes part in no score. */
export interface ExternalReview {
	readonly id: string;
	readonly claimId: string;
	/** As it came. */
	readonly review: ClaimReview;
	/** The rating of the scale that every desk begins with that it amounts to; null where that cannot be told. */
	readonly mappedKey: string | null;
	/** By which edition of the mapping. */
	readonly mappingVersion: string;
	readonly recordedAt: Instant;
}

/** Which reviews are wanted; what is left out does not matter. */
export interface ReviewFilter {
	/** Names, letter by letter. */
	readonly reviewers?: Wish<readonly string[]>;
	/** Keys of the ratings that they amount to. */
	readonly ratings?: Wish<readonly string[]>;
	readonly languages?: Wish<readonly string[]>;
	/** Between which partial dates, by the letter: what is later in a day of the span is within it. */
	readonly published?: Wish<Span>;
	readonly recorded?: Wish<Span>;
}

/** Whether a review is wanted. */
export const reviewFits = ({ review, mappedKey, recordedAt }: ExternalReview, filter: ReviewFilter): boolean =>
	isAmong(review.reviewer.name, filter.reviewers) &&
	isAmong(mappedKey, filter.ratings) &&
	isAmong(review.language, filter.languages) &&
	isWithin(review.published, filter.published) &&
	isWithin(recordedAt, filter.recorded);
