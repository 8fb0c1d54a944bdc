import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * From tip to published: each move of a claim, who is to work on it until when, what colleagues say of it among
 * themselves, what was corrected in public; and the keys by which a repeated recording is known.
 */
export class Workflow1764430000000 implements MigrationInterface {
	name = 'Workflow1764430000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const statement of tables) await runner.query(statement);
		for (const [name, on] of indexes) await runner.query(`CREATE INDEX ${name} ON ${on}`);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const [name] of [...indexes].reverse()) await runner.query(`DROP INDEX ${name}`);
		for (const table of [
			'recording_key',
			'correction',
			'colleague_comment',
			'assignment',
			'claim_schedule',
			'claim_move',
		])
			await runner.query(`DROP TABLE ${table}`);
		await runner.query('ALTER TABLE claim_revision DROP COLUMN by_user_id');
	}
}

const tables = [
	'ALTER TABLE claim_revision ADD COLUMN by_user_id text',
	`CREATE TABLE claim_move (
		claim_id text NOT NULL REFERENCES claim (id),
		sequence integer NOT NULL,
		from_standing text NOT NULL,
		to_standing text NOT NULL,
		reason text,
		revision integer NOT NULL,
		embargo_until text,
		at text NOT NULL,
		by_user_id text,
		public_since text,
		PRIMARY KEY (claim_id, sequence)
	)`,
	`CREATE TABLE claim_schedule (
		claim_id text PRIMARY KEY NOT NULL REFERENCES claim (id),
		due_at text,
		recheck_at text,
		embargo_until text
	)`,
	`CREATE TABLE assignment (
		claim_id text NOT NULL REFERENCES claim (id),
		id text NOT NULL,
		user_id text NOT NULL REFERENCES desk_user (id),
		role text NOT NULL,
		due_at text,
		recorded_at text NOT NULL,
		by_user_id text,
		ended_at text,
		ended_because text,
		ended_by_user_id text,
		PRIMARY KEY (claim_id, id)
	)`,
	`CREATE TABLE colleague_comment (
		claim_id text NOT NULL REFERENCES claim (id),
		id text NOT NULL,
		statement_id text,
		reply_to_id text,
		text text NOT NULL,
		recorded_at text NOT NULL,
		by_user_id text,
		resolved_at text,
		resolved_by_user_id text,
		PRIMARY KEY (claim_id, id)
	)`,
	`CREATE TABLE correction (
		claim_id text NOT NULL REFERENCES claim (id),
		id text NOT NULL,
		was_said text NOT NULL,
		is_said text NOT NULL,
		reason text NOT NULL,
		revision integer,
		statement_id text,
		recorded_at text NOT NULL,
		by_user_id text,
		PRIMARY KEY (claim_id, id)
	)`,
	// No claim is named: what was recorded may have been a party or a document.
	`CREATE TABLE recording_key (
		key_hash text PRIMARY KEY NOT NULL,
		given_hash text NOT NULL,
		action text NOT NULL,
		desks text NOT NULL,
		thing text NOT NULL,
		effects text NOT NULL,
		at text NOT NULL
	)`,
];

const indexes = [
	['claim_schedule_due', 'claim_schedule (due_at, claim_id) WHERE due_at IS NOT NULL'],
	['claim_schedule_recheck', 'claim_schedule (recheck_at, claim_id) WHERE recheck_at IS NOT NULL'],
	['claim_schedule_embargo', 'claim_schedule (embargo_until, claim_id) WHERE embargo_until IS NOT NULL'],
	['assignment_user', 'assignment (user_id, claim_id) WHERE ended_at IS NULL'],
	['recording_key_at', 'recording_key (at)'],
] as const;
