import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who else is told of what happens, and what came of telling them. */
export class Webhooks1764700000000 implements MigrationInterface {
	name = 'Webhooks1764700000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const statement of statements) await runner.query(statement);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const table of ['webhook_delivery', 'webhook']) await runner.query(`DROP TABLE ${table}`);
	}
}

const statements = [
	`CREATE TABLE webhook (
		id text PRIMARY KEY NOT NULL,
		desk_id text NOT NULL REFERENCES desk (id),
		name text NOT NULL,
		host text NOT NULL,
		vault_key_id text,
		vault text NOT NULL,
		events text NOT NULL,
		filter_given text,
		wanted text NOT NULL,
		fragment text,
		format text NOT NULL,
		eyes text NOT NULL,
		state text NOT NULL,
		state_reason text,
		failing_since text,
		previous_until text,
		planned_to bigint NOT NULL,
		recorded_at text NOT NULL,
		user_id text,
		ended_at text
	)`,
	'CREATE INDEX webhook_desk ON webhook (desk_id, recorded_at, id)',
	`CREATE TABLE webhook_delivery (
		webhook_id text NOT NULL REFERENCES webhook (id),
		sequence bigint NOT NULL,
		id text NOT NULL,
		what text NOT NULL,
		kind text NOT NULL,
		claim_id text,
		subject_id text,
		step integer,
		happened_at text NOT NULL,
		status text NOT NULL,
		tries integer NOT NULL,
		next_try_at text NOT NULL,
		lease text,
		leased_until text,
		last_try_at text,
		last_status integer,
		last_problem text,
		last_ms integer,
		PRIMARY KEY (webhook_id, sequence)
	)`,
	'CREATE UNIQUE INDEX webhook_delivery_id ON webhook_delivery (id)',
	"CREATE INDEX webhook_delivery_due ON webhook_delivery (next_try_at) WHERE status = 'PENDING'",
	"CREATE INDEX webhook_delivery_order ON webhook_delivery (webhook_id, claim_id, sequence) WHERE status = 'PENDING'",
	'CREATE INDEX webhook_delivery_old ON webhook_delivery (happened_at)',
];
