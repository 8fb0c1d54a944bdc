import { counted } from '../counted.js';
import { print, printJson } from '../environment.js';
import { exitCodes } from '../failure.js';
import type { Answer, Check, Finding, Installation } from './check.js';
import { families } from './checks.js';
import { installationOf } from './installation.js';
import { withoutSecrets } from './secrets.js';

/** One line of what is told. */
interface Line extends Omit<Finding, 'state'> {
	readonly family: string;
	readonly check: string;
	/** `skipped` where it could not be looked at, since something before it is not as it must be. */
	readonly state: Finding['state'] | 'skipped';
}

/** `counterclaim doctor`: says what is wrong with an installation and how to mend it. Changes nothing. */
export async function doctor(options: {
	readonly database?: string;
	readonly online?: boolean;
	readonly thorough?: boolean;
	readonly json?: boolean;
}): Promise<void> {
	const env = { ...process.env, ...(options.database === undefined ? {} : { DATABASE_URL: options.database }) };
	const { online = false, thorough = false } = options;
	const at = await installationOf(env, { online, thorough });
	const lines: Line[] = [];
	try {
		for (const { name: family, checks } of families)
			for (const one of checks)
				for (const found of await answerOf(one, at)) lines.push({ family, check: one.name, ...found });
	} finally {
		await at.database?.close();
	}
	const clean = withoutSecrets(env);
	const told = lines.map((one) => {
		const { remedy, ...line } = { ...one, found: clean(one.found) };
		return remedy === undefined ? line : { ...line, remedy: clean(remedy) };
	});
	const isWell = !told.some((one) => one.state === 'wrong');
	if (options.json) printJson({ healthy: isWell, findings: told });
	else print(asText(told, process.stdout.isTTY === true));
	if (!isWell) process.exitCode = exitCodes.refused;
}

async function answerOf(one: Check, at: Installation): Promise<readonly Omit<Line, 'family' | 'check'>[]> {
	const { database, tables } = at;
	if (one.needs !== 'NOTHING' && !database)
		return [{ state: 'skipped', found: 'there is no database that can be read' }];
	if (one.needs === 'RECORD' && !(tables?.any && tables.pending.length === 0))
		return [{ state: 'skipped', found: 'the tables are not those of this program' }];
	try {
		const answer: Answer = await one.look(at);
		return answer === null ? [] : [answer].flat();
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return [{ state: 'wrong', found: `could not be looked at: ${why}`, remedy: remedyOf(why) }];
	}
}

const remedyOf = (why: string): string =>
	/SQLITE_(?:CORRUPT|NOTADB)/.test(why)
		? 'the file is damaged: stop the server, keep the file, and put the last good backup in its place'
		: 'mend what is said above first, then look again';

const marks = { ok: '✓', warning: '!', wrong: '✗' } as const;

function asText(told: readonly Line[], isTerminal: boolean): string {
	const lines = told.filter((one) => one.state !== 'skipped');
	const marked = lines.map(({ state }) => (state === 'skipped' ? '' : isTerminal ? marks[state] : state));
	const width = Math.max(...marked.map((one) => one.length));
	const indent = ' '.repeat(width + 2);
	const body = lines.flatMap(({ family, check, found, remedy }, at) => [
		...(lines[at - 1]?.family === family ? [] : [`${at === 0 ? '' : '\n'}${family}`]),
		`${marked[at]?.padEnd(width)}  ${check}: ${oneLine(found)}`,
		...(remedy === undefined ? [] : [`${indent}${isTerminal ? '→' : '->'} ${oneLine(remedy)}`]),
	]);
	const count = (state: Line['state']) => lines.filter((one) => one.state === state).length;
	const skipped = told.length - lines.length;
	const more = skipped > 0 ? `; ${counted(skipped, 'checks')} more once that is mended` : '';
	return [...body, '', `${count('wrong')} wrong, ${count('warning')} worth knowing, ${count('ok')} well${more}.`].join(
		'\n',
	);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
