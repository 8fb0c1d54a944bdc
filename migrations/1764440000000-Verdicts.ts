import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a desk decides: its rating scale and its verdicts with the second person's word, what it asked of whom and what came of
 * it, and its sourcing policy with approvals and overrides. Scales and policies are kept version by version.
 */
export class Verdicts1764440000000 implements MigrationInterface {
	name = 'Verdicts1764440000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const [name, columns] of tables) await runner.query(`CREATE TABLE ${name} (${columns})`);
		for (const [name, on] of indexes) await runner.query(`CREATE INDEX ${name} ON ${on}`);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const [name] of [...indexes].reverse()) await runner.query(`DROP INDEX ${name}`);
		for (const [name] of [...tables].reverse()) await runner.query(`DROP TABLE ${name}`);
	}
}

const rating = 'rating_key text NOT NULL, rating_labels text NOT NULL, rating_number double precision';
const byPerson = 'user_id text NOT NULL REFERENCES desk_user (id), recorded_at text NOT NULL';
const byAnyone = 'user_id text REFERENCES desk_user (id), recorded_at text NOT NULL';
const underVerdict = 'FOREIGN KEY (claim_id, verdict_id) REFERENCES verdict (claim_id, id)';
const underRequest = 'FOREIGN KEY (claim_id, request_id) REFERENCES comment_request (claim_id, id)';

const tables = [
	[
		'rating_scale',
		`desk_id text NOT NULL REFERENCES desk (id), version integer NOT NULL, ratings text NOT NULL, ${byAnyone},
		PRIMARY KEY (desk_id, version)`,
	],
	[
		'verdict',
		`claim_id text NOT NULL REFERENCES claim (id), id text NOT NULL, sequence integer NOT NULL,
		desk_id text NOT NULL REFERENCES desk (id), scale_version integer NOT NULL, ${rating},
		explanation text NOT NULL, language text NOT NULL, sealed boolean NOT NULL, claim_revision integer NOT NULL, ${byPerson},
		PRIMARY KEY (claim_id, id), UNIQUE (claim_id, sequence)`,
	],
	[
		'verdict_source',
		`claim_id text NOT NULL, verdict_id text NOT NULL, place integer NOT NULL,
		document_id text REFERENCES document (id), url text, PRIMARY KEY (claim_id, verdict_id, place), ${underVerdict}`,
	],
	[
		'verdict_decision',
		`claim_id text NOT NULL, verdict_id text NOT NULL, agreed boolean NOT NULL, reason text, ${byPerson},
		PRIMARY KEY (claim_id, verdict_id), ${underVerdict}`,
	],
	[
		'second_rating',
		`claim_id text NOT NULL, verdict_id text NOT NULL, ${rating}, ${byPerson},
		PRIMARY KEY (claim_id, verdict_id), ${underVerdict}`,
	],
	[
		'comment_request',
		`claim_id text NOT NULL REFERENCES claim (id), id text NOT NULL, desk_id text NOT NULL REFERENCES desk (id),
		party_id text NOT NULL REFERENCES party (id), question text NOT NULL, language text NOT NULL, channel text NOT NULL,
		deadline text NOT NULL, asked_at text NOT NULL, closed_at text, ${byAnyone}, PRIMARY KEY (claim_id, id)`,
	],
	[
		'request_reminder',
		`claim_id text NOT NULL, request_id text NOT NULL, sequence integer NOT NULL, channel text NOT NULL, note text,
		reminded_at text NOT NULL, ${byAnyone}, PRIMARY KEY (claim_id, request_id, sequence), ${underRequest}`,
	],
	[
		'request_outcome',
		`claim_id text NOT NULL, request_id text NOT NULL, sequence integer NOT NULL, kind text NOT NULL,
		statement_id text NOT NULL, ${byAnyone}, PRIMARY KEY (claim_id, request_id, sequence), ${underRequest}`,
	],
	[
		'desk_policy',
		`desk_id text NOT NULL REFERENCES desk (id), version integer NOT NULL, rules text NOT NULL, reason text NOT NULL,
		${byAnyone}, PRIMARY KEY (desk_id, version)`,
	],
	[
		'source_approval',
		`claim_id text NOT NULL REFERENCES claim (id), source_id text NOT NULL REFERENCES source (id), reason text NOT NULL,
		${byAnyone}, PRIMARY KEY (claim_id, source_id)`,
	],
	[
		'policy_override',
		`claim_id text NOT NULL REFERENCES claim (id), sequence integer NOT NULL, claim_revision integer NOT NULL,
		policy_version integer NOT NULL, rules text NOT NULL, reason text NOT NULL, ${byAnyone},
		PRIMARY KEY (claim_id, sequence)`,
	],
] as const;

/** Verdicts of a desk that were rated twice; what is still open, the nearest deadline first. */
const indexes = [
	['verdict_desk', 'verdict (desk_id, claim_id, id)'],
	['comment_request_open', 'comment_request (desk_id, deadline, id) WHERE closed_at IS NULL'],
] as const;
