import type { ClaimKind, Standing } from '../core/claim.js';
import type { ContestednessLevel } from '../core/contestedness/opinion.js';
import type { Order, Span } from '../core/filters.js';
import type { Response } from '../core/statement.js';
import { Conditions } from './conditions.js';
import type { KeysetList, Selection } from './keyset.js';
import { ClaimRow } from './rows/claim.js';
import { hydrate, list, places, type Session, type Value } from './sql.js';

export async function loadClaims(session: Session, ids: readonly string[]): Promise<Map<string, ClaimRow>> {
	return new Map((await loadClaimsBy(session, 'id', ids)).map((claim) => [claim.id, claim]));
}

/** Claims by ids, or by slugs. */
export async function loadClaimsBy(
	session: Session,
	by: 'id' | 'slug',
	values: readonly string[],
): Promise<ClaimRow[]> {
	const sql = `SELECT ${list(ClaimRow, 'c')} FROM claim c WHERE c.${by} IN ${places(values)}`;
	return hydrate(ClaimRow, await session.query(sql, values));
}

/** Claims by id or slug. */
export async function loadClaimsByRef(session: Session, refs: readonly string[]): Promise<ClaimRow[]> {
	const raw = await session.query(
		`SELECT ${list(ClaimRow, 'c')} FROM claim c WHERE c.id IN ${places(refs)} OR c.slug IN ${places(refs)}`,
		[...refs, ...refs],
	);
	return hydrate(ClaimRow, raw);
}

/** Which claims are wanted; what is left out does not matter. Parties and stories by id. */
export interface ClaimFilter {
	readonly levels?: readonly ContestednessLevel[] | null;
	readonly kinds?: readonly ClaimKind[] | null;
	readonly standings?: readonly Standing[] | null;
	readonly languages?: readonly string[] | null;
	readonly topics?: readonly string[] | null;
	/** On which somebody took no side in one of these ways. */
	readonly silences?: readonly Response[] | null;
	readonly partyId?: string | null;
	readonly storyId?: string | null;
	readonly leastScore?: number | null;
	readonly mostScore?: number | null;
	readonly leastLean?: number | null;
	readonly mostLean?: number | null;
	/** When the score last changed. */
	readonly scored?: Span | null;
	readonly implied?: boolean | null;
	readonly recorded?: Span | null;
	readonly said?: Span | null;
	/** Of one of these desks; asked along with whatever is known to the desk alone. */
	readonly deskIds?: readonly string[] | null;
	/** On which this user works, or on which anybody does, or nobody. */
	readonly assigneeId?: string | null;
	readonly assigned?: boolean | null;
	readonly due?: Span | null;
	readonly recheck?: Span | null;
}

/** A claim, with the date that it is listed by. */
type ListedClaim = ClaimRow & { readonly date?: string };

const sorts = {
	CONTESTEDNESS: { sql: 't.score', of: 'score', type: 'number' },
	RECORDED_AT: { sql: 't.recorded_at', of: 'recordedAt', type: 'string' },
	SAID_AT: { sql: "coalesce(t.said_at, '')", of: 'saidAt', type: 'string' },
	SLUG: { sql: 't.slug', of: 'slug', type: 'string' },
	DUE_AT: { sql: 'date.due_at', of: 'date', type: 'string' },
	RECHECK_AT: { sql: 'date.recheck_at', of: 'date', type: 'string' },
} as const;

export type ClaimOrder = Order<keyof typeof sorts>;

export function claimList(filter: ClaimFilter, order: ClaimOrder): KeysetList<ListedClaim> {
	const sort = sorts[order.by];
	const isDated = sort.of === 'date';
	return {
		name: `claims by ${order.by}`,
		select: isDated ? `${list(ClaimRow, 't')}, ${sort.sql} AS "date"` : list(ClaimRow, 't'),
		...selection(filter, isDated ? sort.sql : null),
		key: [sort, { sql: isDated ? 'date.claim_id' : 't.id', of: 'id' }],
		descending: order.descending,
		hydrate: (raw) => hydrate(ClaimRow, raw),
	};
}

/** Of claims that are listed by a date of their desk's, those that have it: they are found by its index. */
function selection(filter: ClaimFilter, listedBy: 'date.due_at' | 'date.recheck_at' | null): Selection {
	let from = 'claim t';
	const owners: Value[] = [];
	const join = (table: string, column: string, id: string) => {
		from += ` JOIN ${table} ON ${table}.claim_id = t.id AND ${table}.${column} = ?`;
		owners.push(id);
	};
	if (filter.partyId != null) join('claim_bearing', 'party_id', filter.partyId);
	if (filter.storyId != null) join('claim_story', 'story_id', filter.storyId);
	const { where, values } = new Conditions()
		.among('t.level', filter.levels)
		.among('t.kind', filter.kinds)
		.among('t.standing', filter.standings)
		.among('t.language', filter.languages)
		.among('EXISTS (SELECT 1 FROM claim_topic o WHERE o.claim_id = t.id AND o.topic', filter.topics, ')')
		.among('EXISTS (SELECT 1 FROM statement s WHERE s.claim_id = t.id AND s.response', filter.silences, ')')
		.holds('t.score >= ?', filter.leastScore)
		.holds('t.score <= ?', filter.mostScore)
		.holds('t.lean >= ?', filter.leastLean)
		.holds('t.lean <= ?', filter.mostLean)
		.within('t.scored_at', filter.scored)
		.holds('t.implied = ?', filter.implied)
		.within('t.recorded_at', filter.recorded)
		.within('t.said_at', filter.said)
		.among('t.desk_id', filter.deskIds)
		.holds(worked('a.user_id = ?'), filter.assigneeId)
		.whether(worked('TRUE'), filter.assigned)
		.within(listedBy === 'date.due_at' ? listedBy : dateOf('due_at'), filter.due)
		.within(listedBy === 'date.recheck_at' ? listedBy : dateOf('recheck_at'), filter.recheck);
	if (listedBy === null) return { from, where, values: [...owners, ...values] };
	return {
		// SQLite takes them in this order: what a party or a story has is little, else the dates lead.
		from: owners.length > 0 ? `${from} CROSS JOIN claim_schedule date` : `claim_schedule date CROSS JOIN ${from}`,
		where: ['date.claim_id = t.id', `${listedBy} IS NOT NULL`, ...where],
		values: [...owners, ...values],
	};
}

const dateOf = (column: 'due_at' | 'recheck_at'): string =>
	`(SELECT d.${column} FROM claim_schedule d WHERE d.claim_id = t.id)`;

const worked = (by: string): string =>
	`EXISTS (SELECT 1 FROM assignment a WHERE a.claim_id = t.id AND a.ended_at IS NULL AND ${by})`;
