import { reindex as reindexAll } from '../workflow/reindex.js';
import { print, printJson, withDesk } from './environment.js';

/** `counterclaim reindex`: makes the search index anew from what is on record. */
export async function reindex(options: { readonly database?: string; readonly json?: boolean }): Promise<void> {
	const done = await withDesk(options.database, (desk) => reindexAll(desk), { anyMethod: true, mustExist: true });
	if (options.json) printJson(done);
	else
		print(
			`Search finds ${done.CLAIM} claims, ${done.STATEMENT} statements, ${done.SOURCE} sources and ${done.PARTY} parties.`,
		);
}
