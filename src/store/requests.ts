import type { Order } from '../core/filters.js';
import { groupBy } from '../core/group.js';
import type { CommentRequest, RequestFilter } from '../core/reply.js';
import { Conditions } from './conditions.js';
import type { KeysetList } from './keyset.js';
import { listOf } from './lists.js';
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
		{
			sql: `SELECT ${list(CommentRequestRow, 't')}, p.public_since AS "partyPublicSince" FROM comment_request t
			JOIN party p ON p.id = t.party_id WHERE t.claim_id IN ${under} ORDER BY t.asked_at, t.id`,
			values: claimIds,
		},
		from(RequestReminderRow, 'request_reminder', 't.request_id, t.sequence'),
		from(RequestOutcomeRow, 'request_outcome', 't.request_id, t.sequence'),
	]);
	const remindersOf = groupBy(hydrate(RequestReminderRow, reminders), (one) => one.requestId);
	const outcomesOf = groupBy(hydrate(RequestOutcomeRow, outcomes), (one) => one.requestId);
	const rows = hydrate(CommentRequestRow, requests) as (CommentRequestRow & Pick<CommentRequest, 'partyPublicSince'>)[];
	const whole = rows.map(
		(row): CommentRequest => ({
			...row,
			reminders: remindersOf.get(row.id) ?? [],
			outcomes: outcomesOf.get(row.id) ?? [],
		}),
	);
	return groupBy(whole, (one) => one.claimId);
}

const requestSorts = {
	ASKED_AT: { sql: 't.asked_at', of: 'askedAt', type: 'string' },
	DEADLINE: { sql: 't.deadline', of: 'deadline', type: 'string' },
} as const;

/** What a desk still awaits an answer to. */
export const openRequestList = (
	deskId: string,
	filter: Omit<RequestFilter, 'open' | 'outcomes'>,
	order: Order<keyof typeof requestSorts>,
): KeysetList<CommentRequestRow> => {
	const { where, values } = new Conditions()
		.holds('t.desk_id = ?', deskId)
		.holds('t.party_id = ?', filter.partyId)
		.among('t.channel', filter.channels)
		.within('t.deadline', filter.deadline)
		.within('t.asked_at', filter.asked);
	return listOf('open requests', CommentRequestRow, {
		from: 'comment_request t',
		where: [...where, 't.closed_at IS NULL'],
		values,
		sorts: requestSorts,
		order,
	});
};

/** The source of a desk that speaks for a party by name and for nobody else, the first on record; null where there is none. */
export async function findSpeakerFor(
	session: Session,
	{ partyId, deskId }: { readonly partyId: string; readonly deskId: string },
): Promise<string | null> {
	const [found] = await session.query<{ id: string }>(
		`SELECT o.id FROM source o JOIN source_party v ON v.source_id = o.id AND v.party_id = ?
		WHERE o.desk_id = ? AND o.attribution IN ('ON_RECORD', 'SPOKESPERSON')
		AND NOT EXISTS (SELECT 1 FROM source_party w WHERE w.source_id = o.id AND w.party_id <> v.party_id)
		ORDER BY o.recorded_at, o.id LIMIT 1`,
		[partyId, deskId],
	);
	return found?.id ?? null;
}
