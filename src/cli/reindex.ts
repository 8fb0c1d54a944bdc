import { reindex as reindexAll } from '../workflow/reindex.js';
import { counted } from './counted.js';
import { print, printJson, withOffice } from './environment.js';

/** `counterclaim reindex`: makes the search index anew from what is on record. */
export async function reindex(options: { readonly database?: string; readonly json?: boolean }): Promise<void> {
	const done = await withOffice(options.database, (office) => reindexAll(office), { anyMethod: true, mustExist: true });
	if (options.json) printJson(done);
	else
		print(
			`Search finds ${counted(done.CLAIM, 'claims')}, ${counted(done.STATEMENT, 'statements')}, ${counted(done.SOURCE, 'sources')} and ${counted(done.PARTY, 'parties')}.`,
		);
}
