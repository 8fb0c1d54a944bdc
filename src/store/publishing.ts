import type { Owned } from '../core/permissions.js';
import type { StoredCase } from './cases.js';
import type { Tx } from './database.js';
import { inParts, places, repeated, type Session } from './sql.js';

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
		for (const [table, which] of madeOf(places(some))) {
			await tx.query(`UPDATE ${table} SET public_since = ? WHERE public_since IS NULL AND id IN (${which})`, [
				at,
				...repeated(some, which),
			]);
		}
	}
}
const mostTogether = 1_000;

/** What the cases of some claims are made of, table by table, in the order in which they are written everywhere. */
const madeOf = (claims: string): readonly (readonly [table: string, which: string])[] => {
	const speakers = `SELECT s.source_id FROM statement s WHERE s.claim_id IN ${claims}`;
	return [
		['claim', `SELECT c.id FROM claim c WHERE c.id IN ${claims}`],
		['story', `SELECT k.story_id FROM claim_story k WHERE k.claim_id IN ${claims}`],
		['source', speakers],
		[
			'party',
			`SELECT b.party_id FROM claim_bearing b WHERE b.claim_id IN ${claims}
			UNION SELECT v.party_id FROM source_party v WHERE v.source_id IN (${speakers})
			UNION SELECT q.party_id FROM comment_request q WHERE q.claim_id IN ${claims}`,
		],
		[
			'document',
			`WITH RECURSIVE upstream (id) AS (
				SELECT id FROM (SELECT s.document_id AS id FROM statement s WHERE s.claim_id IN ${claims}
					UNION SELECT s.origin_document_id FROM statement s WHERE s.claim_id IN ${claims}
					UNION SELECT o.document_id FROM source o WHERE o.id IN (${speakers})
					UNION SELECT e.document_id FROM verdict_source e JOIN verdict_decision d
						ON d.claim_id = e.claim_id AND d.verdict_id = e.verdict_id AND d.agreed WHERE e.claim_id IN ${claims}
					) spoken WHERE id IS NOT NULL
				UNION SELECT v.from_document_id FROM derivation v JOIN upstream u ON v.document_id = u.id
			) SELECT id FROM upstream`,
		],
	];
};

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
