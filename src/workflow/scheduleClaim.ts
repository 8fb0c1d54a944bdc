import type { Schedule } from '../core/deskWork.js';
import type { ScheduleDraft } from '../core/drafts.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { setSchedule } from '../store/schedules.js';
import { requireHeld } from './held.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Sets when a claim is due, when it is to be looked at again, and until when it is under embargo. */
export const scheduleClaim = (office: Office, draft: ScheduleDraft, options: RecordOptions = {}) =>
	record(office, 'scheduleClaim', options, (work) => changeSchedule(work, draft));

async function changeSchedule(
	work: Work,
	draft: ScheduleDraft,
): Promise<(Schedule & { readonly claimId: string }) | null> {
	const { tx, problems, now } = work;
	const { expectedRevision } = draft;
	const claim = await requireHeld(work, draft.claim, { expectedRevision, given: null });
	const changes = {
		dueAt: draft.dueAt === undefined ? undefined : problems.instant('dueAt', draft.dueAt),
		recheckAt:
			draft.recheckAt === undefined ? undefined : problems.futureInstant('recheckAt', draft.recheckAt, { now }),
		embargoUntil:
			draft.embargoUntil === undefined
				? undefined
				: problems.futureInstant('embargoUntil', draft.embargoUntil, { now }),
	};
	if (Object.values(changes).every((one) => one === undefined))
		problems.add(
			'INVALID',
			'dueAt',
			'nothing is scheduled; give dueAt, recheckAt or embargoUntil, or null to clear one',
		);
	if (claim && changes.embargoUntil !== undefined) checkEmbargo(work, claim, changes.embargoUntil);
	if (!claim || problems.errors.length > 0) return null;
	return { ...(await setSchedule(tx, claim.id, changes)), claimId: claim.id };
}

/** Once a claim is published, its embargo decides when the public sees it: that is for editors, and ends by the clock. */
function checkEmbargo({ problems, require }: Work, claim: ClaimRow, embargoUntil: string | null): void {
	const { standing, publicSince, deskId } = claim;
	if (publicSince !== null) problems.add('CONFLICT', 'embargoUntil', `the public sees this claim since ${publicSince}`);
	if (standing !== 'PUBLISHED' || publicSince !== null) return;
	require(deskId, 'embargoUntil', 'publishClaim');
	if (embargoUntil === null)
		problems.add(
			'INVALID',
			'embargoUntil',
			'it is published and waits for its embargo; move it to READY, and publish it anew',
		);
}
