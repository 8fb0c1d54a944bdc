import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An index for each order of a list that is not one table's few rows under one owner. */
export class Lists1764300000000 implements MigrationInterface {
	name = 'Lists1764300000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const [name, on] of indexes) await runner.query(`CREATE INDEX ${name} ON ${on}`);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const [name] of [...indexes].reverse()) await runner.query(`DROP INDEX ${name}`);
	}
}

const indexes = [
	['story_title', 'story (lower(title), id)'],
	['party_name', 'party (lower(name), id)'],
	['document_recorded', 'document (recorded_at, id)'],
	['document_published', "document (coalesce(published, ''), id)"],
	['document_outlet', 'document (outlet, recorded_at, id)'],
	['source_recorded', 'source (recorded_at, id)'],
	['source_story', 'source (story_id)'],
	['claim_said', "claim (coalesce(said_at, ''), id)"],
] as const;
