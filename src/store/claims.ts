import type { ClaimKind, Standing } from '../core/claim.js';
import type { ContestednessLevel } from '../core/contestedness/opinion.js';
import type { Page, Slice } from '../core/page.js';
import { limits } from '../core/problems.js';
import { BadRequest } from '../core/result.js';
import type { Response } from '../core/statement.js';
import { type KeysetList, keysetSlice } from './keyset.js';
import { ClaimRow } from './rows/claim.js';
import { hydrate, list, places, type Session, type Value } from './sql.js';

export async function loadClaims(session: Session, ids: readonly string[]): Promise<Map<string, ClaimRow>> {
	const raw = await session.query(`SELECT ${list(ClaimRow, 'c')} FROM claim c WHERE c.id IN ${places(ids)}`, ids);
	return new Map(hydrate(ClaimRow, raw).map((claim) => [claim.id, claim]));
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
	readonly implied?: boolean | null;
}

export interface ClaimOrder {
	readonly by: 'CONTESTEDNESS' | 'RECORDED_AT';
	readonly descending: boolean;
}

export function pageOfClaims(
	session: Session,
	options: { readonly filter: ClaimFilter; readonly order: ClaimOrder; readonly page: Page },
): Promise<Slice<ClaimRow>> {
	const { by, descending } = options.order;
	const sort =
		by === 'CONTESTEDNESS'
			? ({ sql: 'c.score', of: 'score', type: 'number' } as const)
			: ({ sql: 'c.recorded_at', of: 'recordedAt', type: 'string' } as const);
	const claims: KeysetList<ClaimRow> = {
		name: `claims by ${by}`,
		select: list(ClaimRow, 'c'),
		...selection(options.filter),
		key: [sort, { sql: 'c.id', of: 'id' }],
		descending,
		hydrate: (raw) => hydrate(ClaimRow, raw),
	};
	return keysetSlice(session, claims, options.page);
}

export async function countClaims(session: Session, filter: ClaimFilter): Promise<number> {
	const { from, where, values } = selection(filter);
	const condition = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
	const [found] = await session.query<{ count: number }>(
		`SELECT count(*) AS "count" FROM ${from} ${condition}`,
		values,
	);
	return Number(found?.count ?? 0);
}

function selection(filter: ClaimFilter): { from: string; where: string[]; values: Value[] } {
	let from = 'claim c';
	const where: string[] = [];
	const values: Value[] = [];
	const joined: Value[] = [];
	const join = (table: string, column: string, id: string) => {
		from += ` JOIN ${table} ON ${table}.claim_id = c.id AND ${table}.${column} = ?`;
		joined.push(id);
	};
	const among = (wanted: readonly string[] | null | undefined, sql: (places: string) => string) => {
		if (!wanted) return;
		if (wanted.length > limits.list)
			throw new BadRequest(`a filter names ${wanted.length} values; the most is ${limits.list}`);
		where.push(sql(places(wanted)));
		values.push(...wanted);
	};
	if (filter.partyId != null) join('claim_bearing', 'party_id', filter.partyId);
	if (filter.storyId != null) join('claim_story', 'story_id', filter.storyId);
	among(filter.levels, (given) => `c.level IN ${given}`);
	among(filter.kinds, (given) => `c.kind IN ${given}`);
	among(filter.standings, (given) => `c.standing IN ${given}`);
	among(filter.languages, (given) => `c.language IN ${given}`);
	among(
		filter.topics,
		(given) => `EXISTS (SELECT 1 FROM claim_topic t WHERE t.claim_id = c.id AND t.topic IN ${given})`,
	);
	among(
		filter.silences,
		(given) => `EXISTS (SELECT 1 FROM statement s WHERE s.claim_id = c.id AND s.response IN ${given})`,
	);
	const compare = (sql: string, value: Value | undefined) => {
		if (value === null || value === undefined) return;
		where.push(sql);
		values.push(value);
	};
	compare('c.score >= ?', filter.leastScore);
	compare('c.score <= ?', filter.mostScore);
	compare('c.implied = ?', filter.implied);
	return { from, where, values: [...joined, ...values] };
}
