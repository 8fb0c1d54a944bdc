import type { Assignment } from '../core/deskWork.js';
import type { AssignmentEndDraft } from '../core/drafts.js';
import { limits } from '../core/problems.js';
import { loadAssignments } from '../store/assignments.js';
import { holdClaims } from '../store/locks.js';
import { requireKind } from '../store/references.js';
import { AssignmentRow } from '../store/rows/workflow.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireClaimOf } from './own.js';

/** Ends an assignment, with the reason: it was done, or somebody else goes on. */
export const endAssignment = (office: Office, draft: AssignmentEndDraft, options: RecordOptions = {}) =>
	record(office, 'endAssignment', options, (work) => addEnd(work, draft));

async function addEnd(work: Work, draft: AssignmentEndDraft): Promise<Assignment | null> {
	const { tx, problems, now, actor } = work;
	const reason = problems.text('reason', draft.reason, { most: limits.text });
	const missing = `there is no assignment \`${draft.assignment.slice(0, 80)}\``;
	if (!requireKind(draft.assignment, ['assignment'], { path: 'assignment', problems })) return null;
	const claim = await requireClaimOf(work, draft.assignment, { path: 'assignment', missing });
	if (!claim) return null;
	await holdClaims(tx, [claim.id]);
	const assignment = (await loadAssignments(tx, [draft.assignment])).get(draft.assignment);
	if (!assignment) problems.add('NOT_FOUND', 'assignment', missing);
	else if (assignment.endedAt !== null)
		problems.add(
			'CONFLICT',
			'assignment',
			`this was ended on ${assignment.endedAt} already: ${assignment.endedBecause}`,
		);
	if (!assignment || problems.errors.length > 0) return null;
	const ended = { endedAt: now, endedBecause: reason, endedByUserId: actor.userId };
	await tx.update(AssignmentRow, { claimId: claim.id, id: assignment.id }, ended);
	return { ...assignment, ...ended };
}
