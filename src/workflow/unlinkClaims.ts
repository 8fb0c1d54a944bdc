import type { UnlinkDraft } from '../core/drafts.js';
import { claimIdOf } from '../core/ids.js';
import { limits } from '../core/problems.js';
import { holdWithDependents } from '../store/locks.js';
import { requireKind } from '../store/references.js';
import { ClaimLinkRow } from '../store/rows/claim.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireClaimOf } from './own.js';

/** Ends a link between claims, with the reason; that it stood stays on record. Answers the claim's id. */
export const unlinkClaims = (office: Office, draft: UnlinkDraft, options: RecordOptions = {}) =>
	record(office, 'unlinkClaims', options, (work) => endLink(work, draft));

export async function endLink(work: Work, draft: UnlinkDraft): Promise<string> {
	const { tx, problems, now } = work;
	const endedBecause = problems.text('reason', draft.reason, { most: limits.text });
	if (!requireKind(draft.link, ['link'], { path: 'link', problems })) return '';
	const claimId = claimIdOf(draft.link);
	const missing = `there is no link \`${draft.link}\``;
	if (!(await requireClaimOf(work, draft.link, { path: 'link', missing }))) return '';
	await holdWithDependents(tx, [claimId]);
	const [link] = await tx.query<{ linkedClaimId: string; endedAt: string | null }>(
		`SELECT linked_claim_id AS "linkedClaimId", ended_at AS "endedAt" FROM claim_link WHERE claim_id = ? AND id = ?`,
		[claimId, draft.link],
	);
	if (!link) problems.add('NOT_FOUND', 'link', missing);
	else if (link.endedAt) problems.add('CONFLICT', 'link', `this link ended on ${link.endedAt} already`);
	if (!link || problems.errors.length > 0) return '';
	await tx.update(ClaimLinkRow, { claimId, id: draft.link }, { endedAt: now, endedBecause });
	work.announce('CLAIM_UNLINKED', claimId, link.linkedClaimId);
	work.touch(claimId, { event: 'CLAIM_UNLINKED', causeClaimId: link.linkedClaimId });
	return claimId;
}
