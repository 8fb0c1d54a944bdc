import type { Bearing } from '../core/claim.js';
import type { Briefs } from '../core/contestedness/brief.js';
import type { ContestednessLevel, Opinion } from '../core/contestedness/opinion.js';
import { groupBy } from '../core/group.js';
import type { ChangeEvent } from '../core/history.js';
import type { Interest, Party, PartyKind } from '../core/party.js';
import type { Source } from '../core/source.js';
import { type Derivation, rootDocument } from '../core/story.js';
import { BriefReader } from './briefReader.js';
import type { Tx } from './database.js';
import type { Numbers } from './numbers.js';
import { InterestRow } from './rows/party.js';
import { inParts, list, places, type Session, type Value } from './sql.js';

/** What is stored of a claim's score. */
export interface Figures extends Pick<Opinion, 'support' | 'opposition' | 'score' | 'lean'> {
	readonly level: ContestednessLevel;
	readonly method: string;
}

export interface ScoredClaim extends Place {
	readonly stored: Figures;
	/** Without those that are neutral. */
	readonly bearings: readonly Bearing[];
	/** Whether the desk has judged an interest here. */
	readonly judged: boolean;
	/** Whether it rests on, or is opposed by, another claim. */
	readonly linked: boolean;
}

/** A claim's place in the order of recording. */
export interface Place {
	readonly recordedAt: string;
	readonly id: string;
}

/** A stretch of claims as they were recorded: after one, up to another where that is given. */
export interface Stretch {
	readonly after: Place | null;
	readonly upTo?: Place;
	/** How many at most; all where not given. */
	readonly first?: number;
}

/**
 * Claims with what their scores depend on, in one SQL statement and one row a claim, whatever was said. They come as
 * they were recorded: so they lie in the file, and neighbours are written to one page. What was said comes as columns;
 * `sources` numbers the sources.
 */
export async function loadStretch(
	session: Session,
	stretch: Stretch,
	options: { readonly sources: Numbers },
): Promise<{ readonly claims: readonly ScoredClaim[]; readonly briefs: Briefs }> {
	const { first } = stretch;
	// Each statement as `id stance source`, and after that, where there is any of them, `document origin target`.
	const found = await session.query<Figures & Place & Packed>(
		`SELECT c.id, c.recorded_at AS "recordedAt", c.support, c.opposition, c.score, c.lean, c.level, c.method,
		(SELECT string_agg(s.id || ' ' || s.stance || ' ' || s.source_id || CASE
			WHEN s.document_id IS NULL AND s.origin_document_id IS NULL AND s.target_id IS NULL THEN ''
			ELSE ' ' || coalesce(s.document_id, '') || ' ' || coalesce(s.origin_document_id, '') || ' ' || coalesce(s.target_id, '')
		END, ',') FROM statement s WHERE s.claim_id = c.id AND s.role <> 'SILENCE') AS said,
		(SELECT string_agg(b.party_id || ' ' || b.news, ',') FROM claim_bearing b WHERE b.claim_id = c.id AND b.news <> 'NEUTRAL') AS bearings,
		(SELECT string_agg(r.statement_id, ',') FROM retraction r WHERE r.claim_id = c.id) AS retracted,
		(SELECT 1 FROM interest_judgement j WHERE j.claim_id = c.id LIMIT 1) AS judged,
		(SELECT 1 FROM claim_link k WHERE k.claim_id = c.id AND k.ended_at IS NULL LIMIT 1) AS linked
		FROM claim c
		WHERE ${within(stretch)}
		ORDER BY c.recorded_at, c.id${first === undefined ? '' : ' LIMIT ?'}`,
		[...boundsOf(stretch), ...(first === undefined ? [] : [first])],
	);
	const reader = new BriefReader(options.sources);
	const claims = found.map(({ id, recordedAt, said, bearings, retracted, judged, linked, ...stored }): ScoredClaim => {
		reader.read(said ?? '', retracted === null ? none : retracted.split(','));
		return {
			id,
			recordedAt,
			stored,
			bearings: bearings === null ? none : bearings.split(',').map(bearingFrom),
			judged: judged !== null,
			linked: linked !== null,
		};
	});
	return { claims, briefs: reader.done() };
}
const within = ({ upTo }: Stretch): string =>
	`(c.recorded_at, c.id) > (?, ?)${upTo ? ' AND (c.recorded_at, c.id) <= (?, ?)' : ''}`;
const boundsOf = ({ after, upTo }: Stretch): string[] =>
	[after ?? { recordedAt: '', id: '' }, ...(upTo ? [upTo] : [])].flatMap(({ recordedAt, id }) => [recordedAt, id]);

/** Holds the claims of a stretch as `holdClaims` does. */
export async function holdStretch(tx: Tx, stretch: Stretch): Promise<void> {
	if (tx.dialect === 'sqlite') return;
	await tx.query(
		`SELECT c.id FROM claim c WHERE ${within(stretch)} ORDER BY c.id FOR NO KEY UPDATE`,
		boundsOf(stretch),
	);
}

interface Packed {
	readonly said: string | null;
	readonly bearings: string | null;
	readonly retracted: string | null;
	readonly judged: 1 | null;
	readonly linked: 1 | null;
}
const none: readonly never[] = [];

function bearingFrom(text: string): Bearing {
	const [partyId, news] = text.split(' ') as [string, Bearing['news']];
	return { partyId, news };
}

/**
 * Another text than before when anything was recorded meanwhile that a score may depend on. All that counts is
 * appended, so the last row of each table tells; where something is ended or revised, who does so rescores.
 */
export const stampOf = (session: Session): Promise<string> => lastRows(session, [...ofClaims, ...ofBackground]);

/** As `stampOf`, for what `loadAllInterests` and `loadAllRoots` answer. */
export const backgroundStampOf = (session: Session): Promise<string> => lastRows(session, ofBackground);

const ofClaims = ['claim', 'statement', 'retraction', 'interest_judgement', 'claim_bearing', 'claim_link'];
const ofBackground = ['interest', 'derivation'];

async function lastRows(session: Session, tables: readonly string[]): Promise<string> {
	if (session.dialect === 'postgres') {
		// No row tells: of two that were appended at once, the earlier may be kept later. So any transaction counts.
		const [found] = await session.query<{ stamp: string }>('SELECT CAST(pg_current_snapshot() AS text) AS stamp');
		return found?.stamp ?? '';
	}
	const last = tables.map((table) => `coalesce((SELECT max(rowid) FROM ${table}), 0)`);
	const [found] = await session.query<{ stamp: string }>(`SELECT ${last.join(` || ' ' || `)} AS stamp`);
	return found?.stamp ?? '';
}

/** Sources with their parties, as far as a score depends on them. */
export async function loadSpeakers(
	session: Session,
	ids: readonly string[],
): Promise<{ sources: Source[]; parties: Map<string, Party> }> {
	const rows = await inParts(ids, (part) =>
		session.query<Pick<Source, 'id' | 'attribution' | 'directness' | 'documentId'> & Joined>(
			`SELECT s.id, s.attribution, s.directness, s.headcount_least AS "least", s.document_id AS "documentId",
			(SELECT string_agg(p.kind || ' ' || p.id, ',') FROM source_party sp JOIN party p ON p.id = sp.party_id WHERE sp.source_id = s.id) AS parties,
			(SELECT string_agg(o.other_source_id, ',') FROM source_overlap o WHERE o.source_id = s.id) AS others,
			(SELECT string_agg(o.source_id, ',') FROM source_overlap o WHERE o.other_source_id = s.id) AS "otherWay"
			FROM source s WHERE s.id IN ${places(part)}`,
			part,
		),
	);
	const parties = new Map<string, Party>();
	const sources = rows.map(({ least, parties: joined, others, otherWay, ...row }): Source => {
		const partyIds = split(joined).map((one) => {
			const [kind, id] = one.split(' ') as [PartyKind, string];
			if (!parties.has(id)) parties.set(id, { ...blankParty, id, kind });
			return id;
		});
		const headcount = least === null ? null : { least, most: null };
		return { ...blankSource, ...row, headcount, partyIds, mayOverlapIds: [...split(others), ...split(otherWay)] };
	});
	return { sources, parties };
}
interface Joined {
	readonly least: number | null;
	readonly parties: string | null;
	readonly others: string | null;
	readonly otherWay: string | null;
}
const split = (joined: string | null): string[] => (joined === null ? [] : joined.split(','));
const blankSource = { slug: '', storyId: null, described: null, recordedAt: '' };
const blankParty = { slug: '', name: '', names: {}, shortName: null, outsideIds: {}, note: null, recordedAt: '' };

/** Every interest, by the party on either end. */
export async function loadAllInterests(session: Session): Promise<Map<string, Interest[]>> {
	const all = await session.query<Interest>(`SELECT ${list(InterestRow, 'i')} FROM interest i`);
	const ends = all.flatMap((one) =>
		[...new Set([one.partyId, one.inPartyId])].map((partyId) => ({ partyId, interest: one })),
	);
	return new Map([...groupBy(ends, (one) => one.partyId)].map(([id, filed]) => [id, filed.map((one) => one.interest)]));
}

/** By document that is made from another: the document that it goes back to. */
export async function loadAllRoots(session: Session): Promise<Map<string, string>> {
	const derivations = groupBy(
		await session.query<Derivation>(
			'SELECT document_id AS "documentId", from_document_id AS "fromDocumentId", kind FROM derivation',
		),
		(one) => one.documentId,
	);
	const upstream = (documentId: string): Derivation[] => {
		const reached = new Set([documentId]);
		for (const at of reached) for (const one of derivations.get(at) ?? []) reached.add(one.fromDocumentId);
		return [...reached].flatMap((at) => derivations.get(at) ?? []);
	};
	return new Map([...derivations.keys()].map((id) => [id, rootDocument(id, upstream(id))]));
}

/** The links in force: each claim that has any, with the claims that it is linked to. */
export async function loadLinksInForce(session: Session): Promise<Map<string, string[]>> {
	const links = await session.query<{ claimId: string; linkedClaimId: string }>(
		`SELECT claim_id AS "claimId", linked_claim_id AS "linkedClaimId" FROM claim_link
		WHERE ended_at IS NULL ORDER BY claim_id, linked_claim_id`,
	);
	const byClaim = groupBy(links, (one) => one.claimId);
	return new Map([...byClaim].map(([id, own]) => [id, own.map((one) => one.linkedClaimId)]));
}

export async function countClaims(session: Session): Promise<number> {
	const [found] = await session.query<{ claims: number }>('SELECT count(*) AS claims FROM claim');
	return Number(found?.claims ?? 0);
}

/** Stores new scores of many claims, and appends a step to the history of each. */
export async function storeScores(
	tx: Tx,
	scores: readonly { readonly id: string; readonly figures: Figures }[],
	options: { readonly at: string; readonly event: ChangeEvent },
): Promise<void> {
	const { at, event } = options;
	for (let from = 0; from < scores.length; from += mostAtOnce) {
		const part = scores.slice(from, from + mostAtOnce);
		const steps: Value[] = [];
		const changes: Value[] = [];
		for (const { id, figures } of part) {
			const { support, opposition, score, lean, level, method } = figures;
			steps.push(id, support, opposition, method);
			changes.push(id, support, opposition, score, lean, level, method);
		}
		await tx.query(
			`INSERT INTO contestedness_change (claim_id, sequence, at, method, event, support_before, opposition_before, support_after, opposition_after)
			SELECT n.id, n.last + 1, ?, n.method, ?,
				CASE WHEN n.last = 0 THEN NULL ELSE c.support END, CASE WHEN n.last = 0 THEN NULL ELSE c.opposition END,
				n.support, n.opposition
			FROM (
				SELECT v.column1 AS id, v.column2 AS support, v.column3 AS opposition, v.column4 AS method, coalesce(
					(SELECT max(h.sequence) FROM contestedness_change h WHERE h.claim_id = v.column1), 0) AS last
				FROM (${valuesOf(part.length, ['', real, real, ''])}) v
			) n JOIN claim c ON c.id = n.id`,
			[at, event, ...steps],
		);
		await tx.query(
			`UPDATE claim SET support = v.column2, opposition = v.column3, score = v.column4, lean = v.column5,
				level = v.column6, method = v.column7, scored_at = ?
			FROM (${valuesOf(part.length, ['', real, real, real, real, '', ''])}) v WHERE claim.id = v.column1`,
			[at, ...changes],
		);
	}
}
/** What the number of values bound to one statement allows. */
const mostAtOnce = 4_000;

/** Rows of values; PostgreSQL must be told in the first which are no text. */
function valuesOf(rows: number, types: readonly string[]): string {
	const first = types.map((type) => (type === '' ? '?' : `CAST(? AS ${type})`));
	const others = Array(rows - 1).fill(`(${types.map(() => '?').join(',')})`);
	return `VALUES ${[`(${first.join(',')})`, ...others].join(',')}`;
}
const real = 'double precision';
