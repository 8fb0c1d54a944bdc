import { serverFacts } from '../../store/inspection/postgresServer.js';
import { sqliteVersion } from '../../store/inspection/sqliteFile.js';
import { describeLocation } from '../../store/location.js';
import { counted } from '../counted.js';
import { check, databaseCheck, ok, warning, wrong } from './check.js';

/** Whether there is a database that this program can work with. */
export const databaseChecks = [
	check('reachable', ({ trouble }) => trouble),
	databaseCheck('engine', async (database, { config }) => {
		const where = describeLocation(config.database);
		if (database.dialect === 'sqlite') return ok(`SQLite ${await database.read(sqliteVersion)}, ${where}`);
		const { version, number, encoding } = await database.read(serverFacts);
		if (number < 150_000)
			return wrong(`PostgreSQL ${version}, ${where}, is older than 15`, 'bring the server to 15 or newer');
		if (encoding !== 'UTF8')
			return wrong(
				`${where} keeps text as ${encoding}`,
				'make the database anew with ENCODING UTF8, and move the record there: counterclaim move',
			);
		return ok(`PostgreSQL ${version}, ${where}`);
	}),
	databaseCheck('tables', (_database, { tables }) => {
		if (!tables) return null;
		const { pending, unknown, any } = tables;
		if (unknown.length > 0)
			return wrong(
				`a newer program made tables here that this one does not know (${unknown.join(', ')})`,
				'use the newer program, or a backup from before',
			);
		if (!any) return warning('the database is empty', 'counterclaim start or counterclaim migrate makes its tables');
		return pending.length > 0
			? warning(
					`${counted(pending.length, 'migrations')} of this program ${pending.length === 1 ? 'has' : 'have'} yet to be made: ${pending.join(', ')}`,
					'back it up, then counterclaim migrate; start does it too',
				)
			: ok('the tables are those of this program');
	}),
];
