import { existsSync } from 'node:fs';
import type { Config } from '../server/config.js';
import { readConfig } from '../server/config.js';
import { officeOn, requireScoresBy } from '../server/serve.js';
import { Database } from '../store/database.js';
import { locationFrom } from '../store/location.js';
import type { Office } from '../workflow/office.js';
import { exitCodes, Failure } from './failure.js';

/** The configuration, or a failure that lists all that is wrong with it. */
export function configOrFail(overrides: Readonly<Record<string, string | undefined>> = {}): Config {
	const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
	const read = readConfig({ ...process.env, ...given });
	if (read.ok) return read.value;
	const problems = read.errors.map((error) => `  ${error.message}`);
	throw new Failure(['counterclaim: the configuration has mistakes:', ...problems].join('\n'), exitCodes.environment);
}

/** Does something with the database and closes it, whatever happens. Who only reads does not make one. */
export async function withOffice<T>(
	database: string | undefined,
	work: (office: Office) => Promise<T>,
	options: { readonly readOnly?: boolean; readonly anyMethod?: boolean; readonly mustExist?: boolean } = {},
): Promise<T> {
	const config = configOrFail({ DATABASE_URL: database });
	if (options.readOnly || options.mustExist) requireFile(config.database);
	const opened = await Database.open({ url: config.database, readOnly: options.readOnly ?? false });
	try {
		const office = officeOn(opened, config.method, config.keys);
		if (!options.anyMethod) await requireScoresBy(office);
		return await work(office);
	} finally {
		await opened.close();
	}
}

/** A file that is not there would be made; a PostgreSQL database tells for itself. */
function requireFile(url: string): void {
	const location = locationFrom(url);
	if (location?.engine === 'sqlite' && !existsSync(location.path))
		throw new Failure(
			`counterclaim: there is no database at ${location.path}; start or import makes one`,
			exitCodes.environment,
		);
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));
