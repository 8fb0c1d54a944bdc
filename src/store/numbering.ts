import type { Tx } from './engines/engine.js';
import { places } from './sql.js';

/** Names the lock under which events and audit entries are numbered ("outbox" in ASCII). */
const numbering = 0x6f_7574_626f;

/**
 * Lets nobody else number until the transaction ends: numbers then go up by one in the order of the commits. SQLite has
 * one writer as it is; on PostgreSQL the lock is held from here to the commit, as NOTIFY would have it anyway.
 */
export async function holdNumbers(tx: Tx): Promise<void> {
	if (tx.dialect === 'postgres') await tx.query('SELECT pg_advisory_xact_lock(?)', [numbering]);
}

/** What the next event and the next audit entry follow. */
export interface Newest {
	/** The number of the newest event, 0 before the first. */
	readonly event: number;
	/** The newest audit entry; null before the first. */
	readonly entry: { readonly sequence: number; readonly hash: string; readonly at: string } | null;
	/** The secrets of those asked about, in base64; null where it is destroyed, missing where there was none yet. */
	readonly secrets: ReadonlyMap<string, string | null>;
}

/** Takes the right to number, and answers what to go on from, and the secrets of some, in one statement. */
export async function takeNumbers(tx: Tx, subjectIds: readonly string[]): Promise<Newest> {
	await holdNumbers(tx);
	const found = await tx.query<{
		event: number | null;
		sequence: number | null;
		hash: string;
		at: string;
		subjectId: string | null;
		secret: string | null;
	}>(
		`SELECT o.last AS event, a.sequence, a.hash, a.at, s.subject_id AS "subjectId", s.secret
		FROM (SELECT max(sequence) AS last FROM outbox) o
		LEFT JOIN audit a ON a.sequence = (SELECT max(sequence) FROM audit)
		LEFT JOIN subject_secret s ON s.subject_id IN ${places(subjectIds)}`,
		subjectIds,
	);
	const [first] = found;
	return {
		event: Number(first?.event ?? 0),
		entry: first?.sequence == null ? null : { sequence: Number(first.sequence), hash: first.hash, at: first.at },
		secrets: new Map(found.flatMap(({ subjectId, secret }) => (subjectId === null ? [] : [[subjectId, secret]]))),
	};
}
