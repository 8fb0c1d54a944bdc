import type { ClaimLink } from '../core/claim.js';
import type { LinkDraft } from '../core/drafts.js';
import { wayAlongLinks } from '../core/links.js';
import type { Problems } from '../core/problems.js';
import { loadClaims } from '../store/claims.js';
import { holdBothEnds } from '../store/locks.js';
import { requireRef } from '../store/references.js';
import { ClaimLinkRow } from '../store/rows/claim.js';
import type { Session } from '../store/sql.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwn } from './own.js';

/** Lets a claim rest on another, or be opposed by it. A link that would close a cycle is refused by name. */
export const linkClaims = (office: Office, draft: LinkDraft, options: RecordOptions = {}) =>
	record(office, 'linkClaims', options, (work) => addLink(work, draft));

export async function addLink(work: Work, draft: LinkDraft): Promise<ClaimLink> {
	const { tx, problems, now } = work;
	const claimId = await requireOwn(work, 'claim', draft.claim, 'claim');
	const linkedClaimId = await requireRef(work, 'claim', draft.linkedClaim, 'linkedClaim');
	const link = {
		id: claimId ? work.newId('link', claimId) : '',
		claimId,
		kind: draft.kind,
		linkedClaimId,
		recordedAt: now,
		endedAt: null,
	};
	if (claimId && linkedClaimId) await checkLink(work, link);
	if (problems.errors.length === 0) {
		await tx.insert(ClaimLinkRow, { ...link, endedBecause: null });
		work.announce('CLAIM_LINKED', claimId, linkedClaimId);
		work.touch(claimId, { event: 'CLAIM_LINKED', causeClaimId: linkedClaimId });
	}
	return link;
}

async function checkLink({ tx, problems }: Work, link: ClaimLink): Promise<void> {
	const leansOn = await holdBothEnds(tx, { from: [link.claimId], to: [link.linkedClaimId] });
	const way = wayAlongLinks(link.linkedClaimId, link.claimId, (id) => leansOn.get(id) ?? []);
	if (way) await noteCycle(tx, [link.claimId, ...way], problems);
	const standing = await tx.query(
		'SELECT 1 FROM claim_link WHERE claim_id = ? AND linked_claim_id = ? AND ended_at IS NULL',
		[link.claimId, link.linkedClaimId],
	);
	if (standing.length > 0) noteLinked(problems);
	const ends = await loadClaims(tx, [link.claimId, link.linkedClaimId]);
	const [claim, linked] = [ends.get(link.claimId), ends.get(link.linkedClaimId)];
	if (claim && linked && claim.publicSince !== null && linked.publicSince === null) noteUnpublished(linked, problems);
}

/** Notes that a claim that the public sees would hang on one that it does not see. */
export const noteUnpublished = (linked: { readonly slug: string }, problems: Problems): void =>
	problems.add(
		'CONFLICT',
		'linkedClaim',
		`a published claim rests on, and is opposed by, published claims only; publish \`${linked.slug}\` first`,
	);

/** Notes that a link would close the circle of these claims. */
export async function noteCycle(session: Session, way: readonly string[], problems: Problems): Promise<void> {
	const claims = await loadClaims(session, way);
	const names = way.map((id) => claims.get(id)?.slug ?? id).join(' → ');
	problems.add('CYCLE', 'linkedClaim', `this link would close a cycle: ${names}`);
}

/** Notes that two claims are linked as it is. */
export const noteLinked = (problems: Problems): void =>
	problems.add('DUPLICATE', 'linkedClaim', 'these claims are linked already; unlink them first to link them otherwise');
