import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first tables. Ids and instants are made in code; text has no length; every table of a claim's case is keyed by
 * the claim's id first, so that a case is one range of each key, and one shard.
 */
export class Beginning1764000000000 implements MigrationInterface {
	name = 'Beginning1764000000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const statement of up) await runner.query(statement);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const table of [...tables].reverse()) await runner.query(`DROP TABLE ${table}`);
	}
}

const up = [
	`CREATE TABLE story (
		id text PRIMARY KEY NOT NULL,
		slug text NOT NULL UNIQUE,
		title text NOT NULL,
		language text NOT NULL,
		recorded_at text NOT NULL
	)`,
	'CREATE INDEX story_recorded ON story (recorded_at, id)',
	`CREATE TABLE document (
		id text PRIMARY KEY NOT NULL,
		slug text NOT NULL UNIQUE,
		story_id text REFERENCES story (id),
		outlet text NOT NULL,
		title text,
		url text,
		language text NOT NULL,
		dateline text,
		published text,
		note text,
		recorded_at text NOT NULL
	)`,
	'CREATE INDEX document_story ON document (story_id, id)',
	`CREATE TABLE derivation (
		document_id text NOT NULL REFERENCES document (id),
		from_document_id text NOT NULL REFERENCES document (id),
		kind text NOT NULL,
		recorded_at text NOT NULL,
		PRIMARY KEY (document_id, from_document_id, kind)
	)`,
	'CREATE INDEX derivation_from ON derivation (from_document_id)',
	`CREATE TABLE party (
		id text PRIMARY KEY NOT NULL,
		slug text NOT NULL UNIQUE,
		kind text NOT NULL,
		name text NOT NULL,
		names text NOT NULL,
		short_name text,
		outside_ids text NOT NULL,
		note text,
		recorded_at text NOT NULL
	)`,
	'CREATE INDEX party_recorded ON party (recorded_at, id)',
	`CREATE TABLE interest (
		id text PRIMARY KEY NOT NULL,
		party_id text NOT NULL REFERENCES party (id),
		kind text NOT NULL,
		in_party_id text NOT NULL REFERENCES party (id),
		since text,
		until text,
		note text,
		recorded_at text NOT NULL
	)`,
	'CREATE INDEX interest_party ON interest (party_id)',
	'CREATE INDEX interest_in_party ON interest (in_party_id)',
	`CREATE TABLE source (
		id text PRIMARY KEY NOT NULL,
		slug text NOT NULL UNIQUE,
		story_id text REFERENCES story (id),
		attribution text NOT NULL,
		directness text NOT NULL,
		headcount_least integer,
		headcount_most integer,
		described text,
		document_id text REFERENCES document (id),
		recorded_at text NOT NULL
	)`,
	'CREATE INDEX source_document ON source (document_id)',
	`CREATE TABLE source_party (
		source_id text NOT NULL REFERENCES source (id),
		party_id text NOT NULL REFERENCES party (id),
		place integer NOT NULL,
		PRIMARY KEY (source_id, party_id)
	)`,
	'CREATE INDEX source_party_party ON source_party (party_id, source_id)',
	`CREATE TABLE source_overlap (
		source_id text NOT NULL REFERENCES source (id),
		other_source_id text NOT NULL REFERENCES source (id),
		PRIMARY KEY (source_id, other_source_id)
	)`,
	'CREATE INDEX source_overlap_other ON source_overlap (other_source_id, source_id)',
	`CREATE TABLE claim (
		id text PRIMARY KEY NOT NULL,
		slug text NOT NULL UNIQUE,
		text text NOT NULL,
		language text NOT NULL,
		translations text NOT NULL,
		kind text NOT NULL,
		implied boolean NOT NULL,
		revision integer NOT NULL,
		standing text NOT NULL,
		said_at text,
		recorded_at text NOT NULL,
		support double precision NOT NULL,
		opposition double precision NOT NULL,
		score double precision NOT NULL,
		lean double precision NOT NULL,
		level text NOT NULL,
		method text NOT NULL,
		scored_at text NOT NULL
	)`,
	'CREATE INDEX claim_score ON claim (score, id)',
	'CREATE INDEX claim_recorded ON claim (recorded_at, id)',
	'CREATE INDEX claim_level_score ON claim (level, score, id)',
	`CREATE TABLE claim_revision (
		claim_id text NOT NULL REFERENCES claim (id),
		revision integer NOT NULL,
		text text NOT NULL,
		language text NOT NULL,
		translations text NOT NULL,
		reason text,
		recorded_at text NOT NULL,
		PRIMARY KEY (claim_id, revision)
	)`,
	`CREATE TABLE claim_bearing (
		claim_id text NOT NULL REFERENCES claim (id),
		party_id text NOT NULL REFERENCES party (id),
		news text NOT NULL,
		place integer NOT NULL,
		PRIMARY KEY (claim_id, party_id)
	)`,
	'CREATE INDEX claim_bearing_party ON claim_bearing (party_id, claim_id)',
	`CREATE TABLE claim_topic (
		claim_id text NOT NULL REFERENCES claim (id),
		topic text NOT NULL,
		PRIMARY KEY (claim_id, topic)
	)`,
	'CREATE INDEX claim_topic_topic ON claim_topic (topic, claim_id)',
	`CREATE TABLE claim_story (
		claim_id text NOT NULL REFERENCES claim (id),
		story_id text NOT NULL REFERENCES story (id),
		PRIMARY KEY (claim_id, story_id)
	)`,
	'CREATE INDEX claim_story_story ON claim_story (story_id, claim_id)',
	`CREATE TABLE claim_link (
		claim_id text NOT NULL REFERENCES claim (id),
		id text NOT NULL,
		kind text NOT NULL,
		linked_claim_id text NOT NULL REFERENCES claim (id),
		recorded_at text NOT NULL,
		ended_at text,
		ended_because text,
		PRIMARY KEY (claim_id, id)
	)`,
	'CREATE INDEX claim_link_linked ON claim_link (linked_claim_id, claim_id)',
	`CREATE TABLE statement (
		claim_id text NOT NULL REFERENCES claim (id),
		id text NOT NULL,
		role text NOT NULL,
		source_id text NOT NULL REFERENCES source (id),
		document_id text REFERENCES document (id),
		origin_document_id text REFERENCES document (id),
		stance text,
		kind text,
		target_id text,
		response text,
		words text,
		words_language text,
		quote text,
		note text,
		said_at text,
		recorded_at text NOT NULL,
		ledger_key text,
		PRIMARY KEY (claim_id, id),
		FOREIGN KEY (claim_id, target_id) REFERENCES statement (claim_id, id)
	)`,
	'CREATE INDEX statement_source ON statement (source_id, recorded_at, id)',
	'CREATE INDEX statement_target ON statement (claim_id, target_id)',
	'CREATE UNIQUE INDEX statement_ledger_key ON statement (claim_id, ledger_key)',
	`CREATE TABLE retraction (
		claim_id text NOT NULL,
		statement_id text NOT NULL,
		reason text NOT NULL,
		said_at text,
		recorded_at text NOT NULL,
		PRIMARY KEY (claim_id, statement_id),
		FOREIGN KEY (claim_id, statement_id) REFERENCES statement (claim_id, id)
	)`,
	`CREATE TABLE interest_judgement (
		claim_id text NOT NULL,
		statement_id text NOT NULL,
		sequence integer NOT NULL,
		interest text,
		reason text NOT NULL,
		recorded_at text NOT NULL,
		PRIMARY KEY (claim_id, statement_id, sequence),
		FOREIGN KEY (claim_id, statement_id) REFERENCES statement (claim_id, id)
	)`,
	`CREATE TABLE contestedness_change (
		claim_id text NOT NULL REFERENCES claim (id),
		sequence integer NOT NULL,
		at text NOT NULL,
		method text NOT NULL,
		event text NOT NULL,
		statement_id text,
		cause_claim_id text,
		support_before double precision,
		opposition_before double precision,
		support_after double precision NOT NULL,
		opposition_after double precision NOT NULL,
		PRIMARY KEY (claim_id, sequence)
	)`,
];

const tables = up.flatMap((statement) => /^CREATE TABLE (\w+)/.exec(statement)?.[1] ?? []);
