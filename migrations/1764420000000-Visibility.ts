import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the public sees. Its lists by the time of record are by the day, so that nobody reads off them what was recorded when.
 * What was published before there was a public is public with all that its case is made of, unless it hangs on what is not. What
 * is found by a word of a note is taken out of the search index, which does not know yet that notes are the desk's own;
 * `counterclaim reindex` takes it in again.
 */
export class Visibility1764420000000 implements MigrationInterface {
	name = 'Visibility1764420000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const table of dated) {
			await runner.query(`DROP INDEX ${table}_public_recorded`);
			await runner.query(
				`CREATE INDEX ${table}_public_day ON ${table} (substr(recorded_at, 1, 10), id) WHERE public_since IS NOT NULL`,
			);
		}
		await runner.query(
			'CREATE INDEX party_public_day ON party (substr(recorded_at, 1, 10), id) WHERE public_since IS NOT NULL',
		);
		for (const [table, which] of published)
			await runner.query(
				`UPDATE ${table} SET public_since = recorded_at WHERE public_since IS NULL AND id IN (${which})`,
			);
		if (runner.connection.options.type !== 'postgres')
			await runner.query(
				`DELETE FROM search_token WHERE rowid IN (SELECT number FROM search_entry WHERE id IN (${noted}))`,
			);
		await runner.query(`DELETE FROM search_entry WHERE id IN (${noted})`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query('DROP INDEX party_public_day');
		for (const table of [...dated].reverse()) {
			await runner.query(`DROP INDEX ${table}_public_day`);
			await runner.query(
				`CREATE INDEX ${table}_public_recorded ON ${table} (recorded_at, id) WHERE public_since IS NOT NULL`,
			);
		}
	}
}

const dated = ['claim', 'story', 'document', 'source'];

const noted = 'SELECT id FROM statement WHERE note IS NOT NULL UNION SELECT id FROM party WHERE note IS NOT NULL';

const seen = 'SELECT id FROM claim WHERE public_since IS NOT NULL';
const speakers = `SELECT source_id FROM statement WHERE claim_id IN (${seen})`;
const published = [
	[
		'claim',
		`WITH RECURSIVE held (id) AS (
			SELECT id FROM claim WHERE standing NOT IN ('PUBLISHED', 'CORRECTED')
			UNION SELECT k.claim_id FROM claim_link k JOIN held h ON k.linked_claim_id = h.id WHERE k.ended_at IS NULL
		) SELECT c.id FROM claim c LEFT JOIN held h ON h.id = c.id WHERE h.id IS NULL`,
	],
	['story', `SELECT story_id FROM claim_story WHERE claim_id IN (${seen})`],
	['source', speakers],
	[
		'party',
		`SELECT party_id FROM claim_bearing WHERE claim_id IN (${seen})
		UNION SELECT party_id FROM source_party WHERE source_id IN (${speakers})`,
	],
	[
		'document',
		`WITH RECURSIVE upstream (id) AS (
			SELECT id FROM (SELECT document_id AS id FROM statement WHERE claim_id IN (${seen})
				UNION SELECT origin_document_id FROM statement WHERE claim_id IN (${seen})
				UNION SELECT document_id FROM source WHERE id IN (${speakers})) spoken WHERE id IS NOT NULL
			UNION SELECT v.from_document_id FROM derivation v JOIN upstream u ON v.document_id = u.id
		) SELECT id FROM upstream`,
	],
] as const;
