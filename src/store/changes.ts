import type { ContestednessChange } from '../core/history.js';
import { ContestednessChangeRow } from './rows/claim.js';
import { list, type Session } from './sql.js';

/** Steps of claims' histories, each named by its claim and number, in one statement; at most a few hundred. */
export async function loadChanges(
	session: Session,
	steps: readonly { readonly claimId: string; readonly step: number }[],
): Promise<(claimId: string, step: number) => ContestednessChange | undefined> {
	const named = steps.map(() => '(h.claim_id = ? AND h.sequence = ?)').join(' OR ');
	const found = await session.query<ContestednessChange>(
		`SELECT ${list(ContestednessChangeRow, 'h')} FROM contestedness_change h WHERE ${named || 'FALSE'}`,
		steps.flatMap(({ claimId, step }) => [claimId, step]),
	);
	const byName = new Map(found.map((one) => [`${one.claimId} ${one.sequence}`, one]));
	return (claimId, step) => byName.get(`${claimId} ${step}`);
}
