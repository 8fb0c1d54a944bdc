import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Desks, those who sit there, and whose each thing is. `public_since` is set when a thing is published with a claim, so that
 * what the public may see is one condition on one column. What is on record from before belongs to the founding desk.
 */
export class Desk1764400000000 implements MigrationInterface {
	name = 'Desk1764400000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const statement of tables) await runner.query(statement);
		for (const table of owned) {
			await runner.query(`ALTER TABLE ${table} ADD COLUMN desk_id text NOT NULL DEFAULT '${foundingDesk}'`);
			await runner.query(`ALTER TABLE ${table} ADD COLUMN public_since text`);
		}
		for (const [name, on] of indexes) await runner.query(`CREATE INDEX ${name} ON ${on}`);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const [name] of [...indexes].reverse()) await runner.query(`DROP INDEX ${name}`);
		for (const table of [...owned].reverse()) {
			await runner.query(`ALTER TABLE ${table} DROP COLUMN public_since`);
			await runner.query(`ALTER TABLE ${table} DROP COLUMN desk_id`);
		}
		for (const table of ['seat', 'desk_user', 'desk']) await runner.query(`DROP TABLE ${table}`);
	}
}

const foundingDesk = 'dsk_0000000000000000';
const foundingOwner = 'usr_0000000000000000';
const then = '2026-01-01T00:00:00.000Z';

const tables = [
	`CREATE TABLE desk (
		id text PRIMARY KEY NOT NULL,
		slug text NOT NULL UNIQUE,
		name text NOT NULL,
		recorded_at text NOT NULL
	)`,
	`INSERT INTO desk VALUES ('${foundingDesk}', 'desk', 'Fact-check desk', '${then}')`,
	`CREATE TABLE desk_user (
		id text PRIMARY KEY NOT NULL,
		name text NOT NULL,
		email text UNIQUE,
		recorded_at text NOT NULL,
		ended_at text
	)`,
	`INSERT INTO desk_user VALUES ('${foundingOwner}', 'Owner', NULL, '${then}', NULL)`,
	`CREATE TABLE seat (
		user_id text NOT NULL REFERENCES desk_user (id),
		desk_id text NOT NULL REFERENCES desk (id),
		role text NOT NULL,
		recorded_at text NOT NULL,
		PRIMARY KEY (user_id, desk_id)
	)`,
	'CREATE INDEX seat_desk ON seat (desk_id, user_id)',
	`INSERT INTO seat VALUES ('${foundingOwner}', '${foundingDesk}', 'OWNER', '${then}')`,
];

const owned = ['story', 'document', 'party', 'source', 'claim'];

/** What the public is shown in order: the indexes hold what is published, and nothing else. */
const indexes = [
	['claim_public_score', 'claim (score, id) WHERE public_since IS NOT NULL'],
	['claim_public_recorded', 'claim (recorded_at, id) WHERE public_since IS NOT NULL'],
	['story_public_recorded', 'story (recorded_at, id) WHERE public_since IS NOT NULL'],
	['party_public_name', 'party (lower(name), id) WHERE public_since IS NOT NULL'],
	['document_public_recorded', 'document (recorded_at, id) WHERE public_since IS NOT NULL'],
	['source_public_recorded', 'source (recorded_at, id) WHERE public_since IS NOT NULL'],
] as const;
