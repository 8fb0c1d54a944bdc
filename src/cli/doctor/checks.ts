import type { Check } from './check.js';
import { databaseChecks } from './database.js';
import { fileChecks } from './file.js';
import { keyChecks } from './keys.js';
import { networkChecks } from './network.js';
import { postgresChecks } from './postgres.js';
import { programChecks } from './program.js';
import { recordChecks } from './record.js';
import { settingChecks } from './settings.js';

/** All that is looked at, in the order in which it is told. A check more is an entry in the list of its family. */
export const families: readonly { readonly name: string; readonly checks: readonly Check[] }[] = [
	{ name: 'program', checks: programChecks },
	{ name: 'settings', checks: settingChecks },
	{ name: 'keys', checks: keyChecks },
	{ name: 'database', checks: [...databaseChecks, ...fileChecks, ...postgresChecks] },
	{ name: 'record', checks: recordChecks },
	{ name: 'network', checks: networkChecks },
];
