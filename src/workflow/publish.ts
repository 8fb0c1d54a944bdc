import type { Instant } from '../core/ids.js';
import type { OverrideDraft } from '../core/policy/policy.js';
import type { UserError } from '../core/result.js';
import type { ClaimMove } from '../core/standings.js';
import { appendMove } from '../store/claimMoves.js';
import { publishCase, unpublishedFoundations } from '../store/publishing.js';
import { ClaimRow } from '../store/rows/claim.js';
import { setSchedule } from '../store/schedules.js';
import type { Work } from './office.js';
import { policyProblems } from './readiness.js';

/**
 * All that stands against the public seeing a claim; nothing where it may be published. An editor may override the desk's
 * policy, but not that what it hangs on is not public.
 */
export async function publishingProblems(
	work: Work,
	claim: ClaimRow,
	options: { readonly override?: OverrideDraft | null | undefined } = {},
): Promise<UserError[]> {
	const hidden = await unpublishedFoundations(work.tx, claim.id);
	const unmet = await policyProblems(work, claim, { override: options.override ?? null });
	return [
		...hidden.map((slug) => ({
			code: 'CONFLICT' as const,
			path: ['claim'],
			message: `it rests on, or is opposed by, \`${slug}\`, which is not public; publish that first, or unlink it`,
		})),
		...unmet,
	];
}

/** Publishes a claim: the public sees it at once, or when its embargo is over. */
export async function publish(
	work: Work,
	claim: ClaimRow,
	how: { readonly reason: string | null; readonly embargoUntil: Instant | null },
): Promise<ClaimMove> {
	const { tx, now } = work;
	const move = await makeMove(work, claim, { ...how, to: 'PUBLISHED', isSeen: how.embargoUntil === null });
	if (how.embargoUntil === null) await publishCase(tx, claim.id, now);
	else await setSchedule(tx, claim.id, { embargoUntil: how.embargoUntil });
	return move;
}

/** Appends a move that is permitted, and has those told who listen; `isSeen` where the public may know of it at once. */
export async function makeMove(
	{ tx, now, actor, announce }: Work,
	claim: ClaimRow,
	{
		isSeen,
		embargoUntil = null,
		...given
	}: Pick<ClaimMove, 'to' | 'reason'> & {
		readonly isSeen: boolean;
		readonly embargoUntil?: Instant | null;
	},
): Promise<ClaimMove> {
	const { id: claimId, standing: from, revision } = claim;
	const move = { claimId, from, ...given, revision, embargoUntil, at: now, byUserId: actor.userId };
	const sequence = await appendMove(tx, { ...move, publicSince: isSeen ? now : null });
	await tx.update(ClaimRow, { id: claimId }, { standing: given.to });
	announce('CLAIM_MOVED', claimId, null, sequence);
	return { ...move, sequence };
}
