import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages of articles as they were taken in, whose names an article bears, and what stands beside a quote. */
export class Snapshots1764600000000 implements MigrationInterface {
	name = 'Snapshots1764600000000';

	async up(runner: QueryRunner): Promise<void> {
		await runner.query('ALTER TABLE document ADD COLUMN byline text');
		// Apart from documents, which are read often: a page is large and read seldom.
		await runner.query(`CREATE TABLE snapshot (
			document_id text NOT NULL REFERENCES document (id),
			taken_at text NOT NULL,
			sha256 text NOT NULL,
			canonical_url text,
			characters integer NOT NULL,
			text text NOT NULL,
			html text NOT NULL,
			PRIMARY KEY (document_id, taken_at)
		)`);
		await runner.query(`CREATE TABLE quote_context (
			claim_id text NOT NULL,
			statement_id text NOT NULL,
			prefix text,
			suffix text,
			PRIMARY KEY (claim_id, statement_id),
			FOREIGN KEY (claim_id, statement_id) REFERENCES statement (claim_id, id)
		)`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query('DROP TABLE quote_context');
		await runner.query('DROP TABLE snapshot');
		await runner.query('ALTER TABLE document DROP COLUMN byline');
	}
}
