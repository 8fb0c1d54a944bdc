// The record as the references read and write it: hand-written SQL, prepared once, on better-sqlite3 (the fastest driver there is).
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { defaultMethod } from '../../dist/src/core/contestedness/methods.js';
import { bytesFor, claimIdOf, makeId } from '../../dist/src/core/ids.js';
import { cursorOf, keyOf } from '../../dist/src/core/page.js';
import { searchedTokens } from '../../dist/src/core/search/question.js';
import { rangesOf } from '../../dist/src/store/search.js';

/** Where claims lie in the search index. */
const [claimNumbers] = rangesOf(['CLAIM']);

const groupBy = (rows, key) => {
	const groups = new Map();
	for (const row of rows) {
		const group = groups.get(row[key]);
		if (group) group.push(row);
		else groups.set(row[key], [row]);
	}
	return groups;
};

export function openRecord(path) {
	const db = new Database(path);
	const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -32768', 'temp_store = MEMORY'];
	for (const pragma of [...pragmas, 'mmap_size = 2147418112']) db.pragma(pragma);
	const figures = 'score, level, support, opposition, lean';
	const sql = {
		claim: `SELECT id, slug, text, language, kind, standing, recorded_at AS recordedAt, ${figures}, method, scored_at AS computedAt
			FROM claim WHERE slug = ?`,
		about: `SELECT b.news, p.slug, p.name FROM claim_bearing b JOIN party p ON p.id = b.party_id WHERE b.claim_id = ? ORDER BY b.place`,
		said: `SELECT s.id, s.role, s.source_id AS sourceId, s.stance, s.kind, s.target_id AS targetId, s.response, s.words,
			s.said_at AS saidAt, s.recorded_at AS recordedAt, r.reason FROM statement s
			LEFT JOIN retraction r ON r.claim_id = s.claim_id AND r.statement_id = s.id
			WHERE s.claim_id = ? ORDER BY s.recorded_at, s.id`,
		sources: `SELECT o.id, o.slug, o.attribution, o.directness, d.outlet, d.title, d.id AS documentId FROM source o
			LEFT JOIN document d ON d.id = o.document_id
			WHERE o.id IN (SELECT source_id FROM statement WHERE claim_id = ?)`,
		parties: `SELECT v.source_id AS sourceId, p.slug, p.name FROM source_party v JOIN party p ON p.id = v.party_id
			WHERE v.source_id IN (SELECT source_id FROM statement WHERE claim_id = ?) ORDER BY v.place`,
		links: `SELECT k.kind, c.slug, c.text, c.score, c.level FROM claim_link k JOIN claim c ON c.id = k.linked_claim_id
			WHERE k.claim_id = ? AND k.kind = 'RESTS_ON' AND k.ended_at IS NULL ORDER BY k.recorded_at, k.id`,
		list: `SELECT id, slug, text, kind, standing, recorded_at AS recordedAt, ${figures} FROM claim
			WHERE level = ? AND (score, id) < (?, ?) ORDER BY score DESC, id DESC LIMIT ?`,
		search: `SELECT c.slug, c.text, c.score, c.level FROM (SELECT rowid AS number FROM search_token
			WHERE search_token MATCH ? AND rowid >= ${claimNumbers[0]} AND rowid < ${claimNumbers[1]} ORDER BY rowid LIMIT 21) q
			JOIN search_entry e ON e.number = q.number JOIN claim c ON c.id = e.id ORDER BY q.number`,
		source: 'SELECT id, slug FROM source WHERE slug = ?',
		claimById: 'SELECT slug FROM claim WHERE id = ?',
		insert: `INSERT INTO statement (claim_id, id, role, source_id, stance, kind, target_id, words, said_at, recorded_at)
			VALUES (?, ?, 'REBUTTAL', ?, 'DENIES', ?, ?, ?, ?, ?)`,
		update: `UPDATE claim SET support = ?, opposition = ?, score = ?, lean = ?, level = ?, method = ?, scored_at = ? WHERE id = ?`,
		step: `INSERT INTO contestedness_change (claim_id, sequence, at, method, event, statement_id, support_before, opposition_before, support_after, opposition_after)
			SELECT ?, max(sequence) + 1, ?, ?, 'REBUTTAL_RECORDED', ?, ?, ?, ?, ? FROM contestedness_change WHERE claim_id = ?`,
		dependents: 'SELECT 1 FROM claim_link WHERE linked_claim_id = ? AND ended_at IS NULL',
		...caseSql,
	};
	const ask = Object.fromEntries(Object.entries(sql).map(([name, text]) => [name, db.prepare(text)]));
	const recordRebuttal = db.transaction((input) => record(ask, input)).immediate;

	return {
		claim: (slug) => ask.claim.get(slug),
		about: (id) => ask.about.all(id),
		said: (id) => ask.said.all(id),
		sources: (id) => ask.sources.all(id),
		parties: (id) => ask.parties.all(id),
		links: (id) => ask.links.all(id),
		/** A page of fifty, most contested first. */
		list({ level, after }) {
			const name = 'claims by CONTESTEDNESS';
			const rows = ask.list.all(level, ...(after ? keyOf(name, after, ['number', 'string']) : [2, '']), 51);
			const claims = rows.slice(0, 50);
			const last = claims.at(-1);
			return {
				claims,
				hasNextPage: rows.length > 50,
				endCursor: last ? cursorOf(name, [last.score, last.id]) : null,
			};
		},
		recordRebuttal,
		/** The first twenty claims that have all the words. */
		search(text) {
			const tokens = [...searchedTokens(text)].map((token) => `"${token}"`).join(' AND ');
			const rows = ask.search.all(tokens);
			const nodes = rows.slice(0, 20);
			return { nodes, hasNextPage: rows.length > 20 };
		},
	};
}

/** What the method reads of a claim. */
const speakers = '(SELECT source_id FROM statement WHERE claim_id = ?)';
const speaking = `(SELECT party_id FROM source_party WHERE source_id IN ${speakers})`;
const spokenIn = `SELECT document_id FROM statement WHERE claim_id = ? UNION SELECT origin_document_id FROM statement WHERE claim_id = ?
	UNION SELECT document_id FROM source WHERE id IN ${speakers}`;
const caseSql = {
	caseClaim: 'SELECT id, slug, text, language, kind, implied, support, opposition FROM claim WHERE id = ?',
	caseBearings: 'SELECT party_id AS partyId, news FROM claim_bearing WHERE claim_id = ? ORDER BY place',
	caseSaid: `SELECT id, claim_id AS claimId, role, source_id AS sourceId, document_id AS documentId, origin_document_id AS originDocumentId,
		stance, kind, target_id AS targetId, response, said_at AS saidAt, recorded_at AS recordedAt
		FROM statement WHERE claim_id = ? ORDER BY recorded_at, id`,
	caseRetractions:
		'SELECT statement_id AS statementId, reason, recorded_at AS recordedAt FROM retraction WHERE claim_id = ?',
	caseJudgements: `SELECT statement_id AS statementId, sequence, interest, reason, recorded_at AS recordedAt FROM interest_judgement
		WHERE claim_id = ? ORDER BY sequence`,
	caseLinks: `SELECT k.id, k.kind, k.linked_claim_id AS linkedClaimId, k.recorded_at AS recordedAt, l.slug, l.text, l.lean
		FROM claim_link k JOIN claim l ON l.id = k.linked_claim_id WHERE k.claim_id = ? AND k.ended_at IS NULL ORDER BY k.recorded_at, k.id`,
	caseSources: `SELECT id, slug, attribution, directness, headcount_least AS least, headcount_most AS most, document_id AS documentId
		FROM source WHERE id IN ${speakers}`,
	caseSpeakers: `SELECT source_id AS sourceId, party_id AS partyId FROM source_party WHERE source_id IN ${speakers} ORDER BY place`,
	caseOverlaps: `SELECT source_id AS sourceId, other_source_id AS otherId FROM source_overlap WHERE source_id IN ${speakers}
		UNION SELECT other_source_id, source_id FROM source_overlap WHERE other_source_id IN ${speakers}`,
	caseInterests: `SELECT id, party_id AS partyId, kind, in_party_id AS inPartyId, since, until FROM interest WHERE party_id IN ${speaking}
		UNION SELECT id, party_id, kind, in_party_id, since, until FROM interest WHERE in_party_id IN ${speaking}`,
	caseDerivations: `WITH RECURSIVE upstream (id) AS (${spokenIn}
		UNION SELECT v.from_document_id FROM derivation v JOIN upstream u ON v.document_id = u.id)
		SELECT v.document_id AS documentId, v.from_document_id AS fromDocumentId, v.kind FROM derivation v JOIN upstream u ON v.document_id = u.id`,
};

function caseOf(ask, id) {
	const speakersOf = groupBy(ask.caseSpeakers.all(id), 'sourceId');
	const overlapsOf = groupBy(ask.caseOverlaps.all(id, id), 'sourceId');
	return {
		claim: ask.caseClaim.get(id),
		bearings: ask.caseBearings.all(id),
		statements: ask.caseSaid.all(id),
		retractions: ask.caseRetractions.all(id),
		judgements: ask.caseJudgements.all(id),
		links: ask.caseLinks.all(id).map(({ slug, text, lean, ...link }) => ({ link, slug, text, translations: {}, lean })),
		sources: new Map(
			ask.caseSources.all(id).map(({ least, most, ...one }) => [
				one.id,
				{
					...one,
					headcount: least === null ? null : { least, most },
					partyIds: (speakersOf.get(one.id) ?? []).map((row) => row.partyId),
					mayOverlapIds: (overlapsOf.get(one.id) ?? []).map((row) => row.otherId),
				},
			]),
		),
		parties: new Map(),
		interests: ask.caseInterests.all(id, id),
		documents: new Map(),
		derivations: ask.caseDerivations.all(id, id, id),
	};
}

function record(ask, { target, source, words, saidAt }) {
	const ofStatement = target.startsWith('tes_');
	const claimId = ofStatement ? claimIdOf(target) : ask.claim.get(target).id;
	const by = ask.source.get(source);
	const now = new Date().toISOString();
	const id = makeId('rebuttal', randomBytes(bytesFor('rebuttal')), { claimId });
	const kind = ofStatement ? 'COUNTERS' : 'REBUTS';
	const said = `${saidAt}T00:00:00.000Z`;
	ask.insert.run(claimId, id, by.id, kind, ofStatement ? target : null, words, said, now);
	if (ask.dependents.get(claimId)) throw new Error('this reference does not follow links');
	const theCase = caseOf(ask, claimId);
	const { opinion, method } = defaultMethod.assess(theCase);
	const { support, opposition, score, lean, level } = opinion;
	const { claim } = theCase;
	const moved = claim.support !== support || claim.opposition !== opposition;
	if (moved) {
		ask.update.run(support, opposition, score, lean, level, method, now, claimId);
		ask.step.run(claimId, now, method, id, claim.support, claim.opposition, support, opposition, claimId);
	}
	const before = (2 * Math.min(claim.support, claim.opposition)) / (claim.support + claim.opposition + 2);
	return {
		saved: true,
		userErrors: [],
		rebuttal: { id, kind, stance: 'DENIES', words, saidAt: said, source: { slug: source } },
		effects: moved
			? [{ claim: { slug: claim.slug }, before: { score: before }, after: { score, level, support, opposition, lean } }]
			: [],
	};
}
