import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was recorded, in ids only, for those who are to be told: other instances, subscribers, later webhooks. */
export class Outbox1764200000000 implements MigrationInterface {
	name = 'Outbox1764200000000';

	async up(runner: QueryRunner): Promise<void> {
		// No foreign keys and no other index: it is appended to, read by number and forgotten after some days.
		await runner.query(`CREATE TABLE outbox (
			sequence bigint PRIMARY KEY NOT NULL,
			kind text NOT NULL,
			claim_id text,
			subject_id text,
			step integer,
			at text NOT NULL
		)`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query('DROP TABLE outbox');
	}
}
