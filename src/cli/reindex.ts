import { existsSync } from 'node:fs';
import { reindex as reindexAll } from '../workflow/reindex.js';
import { configOrFail, print, printJson, withDesk } from './environment.js';
import { exitCodes, Failure } from './failure.js';

/** `counterclaim reindex`: makes the search index anew from what is on record. */
export async function reindex(options: { readonly database?: string; readonly json?: boolean }): Promise<void> {
	const { database } = configOrFail({ DATABASE_URL: options.database });
	if (!existsSync(database))
		throw new Failure(
			`counterclaim: there is no database at ${database}; start or import makes one`,
			exitCodes.environment,
		);
	const done = await withDesk(options.database, (desk) => reindexAll(desk), { anyMethod: true });
	if (options.json) printJson(done);
	else
		print(
			`Search finds ${done.CLAIM} claims, ${done.STATEMENT} statements, ${done.SOURCE} sources and ${done.PARTY} parties.`,
		);
}
