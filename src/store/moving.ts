import { createHash } from 'node:crypto';
import { getMetadataArgsStorage } from 'typeorm';
import type { Tx } from './database.js';
import { rows } from './rows/index.js';
import { columnName, type Session, type Value } from './sql.js';

/** A table as it is moved: in the order of its key, all rows of one first key together. */
export interface MovedTable {
	readonly name: string;
	readonly key: readonly string[];
	readonly columns: readonly { readonly name: string; readonly isTruth: boolean }[];
}

/** Every table of the record, parents before children. */
export const movedTables: readonly MovedTable[] = rows.map((row) => {
	const { tables, columns } = getMetadataArgsStorage();
	const own = columns.filter((one) => one.target === row);
	return {
		name: tables.find((one) => one.target === row)?.name ?? '',
		key: own.filter((one) => one.options.primary).map((one) => columnName(one.propertyName)),
		columns: own.map((one) => ({ name: columnName(one.propertyName), isTruth: one.options.type === 'boolean' })),
	};
});

/** Tables of which a row may be megabytes: a hundredth as many are read at a time. */
const large: ReadonlySet<string> = new Set(['snapshot']);

/** Rows between two first keys: after one, up to and with the other. */
export interface Range {
	readonly after?: string;
	readonly upTo?: string;
}

type Row = readonly Value[];

/** The rows of a range, alike from both engines. */
export async function loadRows(session: Session, table: MovedTable, range: Range): Promise<Row[]> {
	const { where, values } = within(table, range);
	const names = table.columns.map((one) => one.name).join(', ');
	const found = await session.query<Record<string, Value>>(
		`SELECT ${names} FROM ${table.name} ${where} ORDER BY ${table.key.join(', ')}`,
		values,
	);
	return found.map((row) =>
		table.columns.map(({ name, isTruth }) => (isTruth ? Boolean(row[name]) : (row[name] ?? null))),
	);
}

/** Where a range ends that begins after a key and holds about so many rows; none where the rest is less. */
export async function endOfRange(
	session: Session,
	table: MovedTable,
	{ after, rows: count }: { readonly after: string | undefined; readonly rows: number },
): Promise<string | undefined> {
	const { where, values } = within(table, after === undefined ? {} : { after });
	const some = large.has(table.name) ? Math.ceil(count / 100) : count;
	const [first] = table.key;
	const [found] = await session.query<{ key: string }>(
		`SELECT ${first} AS "key" FROM ${table.name} ${where} ORDER BY ${first} LIMIT 1 OFFSET ?`,
		[...values, some - 1],
	);
	return found?.key;
}

export async function lastKey(session: Session, { name, key }: MovedTable): Promise<string | undefined> {
	const [found] = await session.query<{ key: string | null }>(`SELECT max(${key[0]}) AS "key" FROM ${name}`);
	return found?.key ?? undefined;
}

export async function countRows(session: Session, { name }: MovedTable): Promise<number> {
	const [found] = await session.query<{ rows: number }>(`SELECT count(*) AS "rows" FROM ${name}`);
	return Number(found?.rows ?? 0);
}

/** Tables that are not empty from the start: a desk, its owner, and their seat. */
const founded = ['seat', 'desk_user', 'desk'];

/** Lets a reading transaction rest as long as it takes: whoever moves waits for the other side, which may be long over a large table. */
export async function restFreely(session: Session): Promise<void> {
	if (session.dialect === 'postgres') await session.query('SET LOCAL idle_in_transaction_session_timeout = 0');
}

/** Removes what a new database has from the start, where it has nothing else: what is moved brings its own. */
export async function makeRoom(tx: Tx): Promise<void> {
	for (const table of movedTables) if ((await countRows(tx, table)) !== (founded.includes(table.name) ? 1 : 0)) return;
	for (const name of founded) await tx.query(`DELETE FROM ${name}`);
}

/** Adds rows as they are. Of statements, what is answered goes before what answers it. */
export async function addRows(tx: Tx, table: MovedTable, all: readonly Row[]): Promise<void> {
	const width = table.columns.length;
	const most = Math.floor(30_000 / width);
	const names = table.columns.map((one) => one.name).join(', ');
	const place = `(${Array(width).fill('?').join(',')})`;
	const ordered = answeredFirst(table, all);
	for (let at = 0; at < ordered.length; at += most) {
		const part = ordered.slice(at, at + most);
		await tx.query(`INSERT INTO ${table.name} (${names}) VALUES ${part.map(() => place).join(',')}`, part.flat());
	}
}

function answeredFirst(table: MovedTable, all: readonly Row[]): readonly Row[] {
	const [id, target] = ['id', 'target_id'].map((name) => table.columns.findIndex((one) => one.name === name));
	if (id === undefined || target === undefined || target < 0) return all;
	const byId = new Map(all.map((row) => [row[id], row]));
	const ordered = new Set<Row>();
	for (const row of all) {
		const way: Row[] = [];
		for (let at: Row | undefined = row; at && !ordered.has(at); at = byId.get(at[target] ?? '')) way.push(at);
		for (const one of way.reverse()) ordered.add(one);
	}
	return [...ordered];
}

/** How many rows a table has up to a key, and one SHA-256 of them all in the order of the key. */
export async function digest(
	session: Session,
	table: MovedTable,
	options: { readonly upTo?: string | undefined; readonly rows: number },
): Promise<{ readonly rows: number; readonly sha256: string }> {
	const hash = createHash('sha256');
	let count = 0;
	for (let after: string | undefined; ; ) {
		const end = await endOfRange(session, table, { after, rows: options.rows });
		const isLast = end === undefined || (options.upTo !== undefined && end >= options.upTo);
		const upTo = isLast ? options.upTo : end;
		const found = await loadRows(session, table, {
			...(after === undefined ? {} : { after }),
			...(upTo === undefined ? {} : { upTo }),
		});
		for (const row of found) hash.update(`${JSON.stringify(row)}\n`);
		count += found.length;
		if (isLast) return { rows: count, sha256: hash.digest('hex') };
		after = end;
	}
}

function within({ key: [first] }: MovedTable, { after, upTo }: Range): { where: string; values: string[] } {
	const where = [...(after === undefined ? [] : [`${first} > ?`]), ...(upTo === undefined ? [] : [`${first} <= ?`])];
	const values = [after, upTo].flatMap((one) => one ?? []);
	return { where: where.length > 0 ? `WHERE ${where.join(' AND ')}` : '', values };
}
