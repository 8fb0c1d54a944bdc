import { getMetadataArgsStorage } from 'typeorm';
import type { Tx } from './database.js';
import { type Dialect, inParts, places, type Session, snake, type Value } from './sql.js';

type RowClass<T> = new () => T;

interface Table {
	readonly name: string;
	readonly properties: readonly string[];
	readonly names: readonly string[];
	readonly writers: readonly ((value: never) => unknown)[];
	/** Whether it has numbers with a fraction. */
	readonly fractions: boolean;
}
const tables = new Map<unknown, Table>();

function tableOf(row: RowClass<unknown>): Table {
	let known = tables.get(row);
	if (!known) {
		const storage = getMetadataArgsStorage();
		const columns = storage.columns.filter((one) => one.target === row);
		known = {
			name: storage.tables.find((one) => one.target === row)?.name ?? '',
			properties: columns.map((one) => one.propertyName),
			names: columns.map((one) => snake(one.propertyName)),
			writers: columns.map(({ options: { transformer } }) =>
				transformer && !Array.isArray(transformer) ? transformer.to : (value: unknown) => value,
			),
			fractions: columns.some((one) => one.options.type === 'double precision'),
		};
		tables.set(row, known);
	}
	return known;
}

/** Writes many rows in the order given, one insert at work while the caller makes the next rows. */
export class Appender {
	private working: Promise<unknown> = Promise.resolve();

	constructor(private readonly tx: Tx) {}

	/** Resolves as soon as more may be given, not when these are written. */
	async append<T>(row: RowClass<T>, rows: readonly T[]): Promise<void> {
		const table = tableOf(row);
		const most =
			this.tx.dialect === 'sqlite' && table.fractions ? Math.floor(mostBound / table.properties.length) : mostAtOnce;
		for (let at = 0; at < rows.length; at += most) {
			const values = rows.slice(at, at + most).map((one) => valuesOf(one, table));
			const [sql, bound] = insertOf(this.tx.dialect, table, values);
			await this.working;
			this.working = this.tx.query(sql, bound);
			// Seen to when it is awaited.
			this.working.catch(() => {});
		}
	}

	async done(): Promise<void> {
		await this.working;
	}
}
const mostAtOnce = 2_500;
const mostBound = 9_000;

const valuesOf = (row: unknown, { properties, writers }: Table): unknown[] =>
	properties.map((property, at) =>
		(writers[at] as (value: unknown) => unknown)((row as Record<string, unknown>)[property]),
	);

/** One text is bound sooner than tens of thousands of values, and the statement stays short. */
function insertOf(dialect: Dialect, { name, properties, names, fractions }: Table, values: readonly unknown[][]) {
	const into = `INSERT INTO ${name} (${names.join(', ')})`;
	if (dialect === 'postgres') {
		const rows = values.map((row) => Object.fromEntries(names.map((column, at) => [column, row[at]])));
		const from = `json_populate_recordset(CAST(NULL AS ${name}), CAST(? AS json))`;
		return [`${into} SELECT ${names.join(', ')} FROM ${from}`, [JSON.stringify(rows)]] as const;
	}
	if (fractions) {
		// SQLite reads some numbers with a fraction a bit off from text.
		const place = `(${properties.map(() => '?').join(', ')})`;
		return [`${into} VALUES ${values.map(() => place).join(', ')}`, values.flat() as Value[]] as const;
	}
	const picked = properties.map((_, at) => `value ->> ${at}`).join(', ');
	return [`${into} SELECT ${picked} FROM json_each(?)`, [JSON.stringify(values)]] as const;
}

export interface Named {
	readonly id: string;
	readonly slug: string;
}

/** Things by what refers to them: id and slug each. */
export async function findNamed(session: Session, table: string, refs: readonly string[]): Promise<Named[]> {
	return inParts(refs, (part) =>
		session.query<Named>(`SELECT id, slug FROM ${table} WHERE slug IN ${places(part)} OR id IN ${places(part)}`, [
			...part,
			...part,
		]),
	);
}

/** Gives SQLite room for many rows at once; a batch is on the disk when it ends, as every recording is. */
export async function makeRoom(tx: Tx): Promise<void> {
	if (tx.dialect !== 'sqlite') return;
	await tx.query('PRAGMA cache_size = -131072');
	await tx.query('PRAGMA wal_autocheckpoint = 20000');
}

/** Another text when interests, derivations or overlaps were added; none is ever taken away. */
export async function backgroundCounts(
	session: Session,
): Promise<{ readonly shared: string; readonly overlaps: string }> {
	const [found] = await session.query<{ interests: number; derivations: number; overlaps: number }>(
		`SELECT (SELECT count(*) FROM interest) AS interests, (SELECT count(*) FROM derivation) AS derivations,
		(SELECT count(*) FROM source_overlap) AS overlaps`,
	);
	return { shared: `${found?.interests} ${found?.derivations}`, overlaps: `${found?.overlaps}` };
}

/**
 * Holds sources until the transaction ends: who records an interest of those that speak waits, and then sees what was
 * said. On SQLite a writer is alone as it is.
 */
export async function holdSources(tx: Tx, ids: readonly string[]): Promise<void> {
	if (tx.dialect === 'sqlite') return;
	await inParts([...ids].sort(), (part) =>
		tx.query(`SELECT id FROM source WHERE id IN ${places(part)} ORDER BY id FOR KEY SHARE`, part),
	);
}
