import { type AuditEntry, chained, noHash } from '../../core/audit.js';
import type { Actor } from '../../core/permissions.js';
import type { RecordEvent } from '../../core/recordEvent.js';
import type { Tx } from '../database.js';
import { type Newest, takeNumbers } from '../numbering.js';
import { appendEvents } from '../outbox.js';
import { AuditRow, SubjectSecretRow } from '../rows/audit.js';
import { keyedDigest, newKey, open, seal, sha256 } from '../sealing/ciphers.js';
import { hydrate, list, places, type Session } from '../sql.js';
import type { Changes } from './changes.js';

/** What is to be written down of a recording. */
export interface Deed {
	readonly actor: Actor;
	readonly action: string;
	readonly deskId: string | null;
	readonly changes: Changes;
}

/**
 * Writes down, in the transaction of a recording and as the last of it, what those who listen are told and what the
 * audit log holds of it. Both are numbered under one lock and from one look.
 */
export async function closeRecording(
	tx: Tx,
	{ events, deed, at }: { readonly events: readonly RecordEvent[]; readonly deed: Deed; readonly at: string },
): Promise<void> {
	const person = personOf(deed.actor);
	const subjects = [...new Set([...(person ? [person] : []), ...deed.changes.subjects])];
	const newest = await takeNumbers(tx, subjects);
	await appendEvents(tx, events, { at, last: newest.event });
	const secrets = await secretsOf(tx, { subjects, newest, at });
	await tx.insert(AuditRow, entryOf(deed, { newest, secrets, at }));
}

/** Whose name an entry holds under a secret; null where it is nobody's. */
const personOf = ({ userId, id, kind }: Actor): string | null =>
	kind === 'SYSTEM' || kind === 'PUBLIC' ? null : (userId ?? id);

type Secrets = ReadonlyMap<string, Buffer | null>;

/** The secret of each, made where there is none yet; null where it was destroyed. */
async function secretsOf(
	tx: Tx,
	{ subjects, newest, at }: { readonly subjects: readonly string[]; readonly newest: Newest; readonly at: string },
): Promise<Secrets> {
	const secrets = new Map<string, Buffer | null>();
	for (const [id, secret] of newest.secrets) secrets.set(id, secret === null ? null : Buffer.from(secret, 'base64'));
	const made = subjects.filter((id) => !secrets.has(id)).map((subjectId) => ({ subjectId, key: newKey() }));
	for (const { subjectId, key } of made) secrets.set(subjectId, key);
	if (made.length > 0)
		await tx.insert(
			SubjectSecretRow,
			...made.map(({ subjectId, key }) => {
				return { subjectId, secret: key.toString('base64'), recordedAt: at, destroyedAt: null };
			}),
		);
	return secrets;
}

function entryOf(
	{ actor, action, deskId, changes }: Deed,
	{ newest, secrets, at }: { readonly newest: Newest; readonly secrets: Secrets; readonly at: string },
): AuditEntry {
	const last = newest.entry;
	const setBack = last !== null && at < last.at;
	const digest = (subjectId: string, text: string) => {
		if (subjectId === '') return { digest: sha256(text) };
		const secret = secrets.get(subjectId);
		return secret ? { digest: keyedDigest(secret, text) } : { erased: true };
	};
	const entry = {
		sequence: (last?.sequence ?? 0) + 1,
		at: setBack ? last.at : at,
		clock: setBack ? at : null,
		deskId: deskId || null,
		actorKind: actor.kind,
		actorId: actor.id,
		userId: actor.userId,
		actorName: nameToKeep(actor, secrets),
		action,
		objectIds: changes.objectIds,
		reason: changes.reason,
		stateBefore: changes.before(digest),
		stateAfter: changes.after(digest),
		hash: noHash,
	};
	entry.hash = sha256(chained(last?.hash ?? noHash, entry));
	return entry;
}

function nameToKeep(actor: Actor, secrets: Secrets): string {
	const person = personOf(actor);
	if (person === null) return actor.name;
	const secret = secrets.get(person);
	return secret ? seal(secret, aboutName(person), Buffer.from(actor.name)) : '';
}
const aboutName = (subjectId: string): string => `counterclaim audit name 1 ${subjectId}`;

/** The names in some entries, by sequence; null where the person was erased. */
export async function loadNames(session: Session, entries: readonly AuditEntry[]): Promise<Map<number, string | null>> {
	const people = [...new Set(entries.flatMap((one) => personIn(one) ?? []))];
	const rows = await session.query<{ subjectId: string; secret: string | null }>(
		`SELECT subject_id AS "subjectId", secret FROM subject_secret WHERE subject_id IN ${places(people)}`,
		people,
	);
	const secrets = new Map(rows.map((one) => [one.subjectId, one.secret]));
	return new Map(
		entries.map((entry) => {
			const person = personIn(entry);
			if (person === null) return [entry.sequence, entry.actorName];
			const secret = secrets.get(person);
			const name = secret ? open(Buffer.from(secret, 'base64'), aboutName(person), entry.actorName) : null;
			return [entry.sequence, name?.toString() ?? null];
		}),
	);
}

const personIn = ({ actorKind, actorId, userId }: AuditEntry): string | null =>
	personOf({ kind: actorKind, id: actorId, userId, name: '', seats: [] });

/** Destroys the secret of a person or a source: what the log holds under it says nothing any more, and nothing is held under it again. */
export async function destroySecret(tx: Tx, subjectId: string, at: string): Promise<void> {
	await tx.query(
		`INSERT INTO subject_secret (subject_id, secret, recorded_at, destroyed_at) VALUES (?, NULL, ?, ?)
		ON CONFLICT (subject_id) DO UPDATE SET secret = NULL, destroyed_at = excluded.destroyed_at`,
		[subjectId, at, at],
	);
}

/** Entries after a number, in their order. */
export const entriesAfter = async (session: Session, sequence: number, most: number): Promise<AuditRow[]> =>
	hydrate(
		AuditRow,
		await session.query(
			`SELECT ${list(AuditRow, 'a')} FROM audit a WHERE a.sequence > ? ORDER BY a.sequence LIMIT ${most}`,
			[sequence],
		),
	);

/** The last entry from before a moment; null where there is none. */
export async function lastBefore(
	session: Session,
	moment: string,
): Promise<{ readonly sequence: number; readonly hash: string } | null> {
	const [found] = await session.query<{ sequence: number; hash: string }>(
		'SELECT sequence, hash FROM audit WHERE at < ? ORDER BY at DESC, sequence DESC LIMIT 1',
		[moment],
	);
	return found ? { sequence: Number(found.sequence), hash: found.hash } : null;
}

export { sha256 as hashOf } from '../sealing/ciphers.js';
