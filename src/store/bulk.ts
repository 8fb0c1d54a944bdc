import { getMetadataArgsStorage } from 'typeorm';
import type { Tx } from './database.js';
import { inParts, places, type Session, snake, type Value } from './sql.js';

type RowClass<T> = new () => T;

interface Table {
	readonly name: string;
	readonly properties: readonly string[];
	readonly columns: string;
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
			columns: columns.map((one) => snake(one.propertyName)).join(', '),
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
		const most = table.fractions ? Math.floor(mostBound / table.properties.length) : mostAtOnce;
		for (let at = 0; at < rows.length; at += most) {
			const values = rows.slice(at, at + most).map((one) => valuesOf(one, table));
			const [sql, bound] = table.fractions ? asBound(table, values) : asJson(table, values);
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
function asJson({ name, columns, properties }: Table, values: readonly unknown[][]): [string, Value[]] {
	const picked = properties.map((_, at) => `value ->> ${at}`).join(', ');
	return [`INSERT INTO ${name} (${columns}) SELECT ${picked} FROM json_each(?)`, [JSON.stringify(values)]];
}

/** SQLite reads some numbers with a fraction a bit off from text. */
function asBound({ name, columns, properties }: Table, values: readonly unknown[][]): [string, Value[]] {
	const place = `(${properties.map(() => '?').join(', ')})`;
	return [`INSERT INTO ${name} (${columns}) VALUES ${values.map(() => place).join(', ')}`, values.flat() as Value[]];
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
