import type { ContestednessLevel } from '../core/contestedness/opinion.js';
import type { Correction } from '../core/deskWork.js';
import { Conditions } from './conditions.js';
import { correctionFrom } from './deskLists.js';
import { CorrectionRow } from './rows/workflow.js';
import { hydrate, list, type Session } from './sql.js';

/** The claims that the public reads. One that was withdrawn is not given out any more. */
const published = "c.public_since IS NOT NULL AND c.standing IN ('PUBLISHED', 'CORRECTED')";

/** The ids of published claims with a verdict that was agreed to, after one of them, in their order. */
export async function loadReviewedIds(
	session: Session,
	{ after, most }: { readonly after: string; readonly most: number },
): Promise<string[]> {
	const rows = await session.query<{ id: string }>(
		`SELECT DISTINCT d.claim_id AS "id" FROM verdict_decision d JOIN claim c ON c.id = d.claim_id
		WHERE d.agreed AND d.claim_id > ? AND ${published} ORDER BY d.claim_id LIMIT ${most}`,
		[after],
	);
	return rows.map((row) => row.id);
}

/** Which claims a feed is of; what is left out does not matter. Stories and parties by id. */
export interface FeedFilter {
	readonly levels?: readonly ContestednessLevel[] | null;
	readonly storyId?: string | null;
	readonly partyId?: string | null;
}

const conditionsOf = ({ levels, storyId, partyId }: FeedFilter) =>
	new Conditions()
		.among('c.level', levels)
		.holds('EXISTS (SELECT 1 FROM claim_story k WHERE k.claim_id = c.id AND k.story_id = ?)', storyId)
		.holds('EXISTS (SELECT 1 FROM claim_bearing b WHERE b.claim_id = c.id AND b.party_id = ?)', partyId);

/** The claims that were published last, the latest first, each with the day. */
export async function loadPublications(
	session: Session,
	filter: FeedFilter,
	most: number,
): Promise<{ readonly claimId: string; readonly publicSince: string }[]> {
	const { where, values } = conditionsOf(filter);
	return session.query(
		`SELECT c.id AS "claimId", c.public_since AS "publicSince" FROM claim c
		WHERE ${[published, ...where].join(' AND ')} ORDER BY c.public_since DESC, c.id DESC LIMIT ${most}`,
		values,
	);
}

/** The corrections that were made last, the latest first. */
export async function loadLastCorrections(session: Session, filter: FeedFilter, most: number): Promise<Correction[]> {
	const { where, values } = conditionsOf(filter);
	const rows = await session.query(
		`SELECT ${list(CorrectionRow, 't')} FROM correction t JOIN claim c ON c.id = t.claim_id
		WHERE ${[published, ...where].join(' AND ')} ORDER BY t.recorded_at DESC, t.id DESC LIMIT ${most}`,
		values,
	);
	return hydrate(CorrectionRow, rows).map(correctionFrom);
}

/** A moment that a desk has set for a claim. */
export interface SetMoment {
	readonly claimId: string;
	readonly slug: string;
	readonly text: string;
	readonly dueAt: string | null;
	readonly recheckAt: string | null;
	/** While it is to come; null once the public sees the claim. */
	readonly embargoUntil: string | null;
}

/** What some desks (all, for null) have set for their claims from a moment on, in the order of the claims' ids. */
export async function loadMoments(
	session: Session,
	deskIds: readonly string[] | null,
	{ from, most }: { readonly from: string; readonly most: number },
): Promise<SetMoment[]> {
	const { where, values } = new Conditions().among('c.desk_id', deskIds);
	return session.query(
		`SELECT c.id AS "claimId", c.slug, c.text, s.due_at AS "dueAt", s.recheck_at AS "recheckAt",
		CASE WHEN c.public_since IS NULL THEN s.embargo_until END AS "embargoUntil"
		FROM claim_schedule s JOIN claim c ON c.id = s.claim_id
		WHERE ${['(s.due_at >= ? OR s.recheck_at >= ? OR (s.embargo_until >= ? AND c.public_since IS NULL))', ...where].join(' AND ')}
		ORDER BY c.id LIMIT ${most}`,
		[from, from, from, ...values],
	);
}
