import type { Comment, Correction } from '../core/deskWork.js';
import { type Owned, seesWork } from '../core/permissions.js';
import type { ClaimMove } from '../core/standings.js';
import { loadRevisions } from './claimMoves.js';
import {
	assignmentList,
	commentList,
	correctionFrom,
	correctionList,
	moveFrom,
	moveList,
	nothing,
	publicMove,
} from './deskLists.js';
import { loadUserNames } from './desks.js';
import type { Lookup } from './lookup.js';
import type { pagesOf } from './pages.js';
import type { ClaimRevisionRow } from './rows/claim.js';
import { type AssignmentRow, type ClaimMoveRow, ClaimScheduleRow, type CorrectionRow } from './rows/workflow.js';
import type { Sight } from './sight.js';
import { list, places, type Session } from './sql.js';

/** A claim as far as it has to be known to tell what may be told of the work on it. */
type Worked = Owned & { readonly id: string };

/** What a list of one claim's takes beside the claim. */
type OfClaim<L> = L extends (claimId: string, ...asked: infer A) => unknown ? A : never;

const ofClaim = 'claim w ON w.id = t.claim_id';

/**
 * What a desk does with its claims, as one request reads it. Assignments, comments and dates are for those who sit at the
 * claim's desk: to others there are none.
 */
export function deskReads(to: {
	readonly session: Session;
	readonly sight: Sight;
	readonly listed: ReturnType<typeof pagesOf>;
	readonly one: <T>(load: (session: Session, keys: readonly string[]) => Promise<Map<string, T>>) => Lookup<T | null>;
}) {
	const { session, sight, listed, one } = to;
	const isOwn = (claim: Worked) => seesWork(sight.viewer, claim.deskId);
	return {
		/** What a user is called; null for one that is not there. */
		userName: one<string>(loadUserNames),
		/** One wording of a claim, by `claimId revision`. */
		revision: one<ClaimRevisionRow>(loadRevisions),
		/** A thing that goes with a claim, as it is shown. */
		shownTo: <T extends object>(claim: Owned, thing: T): T => sight.shown(thing, claim.deskId),
		/** A move or correction of a claim that is seen, as it is shown; null where it is none of the viewer's business. */
		workShown: (claim: Worked, work: ClaimMoveRow | CorrectionRow): ClaimMove | Correction | null => {
			if ('isSaid' in work) return sight.shown(correctionFrom(work), claim.deskId);
			if (isOwn(claim)) return moveFrom(work);
			return work.publicSince === null ? null : sight.shown(publicMove(work), claim.deskId);
		},
		moves: (claim: Worked, filter: Parameters<typeof moveList>[1]) =>
			listed(sight.listWith(moveList(claim.id, sight.asShown(filter), { publicOnly: !isOwn(claim) }), [ofClaim])),
		corrections: (claim: Worked, filter: Parameters<typeof correctionList>[1]) =>
			listed(sight.listWith(correctionList(claim.id, sight.asShown(filter)), [ofClaim])),
		assignments: (claim: Worked, ...asked: OfClaim<typeof assignmentList>) =>
			isOwn(claim) ? listed(assignmentList(claim.id, ...asked)) : nothing<AssignmentRow>(),
		comments: (claim: Worked, ...asked: OfClaim<typeof commentList>) =>
			isOwn(claim) ? listed(commentList(claim.id, ...asked)) : nothing<Comment>(),
		schedule: one<ClaimScheduleRow>(async (_session, ids) => {
			const rows = await session.query<ClaimScheduleRow>(
				`SELECT ${list(ClaimScheduleRow, 's')} FROM claim_schedule s WHERE s.claim_id IN ${places(ids)}`,
				ids,
			);
			return new Map(rows.map((row) => [row.claimId, row]));
		}),
	};
}
