import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readLedger } from '../interop/ledger/readLedger.js';
import { importLedger } from '../workflow/importLedger.js';
import type { Office } from '../workflow/office.js';

/** Loads a ledger into a database that holds no story and no claim yet; answers how many claims it added. */
export async function loadExample(office: Office, path: string): Promise<number> {
	const empty = await office.database.read(async (session) => {
		const found = await session.query('SELECT id FROM story UNION ALL SELECT id FROM claim LIMIT 1');
		return found.length === 0;
	});
	if (!empty) return 0;
	const read = readLedger(await readFile(path, 'utf8'), { file: basename(path) });
	if (!read.ok) throw new Error(`the example story cannot be read: ${read.problems[0]?.message}`);
	const imported = await importLedger(office, read.ledger);
	if (!imported.ok) throw new Error(`the example story cannot be loaded: ${imported.errors[0]?.message}`);
	return imported.value.thing.added.claims;
}
