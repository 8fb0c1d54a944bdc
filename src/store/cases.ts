import type { Case, LinkedClaim } from '../core/case.js';
import type { Bearing, ClaimLink } from '../core/claim.js';
import { groupBy } from '../core/group.js';
import type { Interest, Party } from '../core/party.js';
import type { Source } from '../core/source.js';
import type { InterestJudgement, Retraction, Statement } from '../core/statement.js';
import type { Derivation, Document } from '../core/story.js';
import { ClaimBearingRow, ClaimLinkRow, ClaimRow } from './rows/claim.js';
import { InterestRow, PartyRow } from './rows/party.js';
import { SourceRow } from './rows/source.js';
import { InterestJudgementRow, RetractionRow, StatementRow } from './rows/statement.js';
import { DerivationRow, DocumentRow } from './rows/story.js';
import { hydrate, inParts, list, places, type Session } from './sql.js';

/** A case together with the score that is stored for its claim. */
export interface StoredCase extends Case {
	readonly claim: ClaimRow;
}

/**
 * The whole cases of some claims, by claim id, in a constant number of statements whatever their depth. Claims that
 * are not there are missing from the answer.
 */
export async function loadCases(
	session: Session,
	claimIds: readonly string[],
	options: { readonly endedLinks?: boolean } = {},
): Promise<Map<string, StoredCase>> {
	const under = places(claimIds);
	const claims = hydrate(
		ClaimRow,
		await session.query(`SELECT ${list(ClaimRow, 'c')} FROM claim c WHERE c.id IN ${under}`, claimIds),
	);
	const bearings = await session.query<Bearing & { claimId: string }>(
		`SELECT ${list(ClaimBearingRow, 'b')} FROM claim_bearing b WHERE b.claim_id IN ${under} ORDER BY b.place`,
		claimIds,
	);
	const statements = await session.query<Statement>(
		`SELECT ${list(StatementRow, 's')} FROM statement s WHERE s.claim_id IN ${under} ORDER BY s.recorded_at, s.id`,
		claimIds,
	);
	const retractions = await session.query<Retraction & { claimId: string }>(
		`SELECT ${list(RetractionRow, 'r')} FROM retraction r WHERE r.claim_id IN ${under}`,
		claimIds,
	);
	const judgements = await session.query<InterestJudgement & { claimId: string }>(
		`SELECT ${list(InterestJudgementRow, 'j')} FROM interest_judgement j WHERE j.claim_id IN ${under} ORDER BY j.sequence`,
		claimIds,
	);
	const links = await session.query<ClaimLink & Omit<LinkedClaim, 'link' | 'translations'> & { translations: string }>(
		`SELECT ${list(ClaimLinkRow, 'k')}, l.slug, l.text, l.translations, l.lean FROM claim_link k JOIN claim l ON l.id = k.linked_claim_id
		WHERE k.claim_id IN ${under} ${options.endedLinks ? '' : 'AND k.ended_at IS NULL'} ORDER BY k.recorded_at, k.id`,
		claimIds,
	);
	const sources = await loadSources(session, [...new Set(statements.map((one) => one.sourceId))]);
	const speakers = new Set([...sources.values()].flatMap((source) => source.partyIds));
	const parties = await loadParties(session, [...new Set([...speakers, ...bearings.map((one) => one.partyId)])]);
	const interests = await loadInterests(session, [...speakers]);
	const { documents, derivations } = await loadDocumentsToTheirRoots(session, statements, sources);

	const byClaim = <T extends { claimId: string }>(all: readonly T[]) => groupBy(all, (one) => one.claimId);
	const shared = { sources, parties, interests, documents, derivations };
	const bearingsOf = byClaim(bearings);
	const statementsOf = byClaim(statements);
	const retractionsOf = byClaim(retractions);
	const judgementsOf = byClaim(judgements);
	const linksOf = byClaim(links);
	return new Map(
		claims.map((claim) => [
			claim.id,
			{
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
			},
		]),
	);
}

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
export async function loadSources(session: Session, ids: readonly string[]): Promise<Map<string, Source>> {
	const rows = await inParts(ids, (part) =>
		session.query<SourceRow>(`SELECT ${list(SourceRow, 's')} FROM source s WHERE s.id IN ${places(part)}`, part),
	);
	const parties = await inParts(ids, (part) =>
		session.query<{ sourceId: string; partyId: string }>(
			`SELECT source_id AS "sourceId", party_id AS "partyId" FROM source_party
			WHERE source_id IN ${places(part)} ORDER BY place`,
			part,
		),
	);
	const overlaps = await inParts(ids, (part) =>
		session.query<{ sourceId: string; otherSourceId: string }>(
			`SELECT source_id AS "sourceId", other_source_id AS "otherSourceId" FROM source_overlap
			WHERE source_id IN ${places(part)}
			UNION SELECT other_source_id, source_id FROM source_overlap WHERE other_source_id IN ${places(part)}`,
			[...part, ...part],
		),
	);
	const partyIds = groupBy(parties, (one) => one.sourceId);
	const overlapIds = groupBy(overlaps, (one) => one.sourceId);
	return new Map(
		rows.map(({ headcountLeast, headcountMost, ...row }) => [
			row.id,
			{
				...row,
				headcount: headcountLeast === null ? null : { least: headcountLeast, most: headcountMost },
				partyIds: (partyIds.get(row.id) ?? []).map((one) => one.partyId),
				mayOverlapIds: (overlapIds.get(row.id) ?? []).map((one) => one.otherSourceId),
			},
		]),
	);
}

export async function loadParties(session: Session, ids: readonly string[]): Promise<Map<string, Party>> {
	const raw = await inParts(ids, (part) =>
		session.query(`SELECT ${list(PartyRow, 'p')} FROM party p WHERE p.id IN ${places(part)}`, part),
	);
	return new Map(hydrate(PartyRow, raw).map((party) => [party.id, party]));
}

/** The interests on either end of which one of the parties stands. */
async function loadInterests(session: Session, partyIds: readonly string[]): Promise<Interest[]> {
	const found = await inParts(partyIds, (part) =>
		session.query<Interest>(
			`SELECT ${list(InterestRow, 'i')} FROM interest i WHERE i.party_id IN ${places(part)}
			UNION SELECT ${list(InterestRow, 'i')} FROM interest i WHERE i.in_party_id IN ${places(part)}`,
			[...part, ...part],
		),
	);
	return [...new Map(found.map((one) => [one.id, one])).values()];
}

async function loadDocumentsToTheirRoots(
	session: Session,
	statements: readonly Statement[],
	sources: ReadonlyMap<string, Source>,
): Promise<{ documents: Map<string, Document>; derivations: Derivation[] }> {
	const ids = new Set<string>();
	for (const one of statements) {
		if (one.documentId) ids.add(one.documentId);
		if (one.originDocumentId) ids.add(one.originDocumentId);
	}
	for (const source of sources.values()) if (source.documentId) ids.add(source.documentId);
	const derivations = await inParts([...ids], (part) =>
		session.query<Derivation>(
			`WITH RECURSIVE upstream (id) AS (
				SELECT d.id FROM document d WHERE d.id IN ${places(part)}
				UNION SELECT v.from_document_id FROM derivation v JOIN upstream u ON v.document_id = u.id
			) SELECT ${list(DerivationRow, 'v')} FROM derivation v WHERE v.document_id IN (SELECT id FROM upstream)`,
			part,
		),
	);
	for (const one of derivations) ids.add(one.fromDocumentId);
	const documents = await loadDocuments(session, [...ids]);
	return { documents, derivations };
}

export async function loadDocuments(session: Session, ids: readonly string[]): Promise<Map<string, Document>> {
	const rows = await inParts(ids, (part) =>
		session.query<Document>(`SELECT ${list(DocumentRow, 'd')} FROM document d WHERE d.id IN ${places(part)}`, part),
	);
	return new Map(rows.map((one) => [one.id, one]));
}
