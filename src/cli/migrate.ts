import { print, printJson, withOffice } from './environment.js';

/** `counterclaim migrate`: makes the database, or brings its tables up to date. */
export async function migrate(options: { readonly database?: string; readonly json?: boolean }): Promise<void> {
	const done = await withOffice(
		options.database,
		({ database }) =>
			database.read((session) => session.query<{ name: string }>('SELECT name FROM migration ORDER BY id')),
		{ anyMethod: true },
	);
	const names = done.map((one) => one.name);
	if (options.json) printJson({ migrations: names });
	else print(`The database is up to date: ${names.join(', ')}.`);
}
