import { ClaimBearingRow, ClaimLinkRow, ClaimRow } from './rows/claim.js';
import { InterestRow, PartyRow } from './rows/party.js';
import { SourceRow } from './rows/source.js';
import { InterestJudgementRow, RetractionRow, StatementRow } from './rows/statement.js';
import { DerivationRow, DocumentRow } from './rows/story.js';
import { type Dialect, list, places, type Question } from './sql.js';

/**
 * Ids found by others, that questions go through, each by an index. PostgreSQL takes what it reads out of an array for ten rows,
 * whatever it has counted, and so goes through the indexes too: by its own counts it may read a table from end to end, and what
 * follows from a recursive expression it takes for millions of rows and compiles the statement for seconds.
 */
const ids = (dialect: Dialect, name: string, sql: string): string =>
	`${name} (id) AS MATERIALIZED (${dialect === 'postgres' ? `SELECT unnest(ARRAY(${sql}))` : sql})`;

/**
 * The claims asked for, who speaks to them and for whom: read once, and gone through in the questions beside. CROSS JOIN has
 * SQLite begin with these few; with JOIN it may begin with the whole of the other table.
 */
const speakers = (dialect: Dialect, asked: string): string =>
	`asked (id) AS MATERIALIZED (${asked}), ${ids(dialect, 'speaker', speaking)}, ${ids(dialect, 'voice', spokenFor)}`;
const speaking = 'SELECT DISTINCT s.source_id FROM asked a CROSS JOIN statement s WHERE s.claim_id = a.id';
const spokenFor = 'SELECT DISTINCT v.party_id FROM speaker w CROSS JOIN source_party v WHERE v.source_id = w.id';

/** The documents that they speak in. */
const spokenIn = `SELECT o.document_id AS id FROM speaker w CROSS JOIN source o WHERE o.id = w.id AND o.document_id IS NOT NULL
	UNION SELECT s.document_id FROM asked a CROSS JOIN statement s WHERE s.claim_id = a.id AND s.document_id IS NOT NULL`;

/** What was said under claims: the documents are those that somebody speaks in. */
export const hearingOf = (dialect: Dialect, asked: string, values: readonly string[]): Question => ({
	sql: `${speakers(dialect, asked)}, ${ids(dialect, 'paper', spokenIn)}`,
	values,
});

/** What cases are made of: the documents are those spoken in or repeated, or others given, and all that these were made from. */
export const caseOf = (
	dialect: Dialect,
	claimIds: readonly string[],
	{ andDocuments }: { readonly andDocuments?: string } = {},
): Question => ({
	sql: `${speakers(dialect, `SELECT id FROM claim WHERE id IN ${places(claimIds)}`)},
	${ids(dialect, 'spoken', andDocuments ? `${spokenOrRepeated} UNION ${andDocuments}` : spokenOrRepeated)},
	upstream (id) AS (SELECT id FROM spoken UNION SELECT v.from_document_id FROM upstream u CROSS JOIN derivation v WHERE v.document_id = u.id),
	${ids(dialect, 'paper', 'SELECT id FROM upstream')}`,
	values: claimIds,
});
const spokenOrRepeated = `${spokenIn}
	UNION SELECT s.origin_document_id FROM asked a CROSS JOIN statement s WHERE s.claim_id = a.id AND s.origin_document_id IS NOT NULL`;

/** Sources by themselves, as those that speak. */
export const sourcesOf = (dialect: Dialect, sourceIds: readonly string[]): Question => ({
	sql: ids(dialect, 'speaker', `SELECT id FROM source WHERE id IN ${places(sourceIds)}`),
	values: sourceIds,
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
