import type { Assignment } from '../core/deskWork.js';
import { AssignmentRow } from './rows/workflow.js';
import { list, places, type Session } from './sql.js';

/** Assignments by id. */
export async function loadAssignments(session: Session, ids: readonly string[]): Promise<Map<string, Assignment>> {
	const found = await session.query<AssignmentRow>(
		`SELECT ${list(AssignmentRow, 'a')} FROM assignment a WHERE a.id IN ${places(ids)}`,
		ids,
	);
	return new Map(found.map((one) => [one.id, one]));
}

/** Who works on a claim now. */
export const loadOpenAssignments = (session: Session, claimId: string): Promise<Assignment[]> =>
	session.query<AssignmentRow>(
		`SELECT ${list(AssignmentRow, 'a')} FROM assignment a WHERE a.claim_id = ? AND a.ended_at IS NULL ORDER BY a.recorded_at, a.id`,
		[claimId],
	);
