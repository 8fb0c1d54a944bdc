// A made-up record of so many claims, the same for the same number, written by SQLite itself so that a million take a minute or so.
import sqlite3 from 'sqlite3';
import { Database } from '../dist/src/store/database.js';

/** Statements per claim; the last of them is a rebuttal. */
export const perClaim = 10;

/** Whose everything is, and since when it is public. */
const owned = "'dsk_0000000000000000', NULL";
const recordedAt = "'2026-01-01T00:00:00.000Z'";

/** A number from 0 to `below` − 1 that follows from the expressions given. */
const chance = (below, one, other = '0') => {
	const mixed = `(((${one}) * 7919 + (${other}) * 104729 + 20260101) * 48271 % 2147483647)`;
	return `((${mixed} * (${mixed} % 65521 + 1) % 2147483629) % (${below}))`;
};
const numbers = (name, from, to) =>
	`(WITH RECURSIVE c(${name}) AS (SELECT ${from} UNION ALL SELECT ${name} + 1 FROM c WHERE ${name} < ${to}) SELECT ${name} FROM c)`;
const id = (prefix, number) => `'${prefix}_' || printf('%016x', ${number})`;
/** Claims come in an order of time that is not the order of their ids, as in a newsroom. */
const under = (claim) => `printf('%08x%08x', ((${claim}) * 2654435761) & 4294967295, ${claim})`;

export async function seed(path, claims) {
	const database = await Database.open({ url: `sqlite:${path}` });
	await database.close();
	const sources = Math.max(200, Math.floor(claims / 10));
	const documents = Math.max(200, Math.floor(claims / 5));
	const parties = Math.floor(sources / 2);
	const opened = await new Promise((done, fail) => {
		const made = new sqlite3.Database(path, (error) => (error ? fail(error) : done(made)));
	});
	const send = (sql) => new Promise((done, fail) => opened.exec(sql, (error) => (error ? fail(error) : done())));
	const ask = (sql) =>
		new Promise((done, fail) => opened.all(sql, (error, rows) => (error ? fail(error) : done(rows))));
	await send('PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY; BEGIN');
	// An index that is made in the end, in order, takes a fraction of one that is filled out of order.
	const indexes = await ask("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
	for (const { name } of indexes) await send(`DROP INDEX ${name}`);
	await send(`
		INSERT INTO document (id, slug, story_id, outlet, title, url, language, dateline, published, note, recorded_at, desk_id, public_since)
			SELECT ${id('doc', 'n')}, 'document-' || n, NULL, 'Outlet ' || n % 97, NULL, NULL, 'en', NULL,
			'2025-0' || (1 + n % 9), NULL, ${recordedAt}, ${owned} FROM ${numbers('n', 1, documents)};
		INSERT INTO derivation (document_id, from_document_id, kind, recorded_at)
			SELECT ${id('doc', 'n')}, ${id('doc', `1 + ${chance(documents, 'n')}`)}, 'REPUBLISHES', ${recordedAt}
			FROM ${numbers('n', 1, documents)} WHERE n % 10 = 0;
		INSERT INTO party (id, slug, kind, name, names, short_name, outside_ids, note, recorded_at, desk_id, public_since)
			SELECT ${id('pty', 'n')}, 'party-' || n, CASE n % 3 WHEN 0 THEN 'ORGANIZATION' ELSE 'PERSON' END,
			'Party ' || n, '{}', NULL, '{}', NULL, ${recordedAt}, ${owned} FROM ${numbers('n', 1, parties)};
		INSERT INTO interest (id, party_id, kind, in_party_id, since, until, note, recorded_at)
			SELECT ${id('int', 'n')}, ${id('pty', `1 + ${chance(parties, 'n', 1)}`)},
			CASE n % 4 WHEN 0 THEN 'COMPETES_WITH' WHEN 1 THEN 'LEADS' WHEN 2 THEN 'INVESTED_IN' ELSE 'PART_OF' END,
			${id('pty', `1 + ${chance(parties, 'n', 2)}`)}, CASE n % 5 WHEN 0 THEN '2024' END, NULL, NULL, ${recordedAt}
			FROM ${numbers('n', 1, parties)};
		INSERT INTO source (id, slug, story_id, attribution, directness, headcount_least, headcount_most, described, document_id, recorded_at, desk_id, public_since)
			SELECT ${id('src', 'n')}, 'source-' || n, NULL, kind,
			CASE kind WHEN 'SPOKESPERSON' THEN 'OFFICIAL' ELSE CASE n % 4 WHEN 0 THEN 'FIRST_HAND' WHEN 1 THEN 'SECOND_HAND' ELSE 'UNKNOWN' END END,
			CASE kind WHEN 'ANONYMOUS' THEN 1 + n % 5 END, NULL, NULL,
			CASE WHEN kind IN ('NEWSROOM', 'PUBLICATION') THEN ${id('doc', `1 + ${chance(documents, 'n', 3)}`)} END, ${recordedAt}, ${owned}
			FROM (SELECT n, CASE WHEN r < 45 THEN 'ON_RECORD' WHEN r < 60 THEN 'SPOKESPERSON' WHEN r < 80 THEN 'ANONYMOUS'
				WHEN r < 88 THEN 'RECORD' WHEN r < 94 THEN 'NEWSROOM' ELSE 'PUBLICATION' END AS kind
				FROM (SELECT n, ${chance(100, 'n', 4)} AS r FROM ${numbers('n', 1, sources)}));
		INSERT INTO source_party (source_id, party_id, place)
			SELECT id, ${id('pty', `1 + rowid % ${parties}`)}, 0 FROM source
			WHERE attribution IN ('ON_RECORD', 'SPOKESPERSON');
		INSERT INTO source_overlap (source_id, other_source_id)
			SELECT ${id('src', 'n')}, ${id('src', 'n - 1')} FROM ${numbers('n', 1, sources)} WHERE n % 100 = 99;
		INSERT INTO claim (id, slug, text, language, translations, kind, implied, revision, standing, said_at, recorded_at, support, opposition, score, lean, level, method, scored_at, desk_id, public_since)
			SELECT 'clm_' || ${under('n')}, 'claim-' || n,
			'That the minister had been told in writing before the bridge was opened to traffic, claim ' || n || '.', 'en', '{}', 'FACT', 0, 1,
			'CHECKING', NULL, strftime('%Y-%m-%dT%H:%M:%S.000Z', 1700000000 + n * 20, 'unixepoch'), 0, 0, 0, 0, 'UNSOURCED', 'balance/1', ${recordedAt}, ${owned} FROM ${numbers('n', 1, claims)};
		INSERT INTO claim_bearing (claim_id, party_id, news, place)
			SELECT 'clm_' || ${under('n')}, ${id('pty', `1 + ${chance(parties, 'n', 5)}`)},
			CASE n % 3 WHEN 0 THEN 'FAVOURABLE' ELSE 'UNFAVOURABLE' END, 0 FROM ${numbers('n', 1, claims)};
	`);
	// Of the rebuttals half are of the claim and half of a statement, and a third come from whom the claim is about.
	for (let from = 1; from <= claims; from += 100_000)
		await send(`
			INSERT INTO statement (claim_id, id, role, source_id, document_id, origin_document_id, stance, kind, target_id, response, words, words_language, quote, note, said_at, recorded_at, ledger_key)
			SELECT 'clm_' || u, CASE k WHEN 9 THEN 'reb_' ELSE 'tes_' END || u || printf('%012x', k),
				CASE k WHEN 9 THEN 'REBUTTAL' ELSE 'TESTIMONY' END,
				CASE WHEN k = 9 AND n % 3 = 0 THEN ${id('src', `max(1, ${chance(parties, 'n', 5)})`)}
					ELSE ${id('src', `1 + ${chance(sources, 'n * 16 + k', 6)}`)} END,
				CASE WHEN ${chance(10, 'n * 16 + k', 7)} < 4 THEN ${id('doc', `1 + ${chance(documents, 'n * 16 + k', 8)}`)} END, NULL,
				CASE k WHEN 9 THEN CASE WHEN n % 4 = 0 THEN 'DENIES_IN_PART' ELSE 'DENIES' END WHEN 3 THEN 'CONFIRMS' ELSE 'ASSERTS' END,
				CASE WHEN k = 9 THEN CASE WHEN n % 2 = 0 THEN 'REBUTS' ELSE 'COUNTERS' END END,
				CASE WHEN k = 9 AND n % 2 = 1 THEN 'tes_' || u || printf('%012x', ${chance(9, 'n', 9)}) END, NULL,
				'Two people who were in the room say that it was so, and that nobody had asked them about it before (' || n || '/' || k || ').',
				'en', NULL, NULL, CASE WHEN k % 2 = 0 THEN '2025-06-14T08:00:00.000Z' END, ${recordedAt}, NULL
			FROM (SELECT n, ${under('n')} AS u FROM ${numbers('n', from, Math.min(claims, from + 99_999))}), ${numbers('k', 0, perClaim - 1)};
		`);
	const some = (every) => `${numbers('n', 1, claims)} WHERE n % ${every} = 0`;
	await send(`
		INSERT INTO retraction (claim_id, statement_id, reason, said_at, recorded_at)
			SELECT 'clm_' || ${under('n')}, 'tes_' || ${under('n')} || printf('%012x', 1), 'It was wrong.', NULL, ${recordedAt}
			FROM ${some(10)};
		INSERT INTO interest_judgement (claim_id, statement_id, sequence, interest, reason, recorded_at)
			SELECT 'clm_' || ${under('n')}, 'tes_' || ${under('n')} || printf('%012x', 2), 1, 'SERVES',
			'We looked into it.', ${recordedAt} FROM ${some(200)};
		INSERT INTO claim_link (claim_id, id, kind, linked_claim_id, recorded_at, ended_at, ended_because)
			SELECT 'clm_' || ${under('n')}, 'lnk_' || ${under('n')} || '000000000000', 'RESTS_ON', 'clm_' || ${under('n - 1')},
			${recordedAt}, NULL, NULL FROM ${some(100)};
	`);
	for (const { sql } of indexes) await send(sql);
	await send(`
		COMMIT; PRAGMA wal_checkpoint(TRUNCATE);
	`);
	await new Promise((done, fail) => opened.close((error) => (error ? fail(error) : done())));
}
