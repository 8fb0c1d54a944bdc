import type { Correction } from '../core/deskWork.js';
import type { CorrectionDraft } from '../core/drafts.js';
import { claimIdOf } from '../core/ids.js';
import { limits } from '../core/problems.js';
import { moveTo } from '../core/standings.js';
import { loadRevision } from '../store/claimMoves.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { CorrectionRow } from '../store/rows/workflow.js';
import { loadStatements } from '../store/statements.js';
import { requireHeld } from './held.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { makeMove } from './publish.js';

/** Says in public, and for good, what was wrong in what the public read, and what it says now. */
export const correctClaim = (office: Office, draft: CorrectionDraft, options: RecordOptions = {}) =>
	record(office, 'correctClaim', options, (work) => addCorrection(work, draft));

async function addCorrection(work: Work, draft: CorrectionDraft): Promise<Correction | null> {
	const { tx, problems, now: recordedAt, actor } = work;
	const { expectedRevision } = draft;
	const was = problems.text('was', draft.was, { most: limits.text });
	const now = problems.text('now', draft.now, { most: limits.text });
	const reason = problems.text('reason', draft.reason, { most: limits.text });
	const claim = await requireHeld(work, draft.claim, { expectedRevision, given: draft.now });
	if (!claim) return null;
	if (was !== '' && was === now)
		problems.add('INVALID', 'now', 'it says now what it said before; nothing is corrected');
	const isCorrected = claim.standing === 'CORRECTED';
	if (!isCorrected && !moveTo({ standing: claim.standing, isPublic: claim.publicSince !== null }, 'CORRECTED'))
		problems.add('CONFLICT', 'claim', remedyFor(claim));
	const revision = await checkRevision(work, claim, draft);
	const statementId = await checkStatement(work, claim, draft);
	if (problems.errors.length > 0) return null;
	const id = work.newId('correction', claim.id);
	const correction = { id, claimId: claim.id, was, now, reason, revision, statementId };
	const { was: wasSaid, now: isSaid, ...kept } = correction;
	await tx.insert(CorrectionRow, { ...kept, wasSaid, isSaid, recordedAt, byUserId: actor.userId });
	if (!isCorrected) await makeMove(work, claim, { to: 'CORRECTED', reason, isSeen: true });
	work.announce('CLAIM_CORRECTED', claim.id, id);
	return { ...correction, recordedAt, byUserId: actor.userId };
}

const remedyFor = ({ standing, publicSince }: ClaimRow): string =>
	publicSince === null
		? 'the public has not seen this claim; revise it, and nothing need be corrected'
		: `this claim is ${standing}, and is corrected no more`;

/** The wording that the correction brought about: one that came after the public had read another. */
async function checkRevision(
	{ tx, problems }: Work,
	claim: ClaimRow,
	{ revision }: CorrectionDraft,
): Promise<number | null> {
	if (revision === null || revision === undefined) return null;
	const found = await loadRevision(tx, claim.id, revision);
	if (!found || revision < 2 || found.recordedAt < (claim.publicSince ?? ''))
		problems.add(
			'NOT_FOUND',
			'revision',
			`this claim was not revised to a revision ${revision} since the public sees it; call reviseClaim first, or leave revision out`,
		);
	return revision;
}

/** The statement that was taken back, where the correction is about one. */
async function checkStatement(
	{ tx, problems }: Work,
	claim: ClaimRow,
	{ statement: id }: CorrectionDraft,
): Promise<string | null> {
	if (id === null || id === undefined) return null;
	const found = claimIdOf(id) === claim.id ? (await loadStatements(tx, [id])).get(id) : undefined;
	if (!found) problems.add('NOT_FOUND', 'statement', `there is no statement \`${id.slice(0, 80)}\` under this claim`);
	else if (!found.retraction)
		problems.add('CONFLICT', 'statement', 'this statement stands; call retractStatement first, or leave it out');
	return id;
}
