import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done, as a chain; the secrets without which it says nothing of a person; and who stands behind unnamed sources, sealed. */
export class Sealed1764450000000 implements MigrationInterface {
	name = 'Sealed1764450000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const statement of statements) await runner.query(statement);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const table of ['seal_reader', 'seal', 'audit', 'subject_secret']) await runner.query(`DROP TABLE ${table}`);
	}
}

const statements = [
	`CREATE TABLE subject_secret (
		subject_id text PRIMARY KEY NOT NULL,
		secret text,
		recorded_at text NOT NULL,
		destroyed_at text
	)`,
	`CREATE TABLE audit (
		sequence bigint PRIMARY KEY NOT NULL,
		at text NOT NULL,
		clock text,
		desk_id text,
		actor_kind text NOT NULL,
		actor_id text,
		user_id text,
		actor_name text NOT NULL,
		action text NOT NULL,
		object_ids text NOT NULL,
		reason text,
		state_before text,
		state_after text,
		hash text NOT NULL
	)`,
	'CREATE INDEX audit_desk ON audit (desk_id, sequence)',
	'CREATE INDEX audit_at ON audit (at, sequence)',
	`CREATE TABLE seal (
		source_id text PRIMARY KEY NOT NULL REFERENCES source (id),
		key_id text,
		wrapped_key text,
		envelope text,
		recorded_at text NOT NULL,
		destroyed_at text
	)`,
	'CREATE INDEX seal_key ON seal (key_id, source_id)',
	`CREATE TABLE seal_reader (
		source_id text NOT NULL REFERENCES source (id),
		user_id text NOT NULL REFERENCES desk_user (id),
		place integer NOT NULL,
		PRIMARY KEY (source_id, user_id)
	)`,
];
