import type { Comment, Correction } from '../core/deskWork.js';
import type { ClaimMove } from '../core/standings.js';
import type { KeysetList } from './keyset.js';
import type { Listed } from './pages.js';
import { AssignmentRow, ClaimMoveRow, CommentRow, CorrectionRow } from './rows/workflow.js';
import { hydrate, list } from './sql.js';

/** A move, with its place among those that are listed. */
export type PlacedMove = ClaimMove & { readonly place: number };

/** The moves of a claim, oldest first; or only those that the public may know of, which are counted among themselves. */
export const moveList = (claimId: string, options: { readonly publicOnly: boolean }): KeysetList<PlacedMove> => {
	const { publicOnly } = options;
	const place = publicOnly
		? "CASE t.to_standing WHEN 'PUBLISHED' THEN 1 WHEN 'CORRECTED' THEN 2 ELSE 3 END"
		: 't.sequence';
	return {
		name: publicOnly ? 'public moves' : 'moves',
		select: `${list(ClaimMoveRow, 't')}, ${place} AS "place"`,
		from: 'claim_move t',
		where: ['t.claim_id = ?', ...(publicOnly ? ['t.public_since IS NOT NULL'] : [])],
		values: [claimId],
		key: [
			{ sql: place, of: 'place', type: 'number' },
			{ sql: 't.claim_id', of: 'claimId' },
		],
		descending: false,
		hydrate: (raw) =>
			hydrate(ClaimMoveRow, raw).map((row) => {
				const { place: at } = row as ClaimMoveRow & { readonly place: number };
				return { ...(publicOnly ? publicMove(row) : moveFrom(row)), place: at };
			}),
	};
};

export const moveFrom = ({ fromStanding: from, toStanding: to, publicSince: _, ...move }: ClaimMoveRow): ClaimMove => ({
	...move,
	from,
	to,
});

/** A move as the public knows of it: when it was to be seen, and not what came before. */
export const publicMove = (row: ClaimMoveRow): ClaimMove => ({
	...moveFrom(row),
	at: row.publicSince ?? row.at,
	embargoUntil: null,
});

const byRecord = [
	{ sql: 't.recorded_at', of: 'recordedAt', type: 'string' },
	{ sql: 't.id', of: 'id' },
] as const;

/** What was corrected in a claim, oldest first. */
export const correctionList = (claimId: string): KeysetList<Correction> => ({
	name: 'corrections',
	select: list(CorrectionRow, 't'),
	from: 'correction t',
	where: ['t.claim_id = ?'],
	values: [claimId],
	key: byRecord,
	descending: false,
	hydrate: (raw) => hydrate(CorrectionRow, raw).map(correctionFrom),
});

export const correctionFrom = ({ wasSaid: was, isSaid: now, ...correction }: CorrectionRow): Correction => ({
	...correction,
	was,
	now,
});

/** Who works, or worked, on a claim, oldest first; or who works on it now. */
export const assignmentList = (
	claimId: string,
	options: { readonly openOnly: boolean },
): KeysetList<AssignmentRow> => ({
	name: 'assignments',
	select: list(AssignmentRow, 't'),
	from: 'assignment t',
	where: ['t.claim_id = ?', ...(options.openOnly ? ['t.ended_at IS NULL'] : [])],
	values: [claimId],
	key: byRecord,
	descending: false,
	hydrate: (raw) => hydrate(AssignmentRow, raw),
});

/** The threads of comments on a claim (and on a statement, where one is given), or what answers one of them; oldest first. */
export const commentList = (
	claimId: string,
	options: {
		readonly statementId?: string | null;
		readonly replyToId?: string;
		readonly resolved?: boolean | null | undefined;
	},
): KeysetList<Comment> => {
	const { statementId, replyToId, resolved } = options;
	const where = ['t.claim_id = ?', replyToId === undefined ? 't.reply_to_id IS NULL' : 't.reply_to_id = ?'];
	const values = [claimId, ...(replyToId === undefined ? [] : [replyToId])];
	if (statementId != null) {
		where.push('t.statement_id = ?');
		values.push(statementId);
	}
	if (resolved != null) where.push(`t.resolved_at IS ${resolved ? 'NOT ' : ''}NULL`);
	return {
		name: replyToId === undefined ? 'comments' : 'replies',
		select: list(CommentRow, 't'),
		from: 'colleague_comment t',
		where,
		values,
		key: byRecord,
		descending: false,
		hydrate: (raw) => hydrate(CommentRow, raw),
	};
};

/** A page of a list for those who may not see it: nothing. */
export const nothing = <T>(): Listed<T> => ({
	page: async () => ({ edges: [], hasNextPage: false, hasPreviousPage: false }),
	count: async () => 0,
});
