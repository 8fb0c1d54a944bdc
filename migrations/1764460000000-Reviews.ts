import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other desks found of a claim, as it came, and what their ratings amount to here. */
export class Reviews1764460000000 implements MigrationInterface {
	name = 'Reviews1764460000000';

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(
			`CREATE TABLE external_review (
				claim_id text NOT NULL REFERENCES claim (id),
				id text NOT NULL,
				desk_id text NOT NULL REFERENCES desk (id),
				known_by text NOT NULL,
				claim_key text NOT NULL,
				review text NOT NULL,
				mapped_key text,
				mapping_version text NOT NULL,
				recorded_at text NOT NULL,
				PRIMARY KEY (claim_id, id)
			)`,
		);
		await runner.query('CREATE UNIQUE INDEX external_review_known ON external_review (desk_id, known_by)');
		await runner.query('CREATE INDEX external_review_claim ON external_review (desk_id, claim_key)');
		// What feeds are made of, the latest first.
		await runner.query('CREATE INDEX claim_published ON claim (public_since, id) WHERE public_since IS NOT NULL');
		await runner.query('CREATE INDEX correction_recorded ON correction (recorded_at, id)');
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query('DROP INDEX correction_recorded');
		await runner.query('DROP INDEX claim_published');
		await runner.query('DROP INDEX external_review_claim');
		await runner.query('DROP INDEX external_review_known');
		await runner.query('DROP TABLE external_review');
	}
}
