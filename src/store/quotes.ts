import { groupBy } from '../core/group.js';
import type { QuoteStanding } from '../core/policy/rule.js';
import { anchorQuote } from '../core/quote/anchorQuote.js';
import { foldQuote } from '../core/quote/foldQuote.js';
import { loadPages } from './snapshots.js';
import { places, type Session } from './sql.js';

interface QuoteOnRecord {
	readonly claimId: string;
	readonly id: string;
	readonly quote: string;
	readonly prefix: string | null;
	readonly suffix: string | null;
	readonly documentId: string;
}

/**
 * How the quotes under some claims stand in the texts kept of their documents, by claim and statement: one that is there, once
 * or more, is verified; one that is not is not found. What is missing here cannot be compared, no text being kept.
 */
export async function loadQuoteStandings(
	session: Session,
	claimIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, QuoteStanding>>> {
	const quotes = await session.query<QuoteOnRecord>(
		`SELECT s.claim_id AS "claimId", s.id, s.quote, q.prefix, q.suffix, coalesce(s.document_id, o.document_id) AS "documentId"
		FROM statement s JOIN source o ON o.id = s.source_id
		LEFT JOIN quote_context q ON q.claim_id = s.claim_id AND q.statement_id = s.id
		WHERE s.claim_id IN ${places(claimIds)} AND s.quote IS NOT NULL AND coalesce(s.document_id, o.document_id) IS NOT NULL`,
		claimIds,
	);
	const texts = await loadPages(session, [...new Set(quotes.map((one) => one.documentId))], 'text');
	const folded = new Map([...texts].map(([id, text]) => [id, foldQuote(text)]));
	const compared = quotes.flatMap(({ documentId, quote, ...one }) => {
		const text = texts.get(documentId);
		if (text === undefined) return [];
		const { state } = anchorQuote(text, { ...one, exact: quote }, folded.get(documentId));
		return [{ ...one, standing: state === 'ORPHANED' ? 'NOT_FOUND' : 'VERIFIED' } as const];
	});
	const standings = new Map<string, ReadonlyMap<string, QuoteStanding>>();
	for (const [claimId, all] of groupBy(compared, (one) => one.claimId))
		standings.set(claimId, new Map(all.map((one) => [one.id, one.standing])));
	return standings;
}
