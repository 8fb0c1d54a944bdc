import { ClaimBearingRow, ClaimLinkRow, ClaimRow } from './rows/claim.js';
import { InterestRow, PartyRow } from './rows/party.js';
import { SourceRow } from './rows/source.js';
import { InterestJudgementRow, RetractionRow, StatementRow } from './rows/statement.js';
import { DerivationRow, DocumentRow } from './rows/story.js';
import { list, places, type Question, repeated } from './sql.js';

/**
 * The claims asked for, who speaks to them and for whom: read once, and gone through in the questions beside. CROSS JOIN has
 * SQLite begin with these few; with JOIN it may begin with the whole of the other table.
 */
export const speakers = (asked: string): string => `asked (id) AS MATERIALIZED (${asked}),
	speaker (id) AS MATERIALIZED (SELECT DISTINCT s.source_id FROM asked a CROSS JOIN statement s WHERE s.claim_id = a.id),
	voice (id) AS MATERIALIZED (SELECT DISTINCT v.party_id FROM speaker w CROSS JOIN source_party v WHERE v.source_id = w.id)`;

/** The documents that they speak in. */
export const spokenIn = `SELECT o.document_id AS id FROM speaker w CROSS JOIN source o WHERE o.id = w.id AND o.document_id IS NOT NULL
	UNION SELECT s.document_id FROM asked a CROSS JOIN statement s WHERE s.claim_id = a.id AND s.document_id IS NOT NULL`;

/** What a case is made of: the documents are those spoken in or repeated, and all that these were made from. */
export const caseOf = (claimIds: readonly string[]): Question => ({
	sql: `${speakers(`SELECT id FROM claim WHERE id IN ${places(claimIds)}`)},
	upstream (id) AS (${spokenIn}
		UNION SELECT s.origin_document_id FROM asked a CROSS JOIN statement s WHERE s.claim_id = a.id AND s.origin_document_id IS NOT NULL
		UNION SELECT v.from_document_id FROM upstream u CROSS JOIN derivation v WHERE v.document_id = u.id),
	paper (id) AS MATERIALIZED (SELECT id FROM upstream)`,
	values: claimIds,
});

export const once = <T>(make: () => T): (() => T) => {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
};

/** The sources that speak, for whom, and which of them may be the same people. */
export const speakerQuestions = (): readonly string[] => [
	`SELECT ${list(SourceRow, 'o')} FROM speaker w CROSS JOIN source o WHERE o.id = w.id ORDER BY o.id`,
	`SELECT v.source_id AS "sourceId", v.party_id AS "partyId" FROM speaker w CROSS JOIN source_party v
	WHERE v.source_id = w.id ORDER BY v.place`,
	`SELECT v.source_id AS "sourceId", v.other_source_id AS "otherSourceId" FROM speaker w CROSS JOIN source_overlap v
	WHERE v.source_id = w.id UNION ALL SELECT v.other_source_id, v.source_id FROM speaker w CROSS JOIN source_overlap v
	WHERE v.other_source_id = w.id`,
];

const questionsWith = (options: { readonly endedLinks: boolean }) =>
	once((): Question[] =>
		[
			`SELECT ${list(ClaimRow, 'c')} FROM asked a CROSS JOIN claim c WHERE c.id = a.id`,
			`SELECT ${list(ClaimBearingRow, 'b')} FROM asked a CROSS JOIN claim_bearing b WHERE b.claim_id = a.id ORDER BY b.place`,
			`SELECT ${list(StatementRow, 's')} FROM asked a CROSS JOIN statement s WHERE s.claim_id = a.id ORDER BY s.recorded_at, s.id`,
			`SELECT ${list(RetractionRow, 'r')} FROM asked a CROSS JOIN retraction r WHERE r.claim_id = a.id`,
			`SELECT ${list(InterestJudgementRow, 'j')} FROM asked a CROSS JOIN interest_judgement j WHERE j.claim_id = a.id ORDER BY j.sequence`,
			`SELECT ${list(ClaimLinkRow, 'k')}, l.slug, l.text, l.translations, l.lean FROM asked a CROSS JOIN claim_link k CROSS JOIN claim l
			WHERE k.claim_id = a.id AND l.id = k.linked_claim_id ${options.endedLinks ? '' : 'AND k.ended_at IS NULL'} ORDER BY k.recorded_at, k.id`,
			...speakerQuestions(),
			`SELECT ${list(PartyRow, 'p')} FROM (SELECT id FROM voice
			UNION SELECT b.party_id FROM asked a CROSS JOIN claim_bearing b WHERE b.claim_id = a.id) w CROSS JOIN party p WHERE p.id = w.id ORDER BY p.id`,
			`SELECT ${list(InterestRow, 'i')} FROM (SELECT i.id FROM voice w CROSS JOIN interest i WHERE i.party_id = w.id
			UNION SELECT i.id FROM voice w CROSS JOIN interest i WHERE i.in_party_id = w.id) w CROSS JOIN interest i WHERE i.id = w.id ORDER BY i.id`,
			`SELECT ${list(DocumentRow, 'd')} FROM paper w CROSS JOIN document d WHERE d.id = w.id ORDER BY d.id`,
			`SELECT ${list(DerivationRow, 'v')} FROM paper w CROSS JOIN derivation v WHERE v.document_id = w.id
			ORDER BY v.document_id, v.from_document_id, v.kind`,
		].map((sql) => ({ sql })),
	);
export const caseQuestions = questionsWith({ endedLinks: false });
export const historicQuestions = questionsWith({ endedLinks: true });

/**
 * The same for PostgreSQL, whose planner takes what follows from a recursive expression beside the others for a thousand times as
 * much as it is, and compiles the statement for seconds before it reads a few rows: each question finds its rows by itself.
 */
export function listedQuestions(claimIds: readonly string[], options: { readonly endedLinks: boolean }): Question[] {
	const questions = options.endedLinks ? historicListed : caseListed;
	return questions(claimIds.length).map((sql) => ({ sql, values: repeated(claimIds, sql) }));
}

const listedQuestionsWith = (options: { readonly endedLinks: boolean }) =>
	remembered((under) => {
		const speakers = `SELECT s.source_id FROM statement s WHERE s.claim_id IN ${under}`;
		const speaking = `SELECT v.party_id FROM source_party v WHERE v.source_id IN (${speakers})`;
		const upstream = `WITH RECURSIVE upstream (id) AS (
			SELECT id FROM (SELECT s.document_id AS id FROM statement s WHERE s.claim_id IN ${under}
				UNION SELECT s.origin_document_id FROM statement s WHERE s.claim_id IN ${under}
				UNION SELECT o.document_id FROM source o WHERE o.id IN (${speakers})) spoken WHERE id IS NOT NULL
			UNION SELECT v.from_document_id FROM derivation v JOIN upstream u ON v.document_id = u.id)`;
		return [
			`SELECT ${list(ClaimRow, 'c')} FROM claim c WHERE c.id IN ${under}`,
			`SELECT ${list(ClaimBearingRow, 'b')} FROM claim_bearing b WHERE b.claim_id IN ${under} ORDER BY b.place`,
			`SELECT ${list(StatementRow, 's')} FROM statement s WHERE s.claim_id IN ${under} ORDER BY s.recorded_at, s.id`,
			`SELECT ${list(RetractionRow, 'r')} FROM retraction r WHERE r.claim_id IN ${under}`,
			`SELECT ${list(InterestJudgementRow, 'j')} FROM interest_judgement j WHERE j.claim_id IN ${under} ORDER BY j.sequence`,
			`SELECT ${list(ClaimLinkRow, 'k')}, l.slug, l.text, l.translations, l.lean FROM claim_link k JOIN claim l ON l.id = k.linked_claim_id
			WHERE k.claim_id IN ${under} ${options.endedLinks ? '' : 'AND k.ended_at IS NULL'} ORDER BY k.recorded_at, k.id`,
			...sourceQuestions(speakers),
			`SELECT ${list(PartyRow, 'p')} FROM party p WHERE p.id IN (${speaking}
			UNION SELECT b.party_id FROM claim_bearing b WHERE b.claim_id IN ${under}) ORDER BY p.id`,
			`SELECT ${list(InterestRow, 'i')} FROM interest i WHERE i.id IN (SELECT i.id FROM interest i WHERE i.party_id IN (${speaking})
			UNION SELECT i.id FROM interest i WHERE i.in_party_id IN (${speaking})) ORDER BY i.id`,
			`${upstream} SELECT ${list(DocumentRow, 'd')} FROM document d WHERE d.id IN (SELECT id FROM upstream) ORDER BY d.id`,
			`${upstream} SELECT ${list(DerivationRow, 'v')} FROM derivation v WHERE v.document_id IN (SELECT id FROM upstream)
			ORDER BY v.document_id, v.from_document_id, v.kind`,
		];
	});
const caseListed = listedQuestionsWith({ endedLinks: false });
const historicListed = listedQuestionsWith({ endedLinks: true });

/** SQL that names the same list of values again and again, written once for lists of one length. */
function remembered(write: (places: string) => readonly string[]): (length: number) => readonly string[] {
	const known = new Map<number, readonly string[]>();
	return (length) => {
		const written = known.get(length) ?? write(places(Array(length)));
		known.set(length, written);
		return written;
	};
}

/** The rows, parties and overlaps of the sources that a list or a SELECT of ids names. */
export const sourceQuestions = (ids: string): string[] => [
	`SELECT ${list(SourceRow, 'o')} FROM source o WHERE o.id IN (${ids}) ORDER BY o.id`,
	`SELECT source_id AS "sourceId", party_id AS "partyId" FROM source_party WHERE source_id IN (${ids}) ORDER BY place`,
	`SELECT source_id AS "sourceId", other_source_id AS "otherSourceId" FROM source_overlap WHERE source_id IN (${ids})
	UNION ALL SELECT other_source_id, source_id FROM source_overlap WHERE other_source_id IN (${ids})`,
];
