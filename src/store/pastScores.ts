import type { Tx } from './engines/engine.js';
import { places, type Session } from './sql.js';

/** A step of a claim's score: when it was taken, and by which method. */
export interface PastStep {
	readonly claimId: string;
	readonly sequence: number;
	readonly at: string;
	readonly method: string;
}

/** Claims, and those that lean or ever leaned on them, directly or through others. */
export async function loadEverDependents(session: Session, claimIds: readonly string[]): Promise<string[]> {
	const found = await session.query<{ id: string }>(
		`WITH RECURSIVE dependent (id) AS (
			SELECT c.id FROM claim c WHERE c.id IN ${places(claimIds)}
			UNION SELECT k.claim_id FROM claim_link k JOIN dependent d ON k.linked_claim_id = d.id
		) SELECT id FROM dependent ORDER BY id`,
		claimIds,
	);
	return found.map((one) => one.id);
}

export const loadPastSteps = (session: Session, claimId: string): Promise<PastStep[]> =>
	session.query<PastStep>(
		'SELECT claim_id AS "claimId", sequence, at, method FROM contestedness_change WHERE claim_id = ? ORDER BY sequence',
		[claimId],
	);

/** Puts other figures in the place of those that a step had, and of those that the next one begins with. */
export async function restateStep(
	tx: Tx,
	{ claimId, sequence }: PastStep,
	{ support, opposition }: { readonly support: number; readonly opposition: number },
): Promise<void> {
	await tx.query(
		`UPDATE contestedness_change SET
			support_after = CASE WHEN sequence = ? THEN ? ELSE support_after END,
			opposition_after = CASE WHEN sequence = ? THEN ? ELSE opposition_after END,
			support_before = CASE WHEN sequence = ? THEN support_before ELSE ? END,
			opposition_before = CASE WHEN sequence = ? THEN opposition_before ELSE ? END
		WHERE claim_id = ? AND sequence IN (?, ?)`,
		[sequence, support, sequence, opposition, sequence, support, sequence, opposition, claimId, sequence, sequence + 1],
	);
}
