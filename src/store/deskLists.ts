import type { Standing } from '../core/claim.js';
import type { AssignmentRole, Comment, Correction } from '../core/deskWork.js';
import type { Order, Span, Wish } from '../core/filters.js';
import type { ClaimMove } from '../core/standings.js';
import { Conditions } from './conditions.js';
import type { KeysetList } from './keyset.js';
import { listOf } from './lists.js';
import type { Listed } from './pages.js';
import { AssignmentRow, ClaimMoveRow, CommentRow, CorrectionRow } from './rows/workflow.js';
import { hydrate, list } from './sql.js';

/** A move, with its place among those that are listed. */
export type PlacedMove = ClaimMove & { readonly place: number };

/** The moves of a claim, oldest first; or only those that the public may know of, which are counted among themselves. */
export const moveList = (
	claimId: string,
	filter: { readonly to?: Wish<readonly Standing[]>; readonly at?: Wish<Span> },
	options: { readonly publicOnly: boolean },
): KeysetList<PlacedMove> => {
	const { publicOnly } = options;
	const { where, values } = new Conditions()
		.holds('t.claim_id = ?', claimId)
		.among('t.to_standing', filter.to)
		.within(publicOnly ? 't.public_since' : 't.at', filter.at);
	const place = publicOnly
		? "CASE t.to_standing WHEN 'PUBLISHED' THEN 1 WHEN 'CORRECTED' THEN 2 ELSE 3 END"
		: 't.sequence';
	return {
		name: publicOnly ? 'public moves' : 'moves',
		select: `${list(ClaimMoveRow, 't')}, ${place} AS "place"`,
		from: 'claim_move t',
		where: [...where, ...(publicOnly ? ['t.public_since IS NOT NULL'] : [])],
		values,
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
export const correctionList = (
	claimId: string,
	filter: { readonly ofStatement?: Wish<boolean>; readonly recorded?: Wish<Span> },
): KeysetList<Correction> => {
	const { where, values } = new Conditions()
		.holds('t.claim_id = ?', claimId)
		.whether('t.statement_id IS NOT NULL', filter.ofStatement)
		.within('t.recorded_at', filter.recorded);
	return {
		name: 'corrections',
		select: list(CorrectionRow, 't'),
		from: 'correction t',
		where,
		values,
		key: byRecord,
		descending: false,
		hydrate: (raw) => hydrate(CorrectionRow, raw).map(correctionFrom),
	};
};

export const correctionFrom = ({ wasSaid: was, isSaid: now, ...correction }: CorrectionRow): Correction => ({
	...correction,
	was,
	now,
});

const assignmentSorts = {
	RECORDED_AT: byRecord[0],
	DUE_AT: { sql: "coalesce(t.due_at, '')", of: 'dueAt', type: 'string' },
} as const;

/** Who works, or worked, on a claim. */
export const assignmentList = (
	claimId: string,
	filter: {
		readonly open?: Wish<boolean>;
		readonly roles?: Wish<readonly AssignmentRole[]>;
		readonly userId?: Wish<string>;
		readonly due?: Wish<Span>;
		readonly recorded?: Wish<Span>;
	},
	order: Order<keyof typeof assignmentSorts>,
): KeysetList<AssignmentRow> => {
	const { where, values } = new Conditions()
		.holds('t.claim_id = ?', claimId)
		.whether('t.ended_at IS NULL', filter.open)
		.among('t.role', filter.roles)
		.holds('t.user_id = ?', filter.userId)
		.within('t.due_at', filter.due)
		.within('t.recorded_at', filter.recorded);
	return listOf('assignments', AssignmentRow, {
		from: 'assignment t',
		where,
		values,
		sorts: assignmentSorts,
		order,
	});
};

/** The threads of comments on a claim (and on a statement, where one is given), or what answers one of them; oldest first. */
export const commentList = (
	claimId: string,
	filter: {
		readonly statementId?: Wish<string>;
		readonly replyToId?: string;
		readonly resolved?: Wish<boolean>;
		readonly recorded?: Wish<Span>;
	},
): KeysetList<Comment> => {
	const { replyToId } = filter;
	const { where, values } = new Conditions()
		.holds('t.claim_id = ?', claimId)
		.holds('t.reply_to_id = ?', replyToId)
		.holds('t.statement_id = ?', filter.statementId)
		.whether('t.resolved_at IS NOT NULL', filter.resolved)
		.within('t.recorded_at', filter.recorded);
	return {
		name: replyToId === undefined ? 'comments' : 'replies',
		select: list(CommentRow, 't'),
		from: 'colleague_comment t',
		where: replyToId === undefined ? [...where, 't.reply_to_id IS NULL'] : where,
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
