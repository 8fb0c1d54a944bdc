import { type AuditEntry, type Fault, faultOf, type SignedHead } from '../core/audit.js';
import { entriesAfter, hashOf } from '../store/audit/log.js';
import type { Database } from '../store/database.js';
import { isSigned } from '../store/sealing/signing.js';

/** What is wrong with a published head, or with the log that it was taken of. */
export interface HeadFault {
	readonly date: string;
	readonly sequence: number;
	readonly kind: 'NOT_SIGNED' | 'OTHER_KEY' | 'ENTRY_MISSING' | 'OTHER_HISTORY';
}

export interface AuditVerified {
	/** How many entries were looked at: all, or up to the first bad one. */
	readonly entries: number;
	/** The last good entry's hash; null where there is none. */
	readonly hash: string | null;
	/** The first bad entry; null where all are as they were written. */
	readonly fault: Fault | null;
	/** How many published heads were held against the log, and which do not fit. */
	readonly heads: number;
	readonly headFaults: readonly HeadFault[];
	/** Entries made while the clock was behind the entry before. */
	readonly setBack: number;
}

export interface VerifyOptions {
	/** Heads that were published; without them a log that was cut off at its end, or written anew from some entry on, looks whole. */
	readonly heads?: readonly SignedHead[];
	/** The key that all heads must be signed with, in base64; else that of the first of them. */
	readonly publicKey?: string;
	readonly onStep?: (entries: number) => void;
}

/** Reads the whole audit log in one snapshot, a piece at a time, and compares it with its hashes and with published heads. */
export async function verifyAudit(database: Database, options: VerifyOptions = {}): Promise<AuditVerified> {
	const heads = options.heads ?? [];
	const wanted = new Set(heads.map((one) => one.sequence));
	const hashes = new Map<number, string>();
	const publicKey = options.publicKey ?? heads[0]?.publicKey;
	return database.read(async (session) => {
		let previous: AuditEntry | null = null;
		let setBack = 0;
		let fault: Fault | null = null;
		while (fault === null) {
			const entries: readonly AuditEntry[] = await entriesAfter(session, previous?.sequence ?? lowest, 1_000);
			if (entries.length === 0) break;
			for (const entry of entries) {
				fault = faultOf(previous, entry, hashOf);
				if (fault) break;
				if (entry.clock !== null) setBack++;
				if (wanted.has(entry.sequence)) hashes.set(entry.sequence, entry.hash);
				previous = entry;
			}
			options.onStep?.(previous?.sequence ?? 0);
		}
		const headFaults = heads.flatMap((head): HeadFault[] => {
			const { date, sequence } = head;
			if (!isSigned(head)) return [{ date, sequence, kind: 'NOT_SIGNED' }];
			if (head.publicKey !== publicKey) return [{ date, sequence, kind: 'OTHER_KEY' }];
			const hash = hashes.get(sequence);
			// Behind the first bad entry nothing is known.
			if (hash === undefined) return fault ? [] : [{ date, sequence, kind: 'ENTRY_MISSING' }];
			return hash === head.hash ? [] : [{ date, sequence, kind: 'OTHER_HISTORY' }];
		});
		const last: AuditEntry | null = previous;
		return { entries: last?.sequence ?? 0, hash: last?.hash ?? null, fault, heads: heads.length, headFaults, setBack };
	});
}
/** Numbers count from 1; what somebody has put before it is to be seen too. */
const lowest = -(2 ** 53);
