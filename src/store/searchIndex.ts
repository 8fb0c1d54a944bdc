import { kindOfId } from '../core/ids.js';
import { noted, rankWidth, type SearchEntry, type SearchKind, searchKinds } from '../core/search/entry.js';
import type { Tx } from './database.js';
import { ClaimRow } from './rows/claim.js';
import type { Sight } from './sight.js';
import { hydrate, list, places, type Row, type Session, type Value } from './sql.js';

/** Places for 2^36 entries in each rank; of two entries of one rank the one indexed last comes first. */
const width = 2 ** 36;

/** The rank that is in an entry's number. */
const rankOfNumber = (number: number): number => Math.floor(number / width);
/** The least number of a rank. */
export const leastNumber = (rank: number): number => rank * width;

/**
 * Takes things, each named once, into the search index, in the transaction that records them. What is in it already under
 * the same id is replaced; of those named as new nothing is looked for. Takes any number of entries at once.
 */
export async function indexTexts(
	tx: Tx,
	entries: readonly SearchEntry[],
	newIds: ReadonlySet<string> = new Set(),
): Promise<void> {
	for (let at = 0; at < entries.length; at += mostAtOnce) {
		const some = entries.slice(at, at + mostAtOnce);
		await forget(
			tx,
			some.flatMap(({ id }) => (newIds.has(id) ? [] : id)),
		);
		await indexNewTexts(tx, some);
	}
}
const mostAtOnce = 2_000;

/** As `indexTexts`, for any number of things of which none is in the index yet. */
export async function indexNewTexts(tx: Tx, given: readonly SearchEntry[]): Promise<void> {
	const entries = given.filter((one) => one.tokens !== '');
	if (entries.length === 0) return;
	const sequences = await nextSequences(tx, entries.length);
	const rows = entries.map(({ id, rank, tokens }, at) => ({
		number: leastNumber(rank) + width - 1 - (sequences[at] as number),
		id,
		tokens,
	}));
	// FTS5 writes a piece of its index whenever a number is less than the one before.
	rows.sort((one, other) => one.number - other.number);
	if (tx.dialect === 'postgres') {
		await tx.query(
			`INSERT INTO search_entry (number, id, tokens) SELECT number, id, array_to_tsvector(string_to_array(tokens, ' '))
			FROM json_to_recordset(CAST(? AS json)) AS r (number bigint, id text, tokens text)`,
			[JSON.stringify(rows)],
		);
		return;
	}
	const pairs = 'SELECT value ->> 0, value ->> 1 FROM jsonb_each(?)';
	const ids = JSON.stringify(rows.map((one) => [one.number, one.id]));
	await tx.query(`INSERT INTO search_entry (number, id) ${pairs}`, [ids]);
	const tokens = JSON.stringify(rows.map((one) => [one.number, one.tokens]));
	await tx.query(`INSERT INTO search_token (rowid, tokens) ${pairs}`, [tokens]);
}

/** Whether claims are on record from before there was a search index, so that it finds nothing of them. */
export const needsReindex = async (session: Session): Promise<boolean> =>
	(await session.query('SELECT 1 FROM claim WHERE NOT EXISTS (SELECT 1 FROM search_entry) LIMIT 1')).length > 0;

async function forget(tx: Tx, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	const found = await tx.query<{ number: number | string }>(
		`SELECT number FROM search_entry WHERE id IN ${places(ids)}`,
		ids,
	);
	if (found.length === 0) return;
	const numbers = found.map((one) => Number(one.number));
	const list = `(${numbers.join(', ')})`;
	if (tx.dialect === 'sqlite') await tx.query(`DELETE FROM search_token WHERE rowid IN ${list}`);
	await tx.query(`DELETE FROM search_entry WHERE number IN ${list}`);
}

/** As many numbers as wanted, each greater than all given before and given to nobody else. */
async function nextSequences(tx: Tx, count: number): Promise<number[]> {
	if (tx.dialect === 'postgres') {
		const drawn = await tx.query<{ drawn: number | string }>(
			`SELECT nextval('search_sequence') AS drawn FROM generate_series(1, CAST(? AS integer))`,
			[count],
		);
		return drawn.map((one) => Number(one.drawn));
	}
	const [taken] = await tx.query<{ last: number }>('UPDATE search_sequence SET last = last + ? RETURNING last', [
		count,
	]);
	const last = taken?.last ?? 0;
	return Array.from({ length: count }, (_, at) => last - count + 1 + at);
}

/** Numbers from the first up to, and without, the second. */
export type NumberRange = readonly [from: number, to: number];

/** What is asked of the index: entries that have all the tokens, with a number in one of the ranges, and how many at most. */
export interface Asked {
	readonly tokens: readonly string[];
	readonly ranges: readonly NumberRange[];
	readonly most: number;
	readonly sight: Sight;
}

export interface Hit {
	readonly id: string;
	readonly number: number;
	readonly rank: number;
}

const hitOf = (id: string, number: number): Hit => ({ id, number, rank: rankOfNumber(number) });

/**
 * The first hits of a question, in order, and those of them that are claims, in one statement. The index is read in that
 * order, so a page costs what is on it.
 */
export async function findHits(session: Session, asked: Asked): Promise<{ hits: Hit[]; claims: ClaimRow[] }> {
	const { sql, values } = ofEachRange(session, asked);
	const [hits, claims] = await session.ask(
		[
			{ sql: 'SELECT h.number, h.id FROM hit h ORDER BY h.number' },
			{ sql: `SELECT ${list(ClaimRow, 'c')} FROM hit h CROSS JOIN claim c WHERE c.id = h.id` },
		],
		{
			sql: `hit (number, id) AS MATERIALIZED (
				SELECT h.number, h.id FROM (${withIds(session, sql)}) h ORDER BY h.number LIMIT ${asked.most})`,
			values,
		},
	);
	return {
		hits: (hits as Row[]).map(({ id, number }) => hitOf(String(id), Number(number))),
		claims: hydrate(ClaimRow, claims as Row[]),
	};
}

/** How many hits a question has, counted up to the most asked for. */
export async function countHits(session: Session, asked: Asked): Promise<number> {
	const { sql, values } = ofEachRange(session, asked);
	const [found] = await session.query<{ hits: number | string }>(
		`SELECT count(*) AS hits FROM (SELECT h.number FROM (${sql}) h LIMIT ${asked.most}) c`,
		values,
	);
	return Number(found?.hits ?? 0);
}

/** The ids hit by each of many questions, in one statement; each question answers its first hits only. */
export async function findHitsOfEach(
	session: Session,
	questions: readonly Conjunction[],
	sight: Sight,
): Promise<string[][]> {
	const hits: string[][] = questions.map(() => []);
	if (questions.length === 0) return hits;
	const { sql, values } = conjunctions(session, questions, sight);
	const found = await session.query<{ question: number; id: string }>(
		`SELECT h.question, h.id FROM (${withIds(session, sql)}) h ORDER BY h.question, h.number`,
		values,
	);
	for (const { question, id } of found) hits[question]?.push(id);
	return hits;
}

/** On SQLite the ids are in a table beside that of the tokens. */
const withIds = (session: Session, sql: string): string =>
	session.dialect === 'postgres' ? sql : `SELECT q.*, e.id FROM (${sql}) q JOIN search_entry e ON e.number = q.number`;

/** One question in one range, and how many hits of it at most. */
interface Conjunction {
	readonly tokens: readonly string[];
	readonly range: NumberRange;
	readonly most: number;
}

const ofEachRange = (session: Session, { tokens, ranges, most, sight }: Asked) =>
	conjunctions(
		session,
		ranges.map((range) => ({ tokens, range, most })),
		sight,
	);

/** Each question as a part of its own, so that each is read in order and stops at its limit. */
function conjunctions(
	session: Session,
	questions: readonly Conjunction[],
	sight: Sight,
): { sql: string; values: Value[] } {
	const values: Value[] = [];
	// Tokens hold no quotation mark and no backslash: they are letters, digits, marks, points and commas.
	const parts = questions.map(({ tokens, range: [from, to], most }, at) => {
		// Literals on PostgreSQL: an index for each kind is found by them. On SQLite numbers as large as these are bound as
		// doubles, and FTS5 begins and ends at whole numbers only: by others it reads all hits there are.
		values.push(allOf(session, tokens), ...(session.dialect === 'postgres' ? [] : [from, to]));
		const seen = sight.whole ? null : hitIsSeen(session, { tokens, from, sight });
		if (seen) values.push(...seen.values);
		return session.dialect === 'postgres'
			? `SELECT * FROM (SELECT ${at} AS question, number, id FROM search_entry
				WHERE tokens @@ CAST(? AS tsquery) AND number >= ${from} AND number < ${to}${seen?.sql ?? ''} ORDER BY number LIMIT ${most}) q${at}`
			: `SELECT * FROM (SELECT ${at} AS question, rowid AS number FROM search_token
				WHERE search_token MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)${seen?.sql ?? ''} ORDER BY rowid LIMIT ${most}) q${at}`;
	});
	return { sql: parts.join('\nUNION ALL\n'), values };
}

/** What must hold of a hit beside: what it is of is seen, and by what others than its desk do not see it is not found for them. */
function hitIsSeen(
	{ dialect }: Session,
	{ tokens, from, sight }: { readonly tokens: readonly string[]; readonly from: number; readonly sight: Sight },
): { sql: string; values: Value[] } {
	const kind = searchKinds[Math.min(searchKinds.length - 1, Math.floor(rankOfNumber(from) / rankWidth))] ?? 'STATEMENT';
	const [owner, is] = ownerOf(kind, dialect === 'postgres' ? 'search_entry.id' : 'e.id');
	const hasNotes = kind === 'STATEMENT' || kind === 'PARTY';
	const marked =
		dialect === 'postgres'
			? 'tokens @@ CAST(? AS tsquery)'
			: 'search_token.rowid IN (SELECT rowid FROM search_token WHERE search_token MATCH ?)';
	const seen = hasNotes
		? `(${sight.own('w')} OR (w.public_since IS NOT NULL AND NOT ${marked}))`
		: sight.condition('w');
	const sql =
		dialect === 'postgres'
			? ` AND EXISTS (SELECT 1 FROM ${owner} w WHERE ${is} AND ${seen})`
			: ` AND EXISTS (SELECT 1 FROM search_entry e CROSS JOIN ${owner} w WHERE e.number = search_token.rowid AND ${is} AND ${seen})`;
	const [quote, or] = dialect === 'postgres' ? ["'", ' | '] : ['"', ' OR '];
	return { sql, values: hasNotes ? [tokens.map((token) => `${quote}${noted(token)}${quote}`).join(or)] : [] };
}

/** The table of what says whether a hit is seen, and which row of it that is. */
const ownerOf = (kind: SearchKind, id: string): readonly [table: string, is: string] =>
	kind === 'STATEMENT' ? ['claim', `w.id = 'clm_' || substr(${id}, 5, 16)`] : [kind.toLowerCase(), `w.id = ${id}`];

/** The number of something in the index that is seen; null where there is no such thing. */
export async function numberOf(session: Session, id: string, sight: Sight): Promise<number | null> {
	const named = kindOfId(id)?.toUpperCase();
	const [owner, is] = ownerOf(searchKinds.find((kind) => kind === named) ?? 'STATEMENT', 'e.id');
	const [found] = await session.query<{ number: number | string }>(
		`SELECT e.number FROM search_entry e WHERE e.id = ? AND EXISTS (SELECT 1 FROM ${owner} w WHERE ${is}${sight.and('w')})`,
		[id],
	);
	return found ? Number(found.number) : null;
}

const allOf = ({ dialect }: Session, tokens: readonly string[]): string => {
	const [quote, and] = dialect === 'postgres' ? ["'", ' & '] : ['"', ' AND '];
	return tokens.map((token) => `${quote}${token}${quote}`).join(and);
};
