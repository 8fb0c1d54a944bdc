import { createHash } from 'node:crypto';
import type { ClaimReview } from '../core/claimReview.js';
import { groupBy } from '../core/group.js';
import type { ClaimRow } from './rows/claim.js';
import { ExternalReviewRow } from './rows/review.js';
import { hydrate, list, places, type Session } from './sql.js';

const hash = (...texts: readonly string[]): string => createHash('sha256').update(texts.join('\n')).digest('base64url');

/** The reviews of others on some claims, by claim id, oldest first. A claim without any is missing. */
export async function loadExternalReviews(
	session: Session,
	claimIds: readonly string[],
): Promise<Map<string, readonly ExternalReviewRow[]>> {
	const raw = await session.query(
		`SELECT ${list(ExternalReviewRow, 'r')} FROM external_review r WHERE r.claim_id IN ${places(claimIds)} ORDER BY r.recorded_at, r.id`,
		claimIds,
	);
	return groupBy(hydrate(ExternalReviewRow, raw), (one) => one.claimId);
}

/** What a review is known by, and the claim that it is of, whatever else of it changes. */
export const keysOf = ({ url, claim }: ClaimReview): { readonly knownBy: string; readonly claimKey: string } => ({
	knownBy: hash(url, claim.text),
	claimKey: hash(claim.text),
});

/** The reviews that a desk has already, by what they are known by. */
export async function loadKnownReviews(
	session: Session,
	deskId: string,
	keys: readonly string[],
): Promise<Map<string, ExternalReviewRow>> {
	const raw = await session.query(
		`SELECT ${list(ExternalReviewRow, 'r')} FROM external_review r WHERE r.desk_id = ? AND r.known_by IN ${places(keys)}`,
		[deskId, ...keys],
	);
	return new Map(hydrate(ExternalReviewRow, raw).map((row) => [row.knownBy, row]));
}

/** The claims of a desk that it has reviews of already, by the hash of the text that was reviewed. */
export async function loadReviewedClaims(
	session: Session,
	deskId: string,
	claimKeys: readonly string[],
): Promise<Map<string, string>> {
	const rows = await session.query<{ claimKey: string; claimId: string }>(
		`SELECT r.claim_key AS "claimKey", min(r.claim_id) AS "claimId" FROM external_review r
		WHERE r.desk_id = ? AND r.claim_key IN ${places(claimKeys)} GROUP BY r.claim_key`,
		[deskId, ...claimKeys],
	);
	return new Map(rows.map((row) => [row.claimKey, row.claimId]));
}

/** The claims of a desk that have these slugs. */
export const loadNamesakes = (
	session: Session,
	deskId: string,
	slugs: readonly string[],
): Promise<Pick<ClaimRow, 'id' | 'slug' | 'text'>[]> =>
	session.query(`SELECT c.id, c.slug, c.text FROM claim c WHERE c.desk_id = ? AND c.slug IN ${places(slugs)}`, [
		deskId,
		...slugs,
	]);
