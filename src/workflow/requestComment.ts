import { type CommentRequest, checkRequest, type RequestDraft } from '../core/reply.js';
import { publishCase } from '../store/publishing.js';
import { requireFound } from '../store/references.js';
import { loadRequests } from '../store/requests.js';
import { CommentRequestRow } from '../store/rows/reply.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwnClaim } from './own.js';

/** Keeps that a party was asked about a claim: what, how, and until when it may answer. Sends nothing. */
export const requestComment = (office: Office, draft: RequestDraft, options: RecordOptions = {}) =>
	record(office, 'requestComment', options, (work) => addRequest(work, draft));

export async function addRequest(work: Work, draft: RequestDraft): Promise<CommentRequest | null> {
	const { tx, problems, now } = work;
	const claim = await requireOwnClaim(work, draft.claim, 'claim');
	const party = await requireFound(work, 'party', draft.party, 'party');
	const partyId = party?.id ?? '';
	const checked = checkRequest(draft, problems, { now });
	if (!claim) return null;
	const claimId = claim.id;
	const before = (await loadRequests(tx, [claimId])).get(claimId) ?? [];
	if (before.some((one) => one.partyId === partyId && one.outcomes.length === 0))
		problems.add(
			'DUPLICATE',
			'party',
			'this party has an open request on this claim; remind it, or record its outcome',
		);
	if (problems.errors.length > 0) return null;
	const id = work.newId('request', claimId);
	const { deskId, language } = claim;
	const by = { userId: work.actor.userId, recordedAt: now };
	const row = { id, claimId, deskId, partyId, ...checked, ...by };
	const request = { ...row, language: checked.language === 'und' ? language : checked.language };
	await tx.insert(CommentRequestRow, { ...request, closedAt: null });
	if (claim.publicSince !== null) await publishCase(tx, claimId, now);
	return { ...request, reminders: [], outcomes: [], partyPublicSince: party?.publicSince ?? null };
}
