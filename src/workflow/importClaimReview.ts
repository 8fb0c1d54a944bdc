import { type ClaimReview, checkClaimReview, differencesOf, type PlacedReview } from '../core/claimReview.js';
import { instantFrom } from '../core/dates.js';
import { Problems } from '../core/problems.js';
import { mapRating } from '../core/ratingMapping.js';
import { slugFrom } from '../core/text.js';
import { keysOf, loadKnownReviews, loadNamesakes, loadReviewedClaims } from '../store/externalReviews.js';
import { ExternalReviewRow } from '../store/rows/review.js';
import type { Finding } from './importFindings.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { addClaim } from './recordClaim.js';

/** How many reviews are taken in with one recording. */
export const mostReviews = 1_000;

export interface ReviewImport {
	/** Whose the claims and reviews will be; the first desk where the actor may do this when left out. */
	readonly desk?: string | null | undefined;
	readonly reviews: readonly PlacedReview[];
	/** The language of claims that do not say theirs and are not in Chinese characters; English when left out. */
	readonly language?: string | null | undefined;
}

export interface ReviewReport {
	readonly addedClaims: number;
	readonly addedReviews: number;
	/** How many are on record just so. */
	readonly known: number;
	/** What is on record otherwise than it was given; left as it is. */
	readonly findings: readonly Finding[];
	/** What cannot be kept, and why. */
	readonly leftOut: readonly { readonly place: string; readonly message: string }[];
}

/**
 * Takes reviews by others into the record, each under the claim that it is of, which is recorded where the desk does not have it.
 * They are no verdicts of the desk. Importing the same again changes nothing; what a review says otherwise by now
 * is a finding, and what is on record stays.
 */
export const importClaimReview = (office: Office, given: ReviewImport, options: RecordOptions = {}) =>
	record<ReviewReport>(office, 'importClaimReview', options, (work) => addReviews(work, given));

async function addReviews(work: Work, { desk, reviews, language }: ReviewImport): Promise<ReviewReport> {
	const { tx, problems, now: recordedAt } = work;
	const deskId = await work.chooseDesk(desk);
	const fallback = problems.language('language', language ?? 'en');
	if (reviews.length > mostReviews)
		problems.add('TOO_LONG', 'reviews', `these are ${reviews.length} reviews; give at most ${mostReviews} at a time`);
	if (problems.errors.length > 0) return { addedClaims: 0, addedReviews: 0, known: 0, findings: [], leftOut: [] };
	const { sound, leftOut } = sorted(reviews);
	const known = await loadKnownReviews(tx, deskId, [...new Set(sound.map((one) => one.knownBy))]);
	const claimOf = await claimsFor(work, deskId, sound);
	const findings: Finding[] = [];
	const added: ExternalReviewRow[] = [];
	let addedClaims = 0;
	let asKnown = 0;
	for (const { review, knownBy, claimKey } of sound) {
		const before = known.get(knownBy);
		if (before) {
			const differences = differencesOf(before.review, review);
			if (differences.length === 0) asKnown++;
			findings.push(...differences.map((one) => ({ ...one, of: `review ${review.url}` })));
			continue;
		}
		let claimId = claimOf.get(claimKey);
		if (claimId === undefined) {
			claimId = (await addClaim(work, { ...draftOf(review, { now: recordedAt, fallback }), desk: deskId })).id;
			claimOf.set(claimKey, claimId);
			addedClaims++;
		}
		const { key: mappedKey, version: mappingVersion } = mapRating(review.rating);
		const id = work.newId('review', claimId);
		const row = { claimId, id, deskId, knownBy, claimKey, review, mappedKey, mappingVersion, recordedAt };
		known.set(knownBy, row);
		added.push(row);
	}
	if (problems.errors.length === 0) await tx.insert(ExternalReviewRow, ...added);
	work.tell({ after: { added: { claims: addedClaims, reviews: added.length } } });
	return { addedClaims, addedReviews: added.length, known: asKnown, findings, leftOut };
}

type Keyed = { readonly review: ClaimReview } & ReturnType<typeof keysOf>;

/** What can be kept, and what cannot, with the reasons. */
function sorted(reviews: readonly PlacedReview[]): { sound: Keyed[]; leftOut: { place: string; message: string }[] } {
	const sound: Keyed[] = [];
	const leftOut: { place: string; message: string }[] = [];
	for (const { place, review } of reviews) {
		const problems = new Problems();
		checkClaimReview(review, problems);
		if (problems.errors.length === 0) sound.push({ review, ...keysOf(review) });
		else leftOut.push({ place, message: problems.errors.map((one) => one.message).join('; ') });
	}
	return { sound, leftOut };
}

/** The claims on record at the desk that reviews are of, by the hash of the text reviewed. */
async function claimsFor({ tx }: Work, deskId: string, reviews: readonly Keyed[]): Promise<Map<string, string>> {
	const found = await loadReviewedClaims(tx, deskId, [...new Set(reviews.map((one) => one.claimKey))]);
	const slugs = reviews.flatMap(({ review, claimKey }) =>
		found.has(claimKey) ? [] : (slugFrom(review.claim.text) ?? []),
	);
	const namesakes = await loadNamesakes(tx, deskId, [...new Set(slugs)]);
	const idOfText = new Map(namesakes.map((one) => [one.text, one.id]));
	for (const { review, claimKey } of reviews) {
		const id = idOfText.get(review.claim.text);
		if (id !== undefined && !found.has(claimKey)) found.set(claimKey, id);
	}
	return found;
}

function draftOf(
	{ claim, language }: ClaimReview,
	{ now, fallback }: { readonly now: string; readonly fallback: string },
) {
	const saidAt = claim.claimed === null ? null : instantFrom(claim.claimed);
	return {
		text: claim.text,
		language: claim.language ?? language ?? (/\p{Script=Han}/u.test(claim.text) ? 'zh' : fallback),
		saidAt: saidAt !== null && saidAt <= now ? saidAt : null,
	};
}
