import type { Case, LinkedClaim } from '../core/case.js';
import type { Bearing, ClaimLink } from '../core/claim.js';
import { groupBy } from '../core/group.js';
import { kindOfId } from '../core/ids.js';
import type { Interest } from '../core/party.js';
import type { Owned } from '../core/permissions.js';
import type { Source } from '../core/source.js';
import type { InterestJudgement, Retraction, Statement } from '../core/statement.js';
import type { Derivation } from '../core/story.js';
import {
	caseOf,
	caseQuestions,
	hearingOf,
	historicQuestions,
	once,
	sourcesOf,
	speakerQuestions,
} from './caseQuestions.js';
import { ClaimBearingRow, ClaimLinkRow, ClaimRow } from './rows/claim.js';
import { PartyRow } from './rows/party.js';
import { SourceRow } from './rows/source.js';
import { RetractionRow, StatementRow } from './rows/statement.js';
import { DocumentRow } from './rows/story.js';
import { hydrate, inParts, list, places, type Question, type Row, type Session } from './sql.js';

/** A case together with the score that is stored for its claim. */
export interface StoredCase extends Case {
	readonly claim: ClaimRow;
	readonly sources: ReadonlyMap<string, StoredSource>;
	readonly parties: ReadonlyMap<string, PartyRow>;
	readonly documents: ReadonlyMap<string, DocumentRow>;
}

export type StoredSource = Source & Owned;

/**
 * The whole cases of some claims, by claim id, in one statement whatever their size and depth. Claims that are not
 * there are missing from the answer.
 */
export async function loadCases(
	session: Session,
	claimIds: readonly string[],
	options: { readonly endedLinks?: boolean } = {},
): Promise<Map<string, StoredCase>> {
	const cases = new Map<string, StoredCase>();
	for (let at = 0; at < claimIds.length; at += mostTogether)
		for (const one of await loadSome(session, claimIds.slice(at, at + mostTogether), options))
			cases.set(one.claim.id, one);
	return cases;
}
const mostTogether = 500;

/** The whole cases of a few claims, and what another question answers, in one statement. */
export async function loadCasesAnd(
	session: Session,
	claimIds: readonly string[],
	question: Question,
): Promise<{ readonly cases: readonly StoredCase[]; readonly beside: readonly Row[] }> {
	const answers = await session.ask([...caseQuestions(), question], caseOf(session.dialect, claimIds));
	return { cases: casesFrom(answers), beside: answers.at(-1) as Row[] };
}

async function loadSome(
	session: Session,
	claimIds: readonly string[],
	options: { readonly endedLinks?: boolean },
): Promise<StoredCase[]> {
	const questions = options.endedLinks ? historicQuestions() : caseQuestions();
	return casesFrom(await session.ask(questions, caseOf(session.dialect, claimIds)));
}

function casesFrom(answers: readonly Row[][]): StoredCase[] {
	const [claims, bearings, statements, retractions, judgements, links, sources, speak, overlap, parties] = answers;
	const [interests, documents, derivations] = answers.slice(10);
	const shared = {
		sources: sourcesFrom([sources, speak, overlap] as Row[][]),
		parties: byId(hydrate(PartyRow, parties as Row[])),
		interests: interests as unknown as Interest[],
		documents: byId(documents as unknown as DocumentRow[]),
		derivations: derivations as unknown as Derivation[],
	};
	const bearingsOf = byClaim<Bearing>(bearings);
	const statementsOf = byClaim<Statement>(statements);
	const retractionsOf = byClaim<Retraction>(retractions);
	const judgementsOf = byClaim<InterestJudgement>(judgements);
	const linksOf = byClaim<LinkRow>(links);
	return hydrate(ClaimRow, claims as Row[]).map((claim) => ({
		claim,
		bearings: bearingsOf.get(claim.id) ?? [],
		statements: statementsOf.get(claim.id) ?? [],
		retractions: retractionsOf.get(claim.id) ?? [],
		judgements: judgementsOf.get(claim.id) ?? [],
		links: (linksOf.get(claim.id) ?? []).map(
			({ slug, text, translations, lean, ...link }): LinkedClaim => ({
				link,
				slug,
				text,
				translations: JSON.parse(translations),
				lean,
			}),
		),
		...shared,
	}));
}

const byClaim = <T>(rows: Row[] | undefined) =>
	groupBy(rows as (T & { readonly claimId: string })[], (one) => one.claimId);
type LinkRow = ClaimLink & Omit<LinkedClaim, 'link' | 'translations'> & { translations: string };

const byId = <T extends { readonly id: string }>(rows: readonly T[]) => new Map(rows.map((one) => [one.id, one]));

/** What was said under a claim, and by whom: the part of its case that a page shows without weighing it. */
export type Hearing = Pick<Case, 'statements' | 'retractions' | 'sources'>;
type StoredHearing = Pick<StoredCase, keyof Hearing>;

export interface Hearings {
	readonly hearings: Map<string, StoredHearing>;
	/** Those who speak. */
	readonly parties: readonly PartyRow[];
	/** Those that they speak in. */
	readonly documents: readonly DocumentRow[];
}

/** What was said under some claims, by claim id, in one statement. */
export async function loadHearings(session: Session, claimIds: readonly string[]): Promise<Hearings> {
	if (claimIds.length === 0) return { hearings: new Map(), parties: [], documents: [] };
	const asked = `SELECT id FROM claim WHERE id IN ${places(claimIds)}`;
	return hearingsFrom(await session.ask(hearingQuestions(), hearingOf(session.dialect, asked, claimIds)), claimIds);
}

function hearingsFrom(answers: readonly Row[][], claimIds: readonly string[]): Hearings {
	const [statements, retractions, sources, speak, overlap, parties, documents] = answers;
	const shared = sourcesFrom([sources, speak, overlap] as Row[][]);
	const statementsOf = byClaim<Statement>(statements);
	const retractionsOf = byClaim<Retraction>(retractions);
	return {
		hearings: new Map(
			claimIds.map((id) => [
				id,
				{ statements: statementsOf.get(id) ?? [], retractions: retractionsOf.get(id) ?? [], sources: shared },
			]),
		),
		parties: hydrate(PartyRow, parties as Row[]),
		documents: documents as unknown as DocumentRow[],
	};
}

/**
 * Claims by id or slug, with what was said under each, what it is about and the links that lead from it: one statement. What
 * else must hold of a claim is given as SQL.
 */
export async function loadClaimPages(session: Session, refs: readonly string[], andSeen = '') {
	const ids = refs.filter((ref) => kindOfId(ref));
	const slugs = refs.filter((ref) => !kindOfId(ref));
	const [bySlug, byItsId] = [
		`SELECT id FROM claim WHERE slug IN ${places(slugs)}${andSeen}`,
		`SELECT id FROM claim WHERE id IN ${places(ids)}${andSeen}`,
	];
	const asked = ids.length === 0 ? bySlug : slugs.length === 0 ? byItsId : `${bySlug} UNION ${byItsId}`;
	const answers = await session.ask(pageQuestions(), hearingOf(session.dialect, asked, [...slugs, ...ids]));
	const [raw, bearings, about, links, linked, ...heard] = answers;
	const claims = hydrate(ClaimRow, raw as Row[]);
	const { hearings, parties, documents } = hearingsFrom(
		heard,
		claims.map((one) => one.id),
	);
	return {
		claims,
		hearings,
		parties: [...parties, ...hydrate(PartyRow, about as Row[])],
		documents,
		bearings: byClaim<ClaimBearingRow & Bearing>(bearings),
		links: byClaim<ClaimLinkRow & ClaimLink>(links),
		linkedClaims: hydrate(ClaimRow, linked as Row[]),
	};
}

const sourceQuestions = once((): Question[] => speakerQuestions().map((sql) => ({ sql })));

const hearingQuestions = once((): Question[] =>
	[
		`SELECT ${list(StatementRow, 's')} FROM asked a CROSS JOIN statement s WHERE s.claim_id = a.id ORDER BY s.recorded_at, s.id`,
		`SELECT ${list(RetractionRow, 'r')} FROM asked a CROSS JOIN retraction r WHERE r.claim_id = a.id`,
		...speakerQuestions(),
		`SELECT ${list(PartyRow, 'p')} FROM voice w CROSS JOIN party p WHERE p.id = w.id`,
		`SELECT ${list(DocumentRow, 'd')} FROM paper w CROSS JOIN document d WHERE d.id = w.id`,
	].map((sql) => ({ sql })),
);

const pageQuestions = once((): Question[] => [
	...[
		`SELECT ${list(ClaimRow, 'c')} FROM asked a CROSS JOIN claim c WHERE c.id = a.id`,
		`SELECT ${list(ClaimBearingRow, 'b')} FROM asked a CROSS JOIN claim_bearing b WHERE b.claim_id = a.id ORDER BY b.place`,
		`SELECT ${list(PartyRow, 'p')} FROM asked a CROSS JOIN claim_bearing b CROSS JOIN party p WHERE b.claim_id = a.id AND p.id = b.party_id`,
		`SELECT ${list(ClaimLinkRow, 'k')} FROM asked a CROSS JOIN claim_link k WHERE k.claim_id = a.id AND k.ended_at IS NULL ORDER BY k.recorded_at, k.id`,
		`SELECT ${list(ClaimRow, 'c')} FROM asked a CROSS JOIN claim_link k CROSS JOIN claim c
		WHERE k.claim_id = a.id AND k.ended_at IS NULL AND c.id = k.linked_claim_id`,
	].map((sql) => ({ sql })),
	...hearingQuestions(),
]);

/** The cases of claims and of all claims that these lean on or ever leaned on, ended links included. */
export async function loadCasesWithFoundations(
	session: Session,
	claimIds: readonly string[],
): Promise<Map<string, StoredCase>> {
	const found = await session.query<{ id: string }>(
		`WITH RECURSIVE foundation (id) AS (
			SELECT c.id FROM claim c WHERE c.id IN ${places(claimIds)}
			UNION SELECT k.linked_claim_id FROM claim_link k JOIN foundation f ON k.claim_id = f.id
		) SELECT id FROM foundation`,
		claimIds,
	);
	const ids = found.map((one) => one.id);
	return loadCases(session, ids, { endedLinks: true });
}

/** Sources with their parties and possible overlaps, by id. */
export async function loadSources(session: Session, ids: readonly string[]): Promise<Map<string, StoredSource>> {
	const sources = new Map<string, StoredSource>();
	for (let at = 0; at < ids.length; at += 5_000) {
		const part = ids.slice(at, at + 5_000);
		const answers = await session.ask(sourceQuestions(), sourcesOf(session.dialect, part));
		for (const [id, source] of sourcesFrom(answers)) sources.set(id, source);
	}
	return sources;
}

function sourcesFrom(answers: Row[][]): Map<string, StoredSource> {
	const rows = answers[0] as unknown as SourceRow[];
	const parties = answers[1] as { sourceId: string; partyId: string }[];
	const overlaps = answers[2] as { sourceId: string; otherSourceId: string }[];
	const partyIds = groupBy(parties, (one) => one.sourceId);
	const overlapIds = groupBy(overlaps, (one) => one.sourceId);
	return byId(
		rows.map((row) => ({
			id: row.id,
			slug: row.slug,
			storyId: row.storyId,
			attribution: row.attribution,
			directness: row.directness,
			headcount: row.headcountLeast === null ? null : { least: row.headcountLeast, most: row.headcountMost },
			described: row.described,
			documentId: row.documentId,
			recordedAt: row.recordedAt,
			deskId: row.deskId,
			publicSince: row.publicSince,
			partyIds: (partyIds.get(row.id) ?? []).map((one) => one.partyId),
			mayOverlapIds:
				overlapIds.size === 0 ? [] : [...new Set(overlapIds.get(row.id)?.map((one) => one.otherSourceId))].sort(),
		})),
	);
}

export async function loadParties(session: Session, ids: readonly string[]): Promise<Map<string, PartyRow>> {
	const raw = await inParts(ids, (part) =>
		session.query(`SELECT ${list(PartyRow, 'p')} FROM party p WHERE p.id IN ${places(part)} ORDER BY p.id`, part),
	);
	return new Map(hydrate(PartyRow, raw).map((party) => [party.id, party]));
}

export async function loadDocuments(session: Session, ids: readonly string[]): Promise<Map<string, DocumentRow>> {
	const rows = await inParts(ids, (part) =>
		session.query<DocumentRow>(
			`SELECT ${list(DocumentRow, 'd')} FROM document d WHERE d.id IN ${places(part)} ORDER BY d.id`,
			part,
		),
	);
	return new Map(rows.map((one) => [one.id, one]));
}
