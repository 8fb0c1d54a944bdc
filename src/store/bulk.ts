import { getMetadataArgsStorage } from 'typeorm';
import type { Database, Tx } from './database.js';
import { columnName, inParts, places, type Session, type Value } from './sql.js';

type RowClass<T> = new () => T;

interface Column {
	readonly property: string;
	readonly name: string;
	/** What is stored of a value; null where that is the value itself. */
	readonly write: ((value: unknown) => unknown) | null;
}

interface Table {
	readonly name: string;
	readonly columns: readonly Column[];
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
			columns: columns.map(({ propertyName, options: { transformer } }) => ({
				property: propertyName,
				name: columnName(propertyName),
				write: transformer && !Array.isArray(transformer) ? (transformer.to as Column['write']) : null,
			})),
			fractions: columns.some((one) => one.options.type === 'double precision'),
		};
		tables.set(row, known);
	}
	return known;
}

/** Writes many rows in the order given, one insert after another, while the caller makes the next rows. */
export class Appender {
	private last: Promise<unknown> = Promise.resolve();
	private readonly waiting: Promise<unknown>[] = [];

	constructor(private readonly tx: Tx) {}

	/** Resolves as soon as more may be given, not when these are written. */
	async append<T>(row: RowClass<T>, rows: readonly T[]): Promise<void> {
		const { name, columns, fractions } = tableOf(row);
		const insert = this.tx.dialect === 'postgres' ? fromObjects : fractions ? fromPlaces : fromLists;
		const most = insert === fromPlaces ? Math.floor(mostBound / columns.length) : mostAtOnce;
		for (let at = 0; at < rows.length; at += most) {
			const part = rows.slice(at, at + most) as readonly Readonly<Record<string, unknown>>[];
			const given = columns.filter(({ property }) => part.some((one) => one[property] !== null));
			const [sql, bound] = insert(name, given, part);
			if (this.waiting.length === mostWaiting) await this.waiting.shift();
			this.last = this.last.then(() => this.tx.query(sql, bound));
			// Seen to when it is awaited.
			this.last.catch(() => {});
			this.waiting.push(this.last);
		}
	}

	async done(): Promise<void> {
		await this.last;
		this.waiting.length = 0;
	}
}
/** Inserts that wait, at most: about those of one round of cases, so that the next are made meanwhile. */
const mostWaiting = 10;
const mostAtOnce = 2_500;
const mostBound = 9_000;

/** An INSERT, with what is bound to it. */
type Insert = (
	table: string,
	columns: readonly Column[],
	rows: readonly Readonly<Record<string, unknown>>[],
) => readonly [string, Value[]];

const into = (table: string, columns: readonly Column[]): string => `INSERT INTO ${table} (${namesOf(columns)})`;
const namesOf = (columns: readonly Column[]): string => columns.map((one) => one.name).join(', ');

function valuesOf(row: Readonly<Record<string, unknown>>, columns: readonly Column[]): unknown[] {
	const values = new Array<unknown>(columns.length);
	for (let at = 0; at < columns.length; at++) {
		const { property, write } = columns[at] as Column;
		values[at] = write ? write(row[property]) : row[property];
	}
	return values;
}

/** One text is bound sooner than tens of thousands of values, and the statement stays short. */
const fromLists: Insert = (table, columns, rows) => {
	const picked = columns.map((_, at) => `value ->> ${at}`).join(', ');
	const values = rows.map((one) => valuesOf(one, columns));
	return [`${into(table, columns)} SELECT ${picked} FROM jsonb_each(?)`, [JSON.stringify(values)]];
};

/** As `fromLists`, where SQLite would read some numbers with a fraction a bit off from text. */
const fromPlaces: Insert = (table, columns, rows) => {
	const place = `(${columns.map(() => '?').join(', ')})`;
	const values = rows.flatMap((one) => valuesOf(one, columns)) as Value[];
	return [`${into(table, columns)} VALUES ${rows.map(() => place).join(', ')}`, values];
};

/** As `fromLists`; PostgreSQL then knows which column is what, and reads every number as it was. */
const fromObjects: Insert = (table, columns, rows) => {
	const objects = rows.map((row) => {
		const values = valuesOf(row, columns);
		return Object.fromEntries(columns.map(({ name }, at) => [name, values[at]]));
	});
	const from = `json_populate_recordset(CAST(NULL AS ${table}), CAST(? AS json))`;
	return [`${into(table, columns)} SELECT ${namesOf(columns)} FROM ${from}`, [JSON.stringify(objects)]];
};

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

/**
 * Has PostgreSQL count anew what the tables hold, but for one that somebody is at work on as a whole. It counts by itself once a
 * minute; until then it plans for tables as it knew them, and reads one from end to end that was empty a moment ago. SQLite is
 * told by each statement how to go.
 */
export async function countAnew(database: Database): Promise<void> {
	if (database.dialect === 'sqlite') return;
	await database.write(async (tx) => {
		await tx.query('SET LOCAL statement_timeout = 0');
		for (const { name } of getMetadataArgsStorage().tables) await tx.query(`ANALYZE (SKIP_LOCKED) ${name}`);
	});
}

/** The last steps in the histories of some claims, without those that an import has brought since a moment. */
export const lastSteps = (
	session: Session,
	claimIds: readonly string[],
	{ importedSince }: { readonly importedSince: string },
): Promise<{ readonly claimId: string; readonly step: number }[]> =>
	inParts(claimIds, (part) =>
		session.query(
			`SELECT c.id AS "claimId", (SELECT max(h.sequence) FROM contestedness_change h WHERE h.claim_id = c.id) AS step
			FROM claim c WHERE c.id IN ${places(part)} AND (c.recorded_at < ? OR NOT EXISTS (
				SELECT 1 FROM contestedness_change h WHERE h.claim_id = c.id AND h.sequence = 1 AND h.event = 'LEDGER_IMPORTED'))
			ORDER BY c.id`,
			[...part, importedSince],
		),
	);

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
