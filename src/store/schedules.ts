import type { Schedule } from '../core/deskWork.js';
import type { Tx } from './database.js';
import { ClaimScheduleRow } from './rows/workflow.js';
import { list, type Session } from './sql.js';

const unscheduled: Schedule = { dueAt: null, recheckAt: null, embargoUntil: null };

/** When a claim is due; nothing but nulls where nothing was said. */
export async function loadSchedule(session: Session, claimId: string): Promise<Schedule> {
	const [found] = await session.query<ClaimScheduleRow>(
		`SELECT ${list(ClaimScheduleRow, 's')} FROM claim_schedule s WHERE s.claim_id = ?`,
		[claimId],
	);
	return found ?? unscheduled;
}

/** Sets what is given of a claim's schedule; the claim is held. */
export async function setSchedule(tx: Tx, claimId: string, changes: Partial<Schedule>): Promise<Schedule> {
	const [known] = await tx.query('SELECT 1 FROM claim_schedule WHERE claim_id = ?', [claimId]);
	if (known) await tx.update<ClaimScheduleRow>(ClaimScheduleRow, { claimId }, changes);
	else await tx.insert<ClaimScheduleRow>(ClaimScheduleRow, { ...unscheduled, ...changes, claimId });
	return loadSchedule(tx, claimId);
}

/** The claims that are published and wait for their embargo to be over, each with until when; the first one first. */
export const loadWaiting = (
	session: Session,
	most: number,
): Promise<{ readonly claimId: string; readonly embargoUntil: string }[]> =>
	session.query(
		`SELECT s.claim_id AS "claimId", s.embargo_until AS "embargoUntil" FROM claim_schedule s JOIN claim c ON c.id = s.claim_id
		WHERE s.embargo_until IS NOT NULL AND c.standing = 'PUBLISHED' AND c.public_since IS NULL
		ORDER BY s.embargo_until, s.claim_id LIMIT ${most}`,
	);
