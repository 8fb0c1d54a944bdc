import type { QuoteStanding } from '../core/policy/rule.js';
import type { Session } from './sql.js';

/**
 * How the quotes under some claims stand in the texts of their documents, by claim and statement. No texts are kept yet, so
 * that nothing is known of any quote: what is missing here is unverifiable.
 */
export async function loadQuoteStandings(
	_session: Session,
	_claimIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, QuoteStanding>>> {
	return new Map();
}
