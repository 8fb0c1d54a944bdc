import type { Owned } from '../core/permissions.js';
import { caseOf } from './caseQuestions.js';
import type { StoredCase } from './cases.js';
import type { Tx } from './database.js';
import { inParts, places, type Session } from './sql.js';

/**
 * Lets the public see a claim and all that its case is made of: its stories, the parties that it is about, who speaks under it
 * and for whom, who was asked, and the documents that they speak in or that its verdicts stand on, with what these were made
 * from. What is public already keeps its date.
 */
export const publishCase = (tx: Tx, claimId: string, at: string): Promise<void> => publishCases(tx, [claimId], at);

/** As `publishCase`, for any number of claims. */
export async function publishCases(tx: Tx, claimIds: readonly string[], at: string): Promise<void> {
	for (let from = 0; from < claimIds.length; from += mostTogether) {
		const some = claimIds.slice(from, from + mostTogether);
		const { sql } = caseOf(tx.dialect, some, { andDocuments: verdictsStandOn });
		for (const [table, which] of madeOf)
			await tx.query(
				`WITH RECURSIVE ${sql} UPDATE ${table} SET public_since = ? WHERE public_since IS NULL AND id IN (${which})`,
				[...some, at],
			);
	}
}
const mostTogether = 1_000;

const verdictsStandOn = `SELECT e.document_id FROM asked a CROSS JOIN verdict_source e CROSS JOIN verdict_decision d
	WHERE e.claim_id = a.id AND d.claim_id = e.claim_id AND d.verdict_id = e.verdict_id AND d.agreed`;

/** What cases are made of, table by table, in the order in which they are written everywhere. */
const madeOf: readonly (readonly [table: string, which: string])[] = [
	['claim', 'SELECT id FROM asked'],
	['story', 'SELECT k.story_id FROM asked a CROSS JOIN claim_story k WHERE k.claim_id = a.id'],
	['source', 'SELECT id FROM speaker'],
	[
		'party',
		`SELECT id FROM voice UNION SELECT b.party_id FROM asked a CROSS JOIN claim_bearing b WHERE b.claim_id = a.id
		UNION SELECT q.party_id FROM asked a CROSS JOIN comment_request q WHERE q.claim_id = a.id`,
	],
	['document', 'SELECT id FROM paper'],
];

/**
 * As `publishCase`, for a case that is at hand: what has come to it since its claim was published. No statement where nothing
 * has, or where the public does not see the claim.
 */
export async function publishWhatIsNew(
	tx: Tx,
	{ claim, sources, parties, documents }: StoredCase,
	at: string,
): Promise<void> {
	if (claim.publicSince === null) return;
	const things = { source: sources, party: parties, document: documents };
	for (const [table, all] of Object.entries<ReadonlyMap<string, Owned>>(things)) {
		const ids = [...all].flatMap(([id, one]) => (one.publicSince === null ? id : []));
		if (ids.length > 0)
			await inParts(ids, (part) =>
				tx.query(`UPDATE ${table} SET public_since = ? WHERE public_since IS NULL AND id IN ${places(part)}`, [
					at,
					...part,
				]),
			);
	}
}

/** The slugs of the claims that a claim rests on or is opposed by, as far as the public does not see them, in order. */
export async function unpublishedFoundations(session: Session, claimId: string): Promise<string[]> {
	const found = await session.query<{ slug: string }>(
		`SELECT l.slug FROM claim_link k JOIN claim l ON l.id = k.linked_claim_id
		WHERE k.claim_id = ? AND k.ended_at IS NULL AND l.public_since IS NULL ORDER BY l.slug`,
		[claimId],
	);
	return found.map((one) => one.slug);
}
