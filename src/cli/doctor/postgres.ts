import type { Database } from '../../store/database.js';
import {
	mayMakeTables,
	missingPrivileges,
	otherwiseSorted,
	serverFacts,
} from '../../store/inspection/postgresServer.js';
import { type Answer, databaseCheck, type Installation, ok, recordCheck, warning, wrong } from './check.js';

const onPostgres =
	(look: (database: Database, at: Installation) => Promise<Answer>) =>
	async (database: Database, at: Installation): Promise<Answer> =>
		database.dialect === 'postgres' ? look(database, at) : null;

/** What a PostgreSQL server must allow, and how it must sort. */
export const postgresChecks = [
	databaseCheck(
		'takes writes',
		onPostgres(async (database) => {
			const { repeats, readOnly } = await database.read(serverFacts);
			if (repeats)
				return wrong(
					'the server repeats another and takes no writes',
					'set DATABASE_URL to the primary; replicas go into DATABASE_REPLICA_URLS',
				);
			if (readOnly)
				return wrong(
					'transactions there are read-only unless they say otherwise',
					'unset default_transaction_read_only for the database or the user',
				);
			return null;
		}),
	),
	databaseCheck(
		'may make tables',
		onPostgres(async (database, { tables }) => {
			if (!tables || tables.pending.length === 0 || (await database.read(mayMakeTables))) return null;
			const { user } = await database.read(serverFacts);
			return wrong(
				`${user} may not make tables, and there are tables to be made`,
				`GRANT CREATE ON SCHEMA public TO ${user}, or migrate as another user`,
			);
		}),
	),
	recordCheck(
		'privileges',
		onPostgres(async (database) => {
			const missing = await database.read(missingPrivileges);
			const { user } = await database.read(serverFacts);
			if (missing.length === 0) return ok(`${user} may do what a server does`);
			return wrong(
				`${user} may not ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} things more` : ''}`,
				`the README says under PostgreSQL what to GRANT`,
			);
		}),
	),
	recordCheck(
		'collation',
		onPostgres(async (database) => {
			const columns = await database.read(otherwiseSorted);
			return columns.length === 0
				? ok('text sorts by bytes, as on SQLite')
				: wrong(
						`${columns.slice(0, 3).join(', ')}${columns.length > 3 ? ` and ${columns.length - 3} more` : ''} sort by the rules of a language: lists then lose or repeat entries between pages`,
						'ALTER TABLE … ALTER COLUMN … TYPE text COLLATE "C"',
					);
		}),
	),
	databaseCheck(
		'its clock',
		onPostgres(async (database) => {
			const { clockAhead } = await database.read(serverFacts);
			return Math.abs(clockAhead) < 60
				? null
				: warning(
						`the database server's clock is ${Math.round(Math.abs(clockAhead))} s ${clockAhead > 0 ? 'ahead of' : 'behind'} this machine's`,
						'set both by NTP',
					);
		}),
	),
];
