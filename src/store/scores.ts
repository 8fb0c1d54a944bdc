import type { Assessment } from '../core/contestedness/assessment.js';
import { groupBy } from '../core/group.js';
import type { Cause } from '../core/history.js';
import { loadCasesAnd, type StoredCase } from './cases.js';
import type { Tx } from './database.js';
import type { ClaimRow } from './rows/claim.js';
import { places, type Question, type Session } from './sql.js';

/** Stores a newly computed score with its cause, and appends a step to the claim's history; answers its number. */
export async function storeScore(
	tx: Tx,
	scored: { readonly claim: ClaimRow; readonly assessment: Assessment; readonly cause: Cause; readonly at: string },
): Promise<number> {
	const { claim, assessment, cause, at } = scored;
	const { support, opposition, score, lean, level } = assessment.opinion;
	const { method } = assessment;
	// What a source counted before it was sealed tells how many people it is: there, nothing was ever otherwise.
	const before = cause.event === 'SOURCE_REVISED' ? { support, opposition } : claim;
	// Bound here, since TypeORM writes numbers out into SQLite's SQL, which reads a double of 16 digits back a bit off.
	await tx.query(
		'UPDATE claim SET support = ?, opposition = ?, score = ?, lean = ?, level = ?, method = ?, scored_at = ? WHERE id = ?',
		[support, opposition, score, lean, level, method, at, claim.id],
	);
	const [step] = await tx.query<{ sequence: number }>(
		`INSERT INTO contestedness_change (claim_id, sequence, at, method, event, statement_id, cause_claim_id,
			support_before, opposition_before, support_after, opposition_after)
		SELECT CAST(? AS text), n.sequence, CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text),
			CASE WHEN n.sequence > 1 THEN CAST(? AS double precision) END,
			CASE WHEN n.sequence > 1 THEN CAST(? AS double precision) END,
			CAST(? AS double precision), CAST(? AS double precision)
		FROM (SELECT coalesce(max(sequence), 0) + 1 AS sequence FROM contestedness_change WHERE claim_id = ?) n
		RETURNING sequence`,
		[
			claim.id,
			at,
			method,
			cause.event,
			cause.statementId,
			cause.causeClaimId,
			before.support,
			before.opposition,
			support,
			opposition,
			claim.id,
		],
	);
	if (!step) throw new Error(`the step of ${claim.id} was not kept`);
	return step.sequence;
}

/** Whether the stored score differs from what the case amounts to now, to the bit. */
export const hasMoved = (claim: ClaimRow, assessment: Assessment): boolean =>
	claim.support !== assessment.opinion.support ||
	claim.opposition !== assessment.opinion.opposition ||
	claim.level !== assessment.opinion.level ||
	claim.method !== assessment.method;

/** The claims that lean on the given ones, directly or through others, each with the claims it leans on. */
export async function loadDependents(session: Session, claimIds: readonly string[]): Promise<Map<string, string[]>> {
	const { sql, values } = dependents(claimIds);
	return linksByClaim(await session.query(sql, values));
}

/** As `loadDependents` of one claim, together with its case, in one statement. */
export async function loadCaseWithDependents(
	session: Session,
	claimId: string,
): Promise<{ readonly theCase: StoredCase | null; readonly dependents: Map<string, string[]> }> {
	const { cases, beside } = await loadCasesAnd(session, [claimId], dependents([claimId]));
	return { theCase: cases[0] ?? null, dependents: linksByClaim(beside as unknown as Link[]) };
}

const dependents = (claimIds: readonly string[]): Question => ({
	sql: `WITH RECURSIVE dependent (id) AS (
			SELECT c.id FROM claim c WHERE c.id IN ${places(claimIds)}
			UNION SELECT k.claim_id FROM claim_link k JOIN dependent d ON k.linked_claim_id = d.id WHERE k.ended_at IS NULL
		) SELECT k.claim_id AS "claimId", k.linked_claim_id AS "linkedClaimId"
		FROM claim_link k WHERE k.claim_id IN (SELECT id FROM dependent) AND k.ended_at IS NULL`,
	values: claimIds,
});

/** What the given claims lean on, directly or through others: each claim with the claims it is linked to. */
export async function loadFoundations(session: Session, claimIds: readonly string[]): Promise<Map<string, string[]>> {
	const found = await session.query<Link>(
		`WITH RECURSIVE foundation (id) AS (
			SELECT c.id FROM claim c WHERE c.id IN ${places(claimIds)}
			UNION SELECT k.linked_claim_id FROM claim_link k JOIN foundation f ON k.claim_id = f.id WHERE k.ended_at IS NULL
		) SELECT k.claim_id AS "claimId", k.linked_claim_id AS "linkedClaimId"
		FROM claim_link k WHERE k.claim_id IN (SELECT id FROM foundation) AND k.ended_at IS NULL`,
		claimIds,
	);
	return linksByClaim(found);
}

interface Link {
	readonly claimId: string;
	readonly linkedClaimId: string;
}

const linksByClaim = (found: readonly Link[]): Map<string, string[]> =>
	new Map([...groupBy(found, (one) => one.claimId)].map(([id, links]) => [id, links.map((one) => one.linkedClaimId)]));

/** The claims that bear on one of two parties and on which a source speaks for the other: an interest between them matters there. */
export async function loadClaimsBetween(session: Session, partyId: string, otherId: string): Promise<string[]> {
	const found = await session.query<{ claimId: string }>(
		`SELECT DISTINCT b.claim_id AS "claimId" FROM claim_bearing b
		JOIN statement s ON s.claim_id = b.claim_id
		JOIN source_party p ON p.source_id = s.source_id
		WHERE (b.party_id = ? AND p.party_id = ?) OR (b.party_id = ? AND p.party_id = ?)`,
		[otherId, partyId, partyId, otherId],
	);
	return found.map((one) => one.claimId).sort();
}
