import type { UserError } from '../../core/result.js';
import type { Config } from '../../server/config.js';
import type { Database } from '../../store/database.js';
import type { TablesFound } from '../../store/inspection/tables.js';
import type { Location } from '../../store/location.js';

/** What a check found: all well, worth knowing, or wrong. */
export interface Finding {
	readonly state: 'ok' | 'warning' | 'wrong';
	readonly found: string;
	/** What helps. */
	readonly remedy?: string;
}

export const ok = (found: string): Finding => ({ state: 'ok', found });
export const warning = (found: string, remedy: string): Finding => ({ state: 'warning', found, remedy });
export const wrong = (found: string, remedy: string): Finding => ({ state: 'wrong', found, remedy });

/** What is looked at. */
export interface Installation {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The configuration, with what is wrong in the environment left out. */
	readonly config: Config;
	/** What is wrong in the environment. */
	readonly mistakes: readonly UserError[];
	/** The variables that the program reads. */
	readonly known: ReadonlySet<string>;
	/** Where the record is kept; null where the environment gives no address that can be used. */
	readonly location: Location | null;
	/** The database, opened to be read only; null where it cannot be, `trouble` tells why. */
	readonly database: Database | null;
	readonly trouble: Finding | null;
	/** How its tables stand to those of this program; null where they cannot be read. */
	readonly tables: TablesFound | null;
	/** Whether others may be asked over the network. */
	readonly online: boolean;
	/** Whether all is read, however long it takes. */
	readonly thorough: boolean;
	/** The time, in ms. */
	readonly now: number;
}

export type Answer = Finding | readonly Finding[] | null;

/** One thing that is looked at. It changes nothing, and answers null where there is no such thing here. */
export interface Check {
	readonly name: string;
	/** What must be there before it can look: anything, a database that can be read, or one with this program's tables. */
	readonly needs: 'NOTHING' | 'DATABASE' | 'RECORD';
	look(at: Installation): Answer | Promise<Answer>;
}

export const check = (name: string, look: Check['look']): Check => ({ name, needs: 'NOTHING', look });

type LookIn = (database: Database, at: Installation) => Answer | Promise<Answer>;

const inDatabase = (name: string, needs: Check['needs'], look: LookIn): Check => ({
	name,
	needs,
	look: (at) => (at.database ? look(at.database, at) : null),
});
/** A check that reads the database, whatever is in it. */
export const databaseCheck = (name: string, look: LookIn): Check => inDatabase(name, 'DATABASE', look);
/** A check that reads the tables of this program. */
export const recordCheck = (name: string, look: LookIn): Check => inDatabase(name, 'RECORD', look);
