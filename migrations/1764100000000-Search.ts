import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What things are found by. `number` is the place in the order of hits, so that a page is read off the index in order.
 * SQLite keeps the tokens in an FTS5 table of its own, which keeps no copy of them and takes anything between spaces for a token;
 * PostgreSQL in a tsvector. What is on record from before is taken in by `counterclaim reindex`.
 */
export class Search1764100000000 implements MigrationInterface {
	name = 'Search1764100000000';

	async up(runner: QueryRunner): Promise<void> {
		for (const statement of runner.connection.options.type === 'postgres' ? onPostgres : onSqlite)
			await runner.query(statement);
	}

	async down(runner: QueryRunner): Promise<void> {
		if (runner.connection.options.type === 'postgres') await runner.query('DROP SEQUENCE search_sequence');
		else for (const table of ['search_token', 'search_sequence']) await runner.query(`DROP TABLE ${table}`);
		await runner.query('DROP TABLE search_entry');
	}
}

const onSqlite = [
	'CREATE TABLE search_entry (number INTEGER PRIMARY KEY NOT NULL, id text NOT NULL UNIQUE)',
	`CREATE VIRTUAL TABLE search_token USING fts5(
		tokens, content='', contentless_delete=1, detail=none,
		tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
	)`,
	'CREATE TABLE search_sequence (last bigint NOT NULL)',
	'INSERT INTO search_sequence VALUES (0)',
];

const onPostgres = [
	'CREATE TABLE search_entry (number bigint PRIMARY KEY NOT NULL, id text NOT NULL UNIQUE, tokens tsvector NOT NULL)',
	'CREATE INDEX search_entry_tokens ON search_entry USING gin (tokens)',
	'CREATE SEQUENCE search_sequence',
];
