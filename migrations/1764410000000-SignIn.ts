import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for programs, sessions of those who signed in, and how their provider knows them. Of secrets there are hashes only. */
export class SignIn1764410000000 implements MigrationInterface {
	name = 'SignIn1764410000000';

	async up(runner: QueryRunner): Promise<void> {
		await runner.query('ALTER TABLE seat ADD COLUMN ended_at text');
		for (const statement of tables) await runner.query(statement);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const table of ['user_identity', 'user_session', 'api_key']) await runner.query(`DROP TABLE ${table}`);
		// Whoever had left would be back.
		await runner.query('DELETE FROM seat WHERE ended_at IS NOT NULL');
		await runner.query('ALTER TABLE seat DROP COLUMN ended_at');
	}
}

const tables = [
	`CREATE TABLE api_key (
		id text PRIMARY KEY NOT NULL,
		user_id text NOT NULL REFERENCES desk_user (id),
		desk_id text NOT NULL REFERENCES desk (id),
		role text NOT NULL,
		name text NOT NULL,
		secret_hash text NOT NULL,
		recorded_at text NOT NULL,
		expires_at text NOT NULL,
		last_used_at text,
		revoked_at text
	)`,
	'CREATE INDEX api_key_user ON api_key (user_id, recorded_at, id)',
	'CREATE INDEX api_key_desk ON api_key (desk_id)',
	`CREATE TABLE user_session (
		id text PRIMARY KEY NOT NULL,
		user_id text NOT NULL REFERENCES desk_user (id),
		secret_hash text NOT NULL,
		previous_hash text,
		recorded_at text NOT NULL,
		rotated_at text NOT NULL,
		expires_at text NOT NULL,
		last_used_at text,
		ended_at text
	)`,
	'CREATE INDEX user_session_user ON user_session (user_id)',
	`CREATE TABLE user_identity (
		issuer text NOT NULL,
		subject text NOT NULL,
		user_id text NOT NULL REFERENCES desk_user (id),
		recorded_at text NOT NULL,
		PRIMARY KEY (issuer, subject)
	)`,
	'CREATE INDEX user_identity_user ON user_identity (user_id)',
];
