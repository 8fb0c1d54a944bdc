import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { expect, it } from 'vitest';
import { dataSourceOptions } from '../../src/store/database.js';
import { engine, newPlace, newPostgres } from '../_engine.js';

/** `table.column` with its type, whether it may be null, and whether it is part of the primary key. */
type Columns = Record<string, string>;
const column = (of: { type: string; nullable: boolean; primary: boolean }): string =>
	[of.type.toLowerCase(), of.nullable ? 'null' : 'not null', of.primary ? 'key' : ''].join(' ').trim();

/** The columns that the row classes speak of. */
const declared = (source: DataSource): Columns =>
	Object.fromEntries(
		source.entityMetadatas.flatMap((entity) =>
			entity.columns.map((one) => [
				`${entity.tableName}.${one.databaseName}`,
				column({ type: String(one.type), nullable: one.isNullable, primary: one.isPrimary }),
			]),
		),
	);

/** One engine: how it is asked for its columns, and for all else that a migration makes. */
interface Engine {
	readonly columns: (source: DataSource) => Promise<Columns>;
	readonly structure: (source: DataSource) => Promise<string[]>;
}

const sqlite: Engine = {
	async columns(source) {
		const found = await source.query<{ tbl: string; name: string; type: string; notnull: number; pk: number }[]>(
			`SELECT m.name AS tbl, i.name, i.type, i."notnull", i.pk FROM sqlite_master m JOIN pragma_table_info(m.name) i
			WHERE m.type = 'table' AND m.name NOT IN ('migration', 'sqlite_sequence')`,
		);
		return Object.fromEntries(
			found.map((one) => [
				`${one.tbl}.${one.name}`,
				column({ type: one.type, nullable: one.notnull === 0, primary: one.pk > 0 }),
			]),
		);
	},
	async structure(source) {
		const found = await source.query<{ sql: string }[]>(
			"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT IN ('migration', 'sqlite_sequence')",
		);
		return found.map((one) => one.sql).sort();
	},
};

const postgres: Engine = {
	async columns(source) {
		const found = await source.query<{ tbl: string; name: string; type: string; nullable: string; pk: boolean }[]>(
			`SELECT c.table_name AS tbl, c.column_name AS name, c.data_type AS type, c.is_nullable AS nullable,
			EXISTS (
				SELECT 1 FROM information_schema.table_constraints t
				JOIN information_schema.key_column_usage k ON k.constraint_name = t.constraint_name AND k.table_name = t.table_name
				WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_name = c.table_name AND k.column_name = c.column_name
			) AS pk
			FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name <> 'migration'`,
		);
		return Object.fromEntries(
			found.map((one) => [
				`${one.tbl}.${one.name}`,
				column({ type: one.type, nullable: one.nullable === 'YES', primary: one.pk }),
			]),
		);
	},
	async structure(source) {
		const found = await source.query<{ made: string }[]>(
			`SELECT indexdef AS made FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migration'
			UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
			WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migration'::regclass`,
		);
		return found.map((one) => one.made).sort();
	},
};

it('the migrations go up, down and up again, and agree with the rows', async () => {
	const place = engine === 'sqlite' ? await newPlace() : await newPostgres('TEMPLATE template0');
	const { columns, structure } = engine === 'sqlite' ? sqlite : postgres;
	const source = await new DataSource(dataSourceOptions(place.url)).initialize();
	try {
		await source.runMigrations({ transaction: 'each' });
		const first = await structure(source);
		expect(first.length).toBeGreaterThan(30);
		expect(await columns(source)).toEqual(declared(source));

		for (const _ of source.migrations) await source.undoLastMigration({ transaction: 'each' });
		expect(await columns(source)).toEqual({});
		expect(await structure(source)).toEqual([]);

		await source.runMigrations({ transaction: 'each' });
		expect(await structure(source)).toEqual(first);
		expect(await columns(source)).toEqual(declared(source));
		expect(await source.showMigrations()).toBe(false);
	} finally {
		await source.destroy();
		await place.remove();
	}
});
