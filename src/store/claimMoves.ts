import type { ClaimMove } from '../core/standings.js';
import type { Tx } from './database.js';
import { ClaimRevisionRow } from './rows/claim.js';
import { ClaimMoveRow } from './rows/workflow.js';
import { hydrate, list, type Session } from './sql.js';

/** Appends a move to those of its claim, which is held; answers its number. */
export async function appendMove(
	tx: Tx,
	{ from, to, ...move }: Omit<ClaimMove, 'sequence'> & { readonly publicSince: string | null },
): Promise<number> {
	const sequence = (await lastMove(tx, move.claimId)) + 1;
	await tx.insert(ClaimMoveRow, { ...move, sequence, fromStanding: from, toStanding: to });
	return sequence;
}

/** The number of a claim's newest move, 0 before the first. */
export async function lastMove(session: Session, claimId: string): Promise<number> {
	const [last] = await session.query<{ sequence: number | null }>(
		'SELECT max(sequence) AS "sequence" FROM claim_move WHERE claim_id = ?',
		[claimId],
	);
	return last?.sequence ?? 0;
}

/** One wording of a claim. */
export async function loadRevision(
	session: Session,
	claimId: string,
	revision: number,
): Promise<ClaimRevisionRow | null> {
	const found = await session.query(
		`SELECT ${list(ClaimRevisionRow, 'r')} FROM claim_revision r WHERE r.claim_id = ? AND r.revision = ?`,
		[claimId, revision],
	);
	return hydrate(ClaimRevisionRow, found)[0] ?? null;
}
