import { Database } from '../store/database.js';
import { describeLocation, locationFrom } from '../store/location.js';
import { type Moved, MoveRefused, moveRecord } from '../workflow/moveRecord.js';
import { reindex } from '../workflow/reindex.js';
import { configOrFail, print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';
import { progressOf } from './progress.js';

interface Options {
	readonly from?: string;
	readonly to: string;
	readonly json?: boolean;
}

/** `counterclaim move --to URL`: copies the whole record into another database, and compares both. */
export async function move(options: Options): Promise<void> {
	const from = configOrFail({ DATABASE_URL: options.from }).database;
	const to = configOrFail({ DATABASE_URL: options.to }).database;
	if (from === to) throw new Failure('counterclaim: --from and --to are the same database', exitCodes.usage);
	const bar = progressOf('rows');
	const moved = await withOffice(
		from,
		async ({ database }) => {
			const target = await Database.open({ url: to });
			try {
				const moved = await moveRecord(database, target, { onStep: bar.step });
				// The index has a shape of its own on each engine, so that it is made anew.
				await reindex({ database: target });
				return moved;
			} finally {
				await target.close();
			}
		},
		{ readOnly: true, anyMethod: true },
	)
		.catch((error: unknown) => {
			if (error instanceof MoveRefused) throw new Failure(`counterclaim: ${error.message}`, exitCodes.refused);
			throw error;
		})
		.finally(bar.stop);
	if (options.json) printJson(moved);
	else print(describe(moved, to));
}

function describe({ rows, found, tables }: Moved, to: string): string {
	const before = found > 0 ? `, ${found} of them by an earlier run` : '';
	const width = Math.max(...tables.map((one) => one.table.length));
	const lines = tables.map(
		(one) => `  ${one.table.padEnd(width)}  ${String(one.rows).padStart(9)}  ${one.sha256.slice(0, 16)}`,
	);
	return [
		`Moved ${rows} rows${before}; every table has the same count and SHA-256 on both sides:`,
		...lines,
		`Set DATABASE_URL to ${addressOf(to)} to go on there.`,
	].join('\n');
}

/** What to set for a database: a SQLite file as it was given, a PostgreSQL address without its secrets. */
const addressOf = (url: string): string =>
	locationFrom(url)?.engine === 'sqlite' ? url : `${describeLocation(url)} (with its password)`;
