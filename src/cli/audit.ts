import { appendFile, readFile } from 'node:fs/promises';
import type { Fault, SignedHead } from '../core/audit.js';
import { isPartialDate } from '../core/dates.js';
import { everything } from '../core/permissions.js';
import { type NamedEntry, readsOf } from '../store/reads.js';
import { auditHead } from '../workflow/auditHead.js';
import { type HeadFault, verifyAudit } from '../workflow/verifyAudit.js';
import { counted } from './counted.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';

interface Options {
	readonly database?: string;
	readonly json?: boolean;
}

/** `counterclaim audit verify`: whether the log is as it was written; names the first entry that is not. */
export async function verify(
	options: Options & { readonly heads?: string; readonly publicKey?: string },
): Promise<void> {
	const heads = options.heads === undefined ? [] : await readHeads(options.heads);
	const found = await withOffice(
		options.database,
		({ database }) => verifyAudit(database, { heads, ...(options.publicKey ? { publicKey: options.publicKey } : {}) }),
		{ readOnly: true, anyMethod: true },
	);
	const bad = found.fault !== null || found.headFaults.length > 0;
	if (options.json) printJson({ ok: !bad, ...found });
	if (bad) {
		const lines = [...(found.fault ? [saidOf(found.fault)] : []), ...found.headFaults.map(saidOfHead)];
		throw new Failure(options.json ? '' : lines.join('\n'), exitCodes.refused);
	}
	if (options.json) return;
	const clock = found.setBack > 0 ? ` The clock had been set back for ${counted(found.setBack, 'entries')}.` : '';
	const held =
		found.heads > 0
			? `It fits ${counted(found.heads, 'heads')} that were published.`
			: 'Whether its end was cut off, or all of it written anew, only heads published elsewhere can tell: --heads FILE.';
	print(
		`The audit log is as it was written: ${counted(found.entries, 'entries')}, the last ${found.hash ?? 'none'}.${clock}`,
	);
	print(held);
}

const faults: Readonly<Record<Fault['kind'], string>> = {
	MISSING: 'is missing',
	INSERTED: 'was inserted',
	CHANGED: 'is not as it was written: it was changed, or put in the place of another',
	OUT_OF_TIME: 'is dated before the one before it',
};
const saidOf = ({ sequence, kind }: Fault) =>
	`The audit log was tampered with: entry ${sequence} ${faults[kind]}. What comes after it proves nothing.`;

const headFaults: Readonly<Record<HeadFault['kind'], string>> = {
	NOT_SIGNED: 'does not carry a signature of the key that it names',
	OTHER_KEY: 'is signed with another key',
	ENTRY_MISSING: 'is of an entry that the log does not have: its end was cut off',
	OTHER_HISTORY: 'is of another history: the log was written anew since',
};
const saidOfHead = ({ date, sequence, kind }: HeadFault) =>
	`The head of ${date} (entry ${sequence}) ${headFaults[kind]}.`;

async function readHeads(file: string): Promise<SignedHead[]> {
	const text = await readFile(file, 'utf8').catch((error: Error) => {
		throw new Failure(`counterclaim: ${file} cannot be read: ${error.message}`, exitCodes.environment);
	});
	return text.split('\n').flatMap((line, at) => {
		if (line.trim() === '') return [];
		const head = headFrom(line);
		if (!head) throw new Failure(`counterclaim: ${file}:${at + 1} is no signed head`, exitCodes.usage);
		return [head];
	});
}

function headFrom(line: string): SignedHead | null {
	try {
		const { date, sequence, hash, signature, publicKey } = JSON.parse(line) ?? {};
		const texts = [date, hash, signature, publicKey].every((one) => typeof one === 'string');
		return texts && Number.isSafeInteger(sequence) ? { date, sequence, hash, signature, publicKey } : null;
	} catch {
		return null;
	}
}

/** `counterclaim audit list`: the newest entries. */
export async function listEntries(
	options: Options & {
		readonly action?: string;
		readonly actor?: string;
		readonly object?: string;
		readonly first: string;
	},
): Promise<void> {
	const first = /^\d{1,3}$/.test(options.first) ? Number(options.first) : 0;
	if (first < 1 || first > 100)
		throw new Failure('counterclaim: --first is a whole number from 1 to 100', exitCodes.usage);
	const wanted = {
		deskIds: 'ALL',
		actions: options.action === undefined ? null : [options.action],
		actorId: options.actor,
		objectId: options.object,
	} as const;
	const { edges } = await withOffice(
		options.database,
		({ database }) => readsOf(database, everything).auditEntries(wanted).page({ first }),
		{ readOnly: true, anyMethod: true },
	);
	const entries = edges.map((edge) => edge.node);
	if (options.json) printJson(entries);
	else for (const entry of entries) print(lineOf(entry));
}

function lineOf({ sequence, at, actorKind, actorId, name, action, objectIds, reason }: NamedEntry): string {
	const who = actorId === null ? actorKind.toLowerCase() : `${name ?? 'erased'} (${actorId})`;
	const what =
		objectIds.length > 3 ? `${objectIds.slice(0, 3).join(' ')} and ${objectIds.length - 3} more` : objectIds.join(' ');
	return `${String(sequence).padStart(6)}  ${at}  ${who}  ${action}  ${what}${reason === null ? '' : `  “${reason}”`}`;
}

/** `counterclaim audit head`: the head of a day, to be published where whoever changes the database cannot. */
export async function head(options: {
	readonly database?: string;
	readonly date?: string;
	readonly append?: string;
}): Promise<void> {
	const { date } = options;
	if (date !== undefined && !(date.length === 10 && isPartialDate(date)))
		throw new Failure('counterclaim: --date is a day such as 2026-01-31', exitCodes.usage);
	const found = await withOffice(
		options.database,
		async (office) => ({
			signs: office.keys?.audit() != null,
			head: await auditHead(office, date === undefined ? {} : { date }),
		}),
		{ readOnly: true, anyMethod: true },
	);
	if (!found.signs)
		throw new Failure(
			'counterclaim: there is no key to sign with; counterclaim keys init makes one, AUDIT_KEY_FILE says where it is',
			exitCodes.environment,
		);
	if (!found.head)
		throw new Failure(
			'counterclaim: there is no head: nothing was recorded by then, or the day is not over (UTC)',
			exitCodes.refused,
		);
	const line = JSON.stringify(found.head);
	print(line);
	if (options.append !== undefined) await appendOnce(options.append, line);
}

async function appendOnce(file: string, line: string): Promise<void> {
	const known = await readFile(file, 'utf8').catch(() => '');
	if (known.trimEnd().split('\n').at(-1) === line) return;
	await appendFile(file, `${known === '' || known.endsWith('\n') ? '' : '\n'}${line}\n`);
}
