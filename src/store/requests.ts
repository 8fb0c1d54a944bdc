import { groupBy } from '../core/group.js';
import type { CommentRequest } from '../core/reply.js';
import type { KeysetList } from './keyset.js';
import { CommentRequestRow, RequestOutcomeRow, RequestReminderRow } from './rows/reply.js';
import { hydrate, list, places, type Session } from './sql.js';

/** What was asked of whom about some claims, by claim id, oldest first, in one statement. */
export async function loadRequests(
	session: Session,
	claimIds: readonly string[],
): Promise<Map<string, readonly CommentRequest[]>> {
	const under = places(claimIds);
	const from = (row: new () => object, table: string, order: string) => ({
		sql: `SELECT ${list(row, 't')} FROM ${table} t WHERE t.claim_id IN ${under} ORDER BY ${order}`,
		values: claimIds,
	});
	const [requests = [], reminders = [], outcomes = []] = await session.ask([
		from(CommentRequestRow, 'comment_request', 't.asked_at, t.id'),
		from(RequestReminderRow, 'request_reminder', 't.request_id, t.sequence'),
		from(RequestOutcomeRow, 'request_outcome', 't.request_id, t.sequence'),
	]);
	const remindersOf = groupBy(hydrate(RequestReminderRow, reminders), (one) => one.requestId);
	const outcomesOf = groupBy(hydrate(RequestOutcomeRow, outcomes), (one) => one.requestId);
	const whole = hydrate(CommentRequestRow, requests).map(
		(row): CommentRequest => ({
			...row,
			reminders: remindersOf.get(row.id) ?? [],
			outcomes: outcomesOf.get(row.id) ?? [],
		}),
	);
	return groupBy(whole, (one) => one.claimId);
}

/** What a desk still awaits an answer to, the nearest deadline first. */
export const openRequestList = (deskId: string): KeysetList<CommentRequestRow> => ({
	name: 'open requests',
	select: list(CommentRequestRow, 't'),
	from: 'comment_request t',
	where: ['t.desk_id = ?', 't.closed_at IS NULL'],
	values: [deskId],
	key: [
		{ sql: 't.deadline', of: 'deadline', type: 'string' },
		{ sql: 't.id', of: 'id' },
	],
	descending: false,
	hydrate: (raw) => hydrate(CommentRequestRow, raw),
});
