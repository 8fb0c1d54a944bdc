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
export const loadRevision = async (
	session: Session,
	claimId: string,
	revision: number,
): Promise<ClaimRevisionRow | null> =>
	(await loadRevisions(session, [`${claimId} ${revision}`])).get(`${claimId} ${revision}`) ?? null;

/** Wordings of claims, each named `claimId revision`. */
export async function loadRevisions(
	session: Session,
	names: readonly string[],
): Promise<Map<string, ClaimRevisionRow>> {
	const wanted = names.map((name) => name.split(' '));
	const found = await session.query(
		`SELECT ${list(ClaimRevisionRow, 'r')} FROM claim_revision r WHERE ${names.map(() => '(r.claim_id = ? AND r.revision = ?)').join(' OR ') || 'FALSE'}`,
		wanted.flatMap(([claimId = '', revision]) => [claimId, Number(revision)]),
	);
	return new Map(hydrate(ClaimRevisionRow, found).map((row) => [`${row.claimId} ${row.revision}`, row]));
}
