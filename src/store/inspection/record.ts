import { type AuditEntry, type Fault, faultOf } from '../../core/audit.js';
import { claimEntry } from '../../core/search/entry.js';
import { entriesAfter, hashOf } from '../audit/log.js';
import { ClaimRow } from '../rows/claim.js';
import { rewrap } from '../sealing/envelope.js';
import type { SealKeys } from '../sealing/sealKeys.js';
import { hydrate, list, type Session } from '../sql.js';

/** How many claims there are, and how many of them are scored by another method than this. */
export async function scoredOtherwise(
	session: Session,
	method: string,
): Promise<{ claims: number; otherwise: number; by: string | null }> {
	const [found] = await session.query<{ claims: number; otherwise: number; by: string | null }>(
		`SELECT count(*) AS claims, coalesce(sum(CASE WHEN method <> ? THEN 1 ELSE 0 END), 0) AS otherwise,
			max(CASE WHEN method <> ? THEN method END) AS "by" FROM claim`,
		[method, method],
	);
	return { claims: Number(found?.claims ?? 0), otherwise: Number(found?.otherwise ?? 0), by: found?.by ?? null };
}

/** Claims, of the first so many that the search index does not hold, that have a word to be found by. */
export async function notIndexed(session: Session, most: number): Promise<string[]> {
	const found = hydrate(
		ClaimRow,
		await session.query(
			`SELECT ${list(ClaimRow, 'c')} FROM claim c
			WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.id = c.id) ORDER BY c.id LIMIT ${most}`,
		),
	);
	return found.flatMap((one) => (claimEntry(one).tokens !== '' ? one.slug : []));
}

/** What a look at the end of the audit log finds. */
export interface TailFound {
	readonly entries: number;
	/** How many of the last were held against the one before each. */
	readonly looked: number;
	/** What is wrong with the first of those that does not fit. */
	readonly fault: Fault | null;
	/** How many numbers, of all up to the newest, no entry has. */
	readonly missing: number;
	readonly newest: AuditEntry | null;
}

/** Holds the last entries of the audit log against each other, and their count against the newest number. */
export async function auditTail(session: Session, most: number): Promise<TailFound> {
	const [found] = await session.query<{ first: number | null; last: number | null; entries: number }>(
		'SELECT min(sequence) AS first, max(sequence) AS last, count(*) AS entries FROM audit',
	);
	const { first, last, entries } = {
		first: Number(found?.first ?? 1),
		last: Number(found?.last ?? 0),
		entries: Number(found?.entries ?? 0),
	};
	// The entry before the first that is looked at is taken as it is; before number 1 there is none.
	const after = first < 1 ? first - 1 : Math.max(0, last - most);
	const tail = await entriesAfter(session, after > 0 ? after - 1 : after, most + 1);
	let previous: AuditEntry | null = after > 0 ? (tail.shift() ?? null) : null;
	let fault: Fault | null = null;
	for (const entry of tail) {
		fault ??= faultOf(previous, entry, hashOf);
		previous = entry;
	}
	return { entries, looked: tail.length, fault, missing: Math.max(0, last - entries), newest: previous };
}

/** Events that are kept, and since when the oldest has been waiting to be forgotten. */
export async function keptEvents(session: Session): Promise<{ events: number; oldest: string | null }> {
	const [found] = await session.query<{ events: number; oldest: string | null }>(
		'SELECT count(*) AS events, min(at) AS oldest FROM outbox',
	);
	return { events: Number(found?.events ?? 0), oldest: found?.oldest ?? null };
}

/** What becomes of the seals under each master key; of each, one is tried, without opening what it holds. */
export async function sealsByKey(
	session: Session,
	keys: SealKeys | null,
): Promise<{ keyId: string; seals: number; state: 'OPENS' | 'NO_KEY' | 'BROKEN' }[]> {
	const found = await session.query<{ keyId: string; seals: number; sourceId: string; wrappedKey: string }>(
		`SELECT k.key_id AS "keyId", k.seals, e.source_id AS "sourceId", e.wrapped_key AS "wrappedKey" FROM
			(SELECT key_id, count(*) AS seals, min(source_id) AS one FROM seal WHERE key_id IS NOT NULL GROUP BY key_id) k
		JOIN seal e ON e.source_id = k.one ORDER BY k.key_id`,
	);
	return found.map(({ keyId, seals, sourceId, wrappedKey }) => {
		const tried = keys === null ? 'NO_KEY' : rewrap(keys, sourceId, { keyId, wrappedKey });
		return { keyId, seals: Number(seals), state: typeof tried === 'string' ? tried : 'OPENS' };
	});
}
