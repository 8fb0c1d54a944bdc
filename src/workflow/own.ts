import type { Ref } from '../core/drafts.js';
import { claimIdOf } from '../core/ids.js';
import { maySee } from '../core/permissions.js';
import { loadClaims } from '../store/claims.js';
import { requireClaim, requireFound, type SluggedKind } from '../store/references.js';
import type { ClaimRow } from '../store/rows/claim.js';
import type { Work } from './office.js';

/**
 * The id of a thing that the actor may do this to; else '' with a problem noted: what they may not see is not there, and what
 * they may only see is refused.
 */
export async function requireOwn(work: Work, kind: SluggedKind, ref: Ref, path: string): Promise<string> {
	const found = await requireFound(work, kind, ref, path);
	return found && work.require(found.deskId, path) ? found.id : '';
}

/** As `requireOwn`, of a claim: all that is on record of it, or null with a problem noted. */
export async function requireOwnClaim(work: Work, ref: Ref, path: string): Promise<ClaimRow | null> {
	const claim = await requireClaim(work, ref, path);
	return claim && work.require(claim.deskId, path) ? claim : null;
}

/** The claim that something under it belongs to, where the actor may do this to it; else null with a problem noted. */
export async function requireClaimOf(
	work: Work,
	id: string,
	{ path, missing }: { readonly path: string; readonly missing: string },
): Promise<ClaimRow | null> {
	const claimId = claimIdOf(id);
	const claim = (await loadClaims(work.tx, [claimId])).get(claimId);
	if (claim && maySee(work.viewer, claim)) return work.require(claim.deskId, path) ? claim : null;
	work.problems.add('NOT_FOUND', path, missing);
	return null;
}
