import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { home } from '../server/home.js';
import { importCommand } from './import.js';
import { migrateCommand } from './migrate.js';
import { schemaCommand } from './schema.js';
import { showCommand } from './show.js';
import { startCommand } from './start.js';

const help = `
Examples:
  counterclaim start                                  serve at http://127.0.0.1:4000
  counterclaim import examples/meta-scale-ai.yaml --dry-run
  counterclaim show mayer-tbd --language zh
  counterclaim schema --out schema.graphql

Configuration comes from the environment: HOST, PORT, DATABASE_URL (sqlite:PATH), LOG_LEVEL, EXAMPLE (on or off),
ALLOW_NETWORK, BODY_LIMIT, DEPTH_LIMIT, COST_LIMIT.

Exit codes: 0 done, 1 the input was refused, 2 wrong usage, 3 the environment does not allow it.`;

/** Every command; one file each. */
export function makeProgram(): Command {
	const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
	const program = new Command('counterclaim')
		.description('Claims in reporting, their sources and rebuttals, and how contested each claim is.')
		.version(version)
		.showHelpAfterError('(counterclaim --help shows how)')
		.exitOverride()
		.addHelpText('after', help);
	for (const add of [startCommand, migrateCommand, importCommand, showCommand, schemaCommand]) add(program);
	return program;
}
