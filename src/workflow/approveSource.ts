import type { Approval, ApprovalDraft } from '../core/policy/policy.js';
import { limits } from '../core/problems.js';
import { isUnnamed } from '../core/source.js';
import { loadSources } from '../store/cases.js';
import { loadApprovals } from '../store/policies.js';
import { requireRef } from '../store/references.js';
import { SourceApprovalRow } from '../store/rows/policy.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwn } from './own.js';

/** An editor's leave to use an unnamed source for a claim, with the reason. Each claim needs its own. */
export const approveSource = (office: Office, draft: ApprovalDraft, options: RecordOptions = {}) =>
	record(office, 'approveSource', options, (work) => addApproval(work, draft));

async function addApproval(work: Work, draft: ApprovalDraft): Promise<Approval | null> {
	const { tx, problems, now } = work;
	const claimId = await requireOwn(work, 'claim', draft.claim, 'claim');
	const sourceId = await requireRef(work, 'source', draft.source, 'source');
	const reason = problems.text('reason', draft.reason, { most: limits.text });
	const source = (await loadSources(tx, [sourceId])).get(sourceId);
	if (source && !isUnnamed(source.attribution))
		problems.add('INVALID', 'source', `a source that speaks ${source.attribution} is named; it needs no approval`);
	const before = (await loadApprovals(tx, [claimId])).get(claimId) ?? [];
	if (before.some((one) => one.sourceId === sourceId))
		problems.add('DUPLICATE', 'source', 'this source is approved for this claim already');
	if (problems.errors.length > 0) return null;
	const approval = { claimId, sourceId, reason, userId: work.actor.userId, recordedAt: now };
	await tx.insert(SourceApprovalRow, approval);
	return approval;
}
