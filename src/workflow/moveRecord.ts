import type { Database } from '../store/database.js';
import {
	addRows,
	countRows,
	digest,
	endOfRange,
	lastKey,
	loadRows,
	type MovedTable,
	makeRoom,
	movedTables,
	restFreely,
} from '../store/moving.js';
import type { Session } from '../store/sql.js';

export interface MoveOptions {
	/** About how many rows are read, and written in one transaction. */
	readonly atOnce?: number;
	readonly onStep?: (done: number, all: number) => void;
}

/** `sha256` is over all rows in the order of their keys, the same on both sides. */
export interface Moved {
	readonly rows: number;
	/** How many of them were there already, from a move that was interrupted. */
	readonly found: number;
	readonly tables: readonly { readonly table: string; readonly rows: number; readonly sha256: string }[];
}

/** Why nothing was moved, or not all of it. */
export class MoveRefused extends Error {}

/**
 * Copies a whole record into an empty database of whichever engine, and compares both by counts and hashes. Each step
 * is one transaction, in the order of keys: after an interruption another run finds how far it came, and goes on.
 */
export async function moveRecord(from: Database, to: Database, options: MoveOptions = {}): Promise<Moved> {
	const rows = options.atOnce ?? 2_000;
	// One snapshot of what is moved, so that recordings meanwhile are left out whole.
	return from.read(async (source) => {
		await restFreely(source);
		await requireSameTables(source, to);
		await to.write(makeRoom);
		const found = await requireNothingElse(source, to, rows);
		let all = 0;
		for (const table of movedTables) all += await countRows(source, table);
		let done = found;
		options.onStep?.(done, all);
		for (const table of movedTables)
			for await (const count of copy(source, to, { table, rows })) {
				done += count;
				options.onStep?.(done, all);
			}
		const tables = [];
		for (const table of movedTables) {
			const here = await digest(source, table, { rows });
			const there = await to.read((session) => digest(session, table, { rows }));
			if (here.sha256 !== there.sha256)
				throw new MoveRefused(
					`the table ${table.name} is not the same on both sides (${here.rows} rows here, ${there.rows} there): somebody recorded between two runs, or in the target; begin anew with an empty target, and no server at work`,
				);
			tables.push({ table: table.name, ...here });
		}
		return { rows: all, found, tables };
	});
}

async function* copy(
	source: Session,
	to: Database,
	{ table, rows }: { readonly table: MovedTable; readonly rows: number },
): AsyncGenerator<number> {
	let after = await to.read((session) => lastKey(session, table));
	for (;;) {
		const upTo = await endOfRange(source, table, { after, rows });
		const range = { ...(after === undefined ? {} : { after }), ...(upTo === undefined ? {} : { upTo }) };
		const part = await loadRows(source, table, range);
		if (part.length > 0) await to.write((tx) => addRows(tx, table, part));
		yield part.length;
		if (upTo === undefined) return;
		after = upTo;
	}
}

/** How many rows an earlier run has brought; whatever else is in the target is not ours to mix with. */
async function requireNothingElse(source: Session, to: Database, rows: number): Promise<number> {
	let found = 0;
	for (const table of movedTables) {
		const upTo = await to.read((session) => lastKey(session, table));
		if (upTo === undefined) continue;
		const here = await digest(source, table, { upTo, rows });
		const there = await to.read((session) => digest(session, table, { rows }));
		if (here.sha256 !== there.sha256)
			throw new MoveRefused(
				`the target has something else in its table ${table.name}; give an empty database, or the one that a move of this record was interrupted in`,
			);
		found += there.rows;
	}
	return found;
}

async function requireSameTables(source: Session, to: Database): Promise<void> {
	const names = async (session: Session) =>
		(await session.query<{ name: string }>('SELECT name FROM migration ORDER BY id')).map((one) => one.name).join();
	if ((await names(source)) !== (await to.read(names)))
		throw new MoveRefused('the tables of the two are not of one version; run `counterclaim migrate` on both first');
}
