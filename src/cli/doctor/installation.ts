import { existsSync } from 'node:fs';
import type { UserError } from '../../core/result.js';
import { type Config, readConfig } from '../../server/config.js';
import { Database } from '../../store/database.js';
import { CannotOpen } from '../../store/engines/cannotOpen.js';
import { type TablesFound, tablesOf } from '../../store/inspection/tables.js';
import { describeLocation, locationFrom } from '../../store/location.js';
import { type Finding, type Installation, warning, wrong } from './check.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Finds out what there is to look at, however little works. Whoever asks closes its database. */
export async function installationOf(
	env: Environment,
	options: { readonly online: boolean; readonly thorough: boolean },
): Promise<Installation> {
	const { config, mistakes, known } = settingsIn(env);
	const isLost = mistakes.some((one) => one.path[0] === 'DATABASE_URL');
	const location = isLost ? null : locationFrom(config.database);
	const opened = isLost
		? { database: null, tables: null, trouble: wrong('DATABASE_URL says no address', 'see what is said of it above') }
		: await openAsItIs(config.database);
	return { env, config, mistakes, known, location, ...opened, ...options, now: Date.now() };
}

/** The configuration as far as it can be used: what is wrong in it is told, and read as if it were not set. */
function settingsIn(env: Environment): { config: Config; mistakes: UserError[]; known: Set<string> } {
	const known = new Set<string>();
	const noting = (given: Environment) =>
		new Proxy(given, {
			get: (target, name: string) => {
				known.add(name);
				return target[name];
			},
		});
	// Not every setting is looked at where others are wrong or missing, so an environment without any is read too.
	readConfig(noting({}));
	const mistakes: UserError[] = [];
	for (let usable = env; ; ) {
		const read = readConfig(noting(usable));
		if (read.ok) return { config: read.value, mistakes, known };
		mistakes.push(...read.errors);
		const wrongly = new Set(read.errors.map((one) => String(one.path[0])));
		const rest = Object.fromEntries(Object.entries(usable).filter(([name]) => !wrongly.has(name)));
		// What is missing beside another cannot be left out: then nothing of the environment is used but the database.
		const isStuck = Object.keys(rest).length === Object.keys(usable).length;
		usable = isStuck ? { DATABASE_URL: env.DATABASE_URL } : rest;
	}
}

interface Opened {
	readonly database: Database | null;
	readonly tables: TablesFound | null;
	readonly trouble: Finding | null;
}

const remedies = {
	busy: 'another process has it to itself; end that one, or try again when it is done',
	damaged: 'stop the server, keep the file, and put the last good backup in its place',
	other: 'the file must be one of SQLite that who runs this may read, in a folder that they may write to',
};

/** Opens a database to be read only, brings nothing up to date, and sees whether it answers. */
async function openAsItIs(url: string): Promise<Opened> {
	const nothing = { database: null, tables: null };
	const location = locationFrom(url);
	if (location?.engine === 'sqlite' && !existsSync(location.path))
		return {
			...nothing,
			trouble: warning(
				`there is no database at ${location.path} yet`,
				'counterclaim start makes one, and counterclaim import too',
			),
		};
	let database: Database | null = null;
	try {
		database = await Database.open({ url, readOnly: true, leaveNoTrace: true, readers: 1 });
		return { database, tables: await database.read(tablesOf), trouble: null };
	} catch (error) {
		await database?.close().catch(() => {});
		const { why, remedy } = troubleIn(error, location?.engine === 'sqlite');
		return { ...nothing, trouble: wrong(`the database ${describeLocation(url)} cannot be read (${why})`, remedy) };
	}
}

function troubleIn(error: unknown, isFile: boolean): { why: string; remedy: string } {
	const trouble =
		error instanceof CannotOpen ? error.trouble : { why: (error as Error).message, remedy: remedies.other };
	if (!isFile) return trouble;
	const { why } = trouble;
	if (/SQLITE_(?:BUSY|LOCKED)|another process/.test(why)) return { why, remedy: remedies.busy };
	return { why, remedy: /SQLITE_(?:CORRUPT|NOTADB)/.test(why) ? remedies.damaged : remedies.other };
}
