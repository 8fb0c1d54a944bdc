import type { Snapshot } from '../core/article.js';
import { claimIdOf } from '../core/ids.js';
import { places, type Session } from './sql.js';

/** What is known of a snapshot without reading the page, and whose its document is. */
export interface KnownSnapshot extends Snapshot {
	readonly deskId: string;
}

const latest = (ids: readonly string[]) =>
	`s.document_id IN ${places(ids)} AND s.taken_at = (SELECT max(taken_at) FROM snapshot l WHERE l.document_id = s.document_id)`;

/** The latest snapshot of some documents, by document; none where nothing was kept. */
export async function loadSnapshots(
	session: Session,
	documentIds: readonly string[],
): Promise<Map<string, KnownSnapshot>> {
	const rows = await session.query<KnownSnapshot>(
		`SELECT s.document_id AS "documentId", s.taken_at AS "takenAt", s.sha256 AS "sha256", s.canonical_url AS "canonicalUrl",
		s.characters AS "characters", d.desk_id AS "deskId"
		FROM snapshot s JOIN document d ON d.id = s.document_id WHERE ${latest(documentIds)}`,
		documentIds,
	);
	return new Map(rows.map((row) => [row.documentId, row]));
}

/** The text, or the page, of the latest snapshot of some documents, by document. */
export async function loadPages(
	session: Session,
	documentIds: readonly string[],
	part: 'text' | 'html',
): Promise<Map<string, string>> {
	const rows = await session.query<{ documentId: string; content: string }>(
		`SELECT s.document_id AS "documentId", s.${part} AS "content" FROM snapshot s WHERE ${latest(documentIds)}`,
		documentIds,
	);
	return new Map(rows.map((row) => [row.documentId, row.content]));
}

/** What was given to stand before and after a quote. */
export interface QuoteContext {
	readonly prefix: string | null;
	readonly suffix: string | null;
}

/** What was given to stand beside the quotes of some statements, by statement. */
export async function loadQuoteContexts(
	session: Session,
	statementIds: readonly string[],
): Promise<Map<string, QuoteContext>> {
	const claimIds = [...new Set(statementIds.map(claimIdOf))];
	const rows = await session.query<QuoteContext & { statementId: string }>(
		`SELECT q.statement_id AS "statementId", q.prefix, q.suffix FROM quote_context q
		WHERE q.claim_id IN ${places(claimIds)} AND q.statement_id IN ${places(statementIds)}`,
		[...claimIds, ...statementIds],
	);
	return new Map(rows.map(({ statementId, ...context }) => [statementId, context]));
}
