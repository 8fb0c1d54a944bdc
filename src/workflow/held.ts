import type { Ref } from '../core/drafts.js';
import { loadRevision } from '../store/claimMoves.js';
import { loadClaims } from '../store/claims.js';
import { holdClaims } from '../store/locks.js';
import type { ClaimRow } from '../store/rows/claim.js';
import type { Work } from './office.js';
import { requireOwn } from './own.js';

/** What the actor had before them, where they say so, and what they would make of it. */
interface Expecting {
	readonly expectedRevision?: number | null | undefined;
	readonly given: string | null;
}

/**
 * A claim that the actor may do this to, held until all is done: nobody changes it meanwhile. Null with a problem noted
 * where there is none, or where it has another wording by now than the actor had before them.
 */
export async function requireHeld(
	work: Work,
	ref: Ref,
	{ expectedRevision, given }: Expecting,
): Promise<ClaimRow | null> {
	const id = await requireOwn(work, 'claim', ref, 'claim');
	if (!id) return null;
	await holdClaims(work.tx, [id]);
	const claim = (await loadClaims(work.tx, [id])).get(id) ?? null;
	if (!claim || expectedRevision === null || expectedRevision === undefined || expectedRevision === claim.revision)
		return claim;
	await noteLostUpdate(work, claim, { expectedRevision, given });
	return null;
}

async function noteLostUpdate(
	{ tx, problems }: Work,
	claim: ClaimRow,
	late: { readonly expectedRevision: number; readonly given: string | null },
): Promise<void> {
	const { revision, text, standing } = claim;
	const newest = await loadRevision(tx, claim.id, revision);
	const recordedAt = newest?.recordedAt ?? claim.recordedAt;
	const message =
		late.expectedRevision > revision
			? `there is no revision ${late.expectedRevision} of this claim; the newest is ${revision}`
			: `this claim is at revision ${revision} since ${recordedAt}, not at ${late.expectedRevision} any more; read it, and give expectedRevision ${revision} where what you do still fits`;
	const lostUpdate = { revision, text, recordedAt, byUserId: newest?.byUserId ?? null, standing, ...late };
	problems.add('CONFLICT', 'expectedRevision', message, { lostUpdate });
}
