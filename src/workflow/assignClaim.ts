import { type Assignment, apart, seatFor } from '../core/deskWork.js';
import type { AssignmentDraft } from '../core/drafts.js';
import { roles } from '../core/permissions.js';
import { loadOpenAssignments } from '../store/assignments.js';
import { findSeat } from '../store/desks.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { AssignmentRow } from '../store/rows/workflow.js';
import { requireHeld } from './held.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Gives somebody of the desk a role on a claim, until a day if need be. */
export const assignClaim = (office: Office, draft: AssignmentDraft, options: RecordOptions = {}) =>
	record(office, 'assignClaim', options, (work) => addAssignment(work, draft));

async function addAssignment(work: Work, draft: AssignmentDraft): Promise<Assignment | null> {
	const { tx, problems, now, actor } = work;
	const { role, expectedRevision } = draft;
	const dueAt = problems.futureInstant('dueAt', draft.dueAt, { now });
	const claim = await requireHeld(work, draft.claim, { expectedRevision, given: role });
	const userId = claim && (await requireColleague(work, claim, draft));
	if (!claim || !userId) return null;
	for (const other of await loadOpenAssignments(tx, claim.id)) {
		if (other.userId !== userId) continue;
		if (other.role === role) problems.add('DUPLICATE', 'user', `they are ${role} of this claim already`);
		if (other.role === apart[role])
			problems.add('CONFLICT', 'user', `they are ${other.role} of this claim; ${role} has to be somebody else`);
	}
	if (problems.errors.length > 0) return null;
	const id = work.newId('assignment', claim.id);
	const open = { endedAt: null, endedBecause: null, endedByUserId: null };
	const assignment = { id, claimId: claim.id, userId, role, dueAt, recordedAt: now, byUserId: actor.userId, ...open };
	await tx.insert(AssignmentRow, assignment);
	return assignment;
}

/** A user, by id or address, whose seat at the claim's desk is enough for the role; else null with a problem noted. */
async function requireColleague(
	{ tx, problems }: Work,
	claim: ClaimRow,
	{ user, role }: AssignmentDraft,
): Promise<string | null> {
	const seat = await findSeat(tx, { user, deskId: claim.deskId });
	if (!seat) problems.add('NOT_FOUND', 'user', `nobody \`${user.slice(0, 80)}\` sits at this desk`);
	else if (roles.indexOf(seat.role) < roles.indexOf(seatFor[role]))
		problems.add('CONFLICT', 'role', `they are a ${seat.role} at this desk; ${role} takes a ${seatFor[role]}`);
	return seat?.userId ?? null;
}
