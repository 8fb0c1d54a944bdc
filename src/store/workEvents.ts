import type { OutboxRow } from './rows/outbox.js';
import { ClaimMoveRow, CorrectionRow } from './rows/workflow.js';
import { hydrate, list, places, type Session } from './sql.js';

/** That a claim was moved, or corrected. */
export type WorkEvent =
	| { readonly claimId: string; readonly sequence: number }
	| { readonly claimId: string; readonly correctionId: string };

export const moveOf = ({ kind, claimId, step }: OutboxRow) =>
	kind === 'CLAIM_MOVED' && claimId !== null && step !== null ? [{ claimId, sequence: step }] : [];

export const correctionOf = ({ kind, claimId, subjectId }: OutboxRow) =>
	kind === 'CLAIM_CORRECTED' && claimId !== null && subjectId !== null ? [{ claimId, correctionId: subjectId }] : [];

/** The moves and corrections that events are about; none for other events. */
export async function loadWork(
	session: Session,
	events: readonly WorkEvent[],
): Promise<(event: OutboxRow) => ClaimMoveRow | CorrectionRow | undefined> {
	const moves = events.flatMap((one) => ('sequence' in one ? [one] : []));
	const corrections = events.flatMap((one) => ('correctionId' in one ? [one.correctionId] : []));
	const found = new Map<string, ClaimMoveRow | CorrectionRow>();
	if (moves.length > 0) {
		const named = moves.map(() => '(m.claim_id = ? AND m.sequence = ?)').join(' OR ');
		const rows = await session.query(
			`SELECT ${list(ClaimMoveRow, 'm')} FROM claim_move m WHERE ${named}`,
			moves.flatMap(({ claimId, sequence }) => [claimId, sequence]),
		);
		for (const row of hydrate(ClaimMoveRow, rows)) found.set(`${row.claimId} ${row.sequence}`, row);
	}
	if (corrections.length > 0) {
		const rows = await session.query(
			`SELECT ${list(CorrectionRow, 'o')} FROM correction o WHERE o.id IN ${places(corrections)}`,
			corrections,
		);
		for (const row of hydrate(CorrectionRow, rows)) found.set(row.id, row);
	}
	return ({ kind, claimId, subjectId, step }) => {
		if (kind === 'CLAIM_MOVED') return found.get(`${claimId} ${step}`);
		return kind === 'CLAIM_CORRECTED' ? found.get(subjectId ?? '') : undefined;
	};
}
