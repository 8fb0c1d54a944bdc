import { canonicalJson } from './canonicalJson.js';
import type { Instant } from './ids.js';
import type { Actor } from './permissions.js';

/** One thing that was done, as the audit log holds it: each entry's hash is over the one before and its own words. */
export interface AuditEntry {
	/** 1 for the first of the installation, then 2, 3 … without a gap. */
	readonly sequence: number;
	/** Never before the entry before it. */
	readonly at: Instant;
	/** What the clock said, where it had been set back behind the entry before; null otherwise. */
	readonly clock: Instant | null;
	/** The desk whose record it was done to; null where it was no desk's. */
	readonly deskId: string | null;
	readonly actorKind: Actor['kind'];
	readonly actorId: string | null;
	/** The user who answers for it. */
	readonly userId: string | null;
	/** As it was then; a person's is encrypted under a secret of theirs, so that it can be forgotten. */
	readonly actorName: string;
	readonly action: string;
	readonly objectIds: readonly string[];
	readonly reason: string | null;
	/** Canonical JSON of the rows that were changed, by table, as they were; null where nothing was changed. */
	readonly stateBefore: string | null;
	/** The same of what was added or changed, as it is now. */
	readonly stateAfter: string | null;
	/** SHA-256 in hexadecimal over the hash of the entry before and this one's canonical words. */
	readonly hash: string;
}

/** What the first entry has for the hash of the one before. */
export const noHash = '0'.repeat(64);

/** What an entry's hash is taken over: the hash before it, and all its words as canonical JSON. */
export function chained(previousHash: string, entry: Omit<AuditEntry, 'hash'>): string {
	return previousHash + canonicalJson(wordsOf(entry));
}

/** An entry without its hash, field by field: what `...rest` leaves of an object has a shape of its own in V8. */
const wordsOf = (entry: Omit<AuditEntry, 'hash'>) => ({
	sequence: entry.sequence,
	at: entry.at,
	clock: entry.clock,
	deskId: entry.deskId,
	actorKind: entry.actorKind,
	actorId: entry.actorId,
	userId: entry.userId,
	actorName: entry.actorName,
	action: entry.action,
	objectIds: entry.objectIds,
	reason: entry.reason,
	stateBefore: entry.stateBefore,
	stateAfter: entry.stateAfter,
});

/** What is wrong with the chain: the first entry that is not as it was written, and how that shows. */
export interface Fault {
	readonly sequence: number;
	readonly kind: 'MISSING' | 'INSERTED' | 'CHANGED' | 'OUT_OF_TIME';
}

/** What is wrong with an entry that follows another (null: that is the first); null where nothing is. */
export function faultOf(
	previous: AuditEntry | null,
	entry: AuditEntry,
	hashOf: (text: string) => string,
): Fault | null {
	const expected = (previous?.sequence ?? 0) + 1;
	if (entry.sequence > expected) return { sequence: expected, kind: 'MISSING' };
	if (entry.sequence < expected) return { sequence: entry.sequence, kind: 'INSERTED' };
	if (hashOf(chained(previous?.hash ?? noHash, entry)) !== entry.hash)
		return { sequence: entry.sequence, kind: 'CHANGED' };
	if (previous && entry.at < previous.at) return { sequence: entry.sequence, kind: 'OUT_OF_TIME' };
	return null;
}

/** The last entry of a day, signed: who holds it can tell whether the log up to there is still the one that was signed. */
export interface AuditHead {
	/** The day in UTC, `2026-01-31`. */
	readonly date: string;
	readonly sequence: number;
	readonly hash: string;
}

export interface SignedHead extends AuditHead {
	/** Ed25519 over `headText`, in base64. */
	readonly signature: string;
	/** The raw public key, in base64. */
	readonly publicKey: string;
}

/** What is signed of a head. */
export const headText = ({ date, sequence, hash }: AuditHead): string =>
	`counterclaim audit head 1\n${canonicalJson({ date, sequence, hash })}`;
