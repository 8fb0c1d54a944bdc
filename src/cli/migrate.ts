import type { Command } from 'commander';
import { databaseOption, print, printJson, withDesk } from './environment.js';

/** `counterclaim migrate`: makes the database, or brings its tables up to date. */
export function migrateCommand(program: Command): void {
	program
		.command('migrate')
		.description('make the database, or bring its tables up to date')
		.option(...databaseOption)
		.option('--json', 'answer as JSON')
		.action(async (options: { database?: string; json?: boolean }) => {
			const done = await withDesk(options.database, (desk) =>
				desk.database.read((session) => session.query<{ name: string }>('SELECT name FROM migration ORDER BY id')),
			);
			const names = done.map((one) => one.name);
			if (options.json) printJson({ migrations: names });
			else print(`The database is up to date: ${names.join(', ')}.`);
		});
}
