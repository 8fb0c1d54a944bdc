import type { AuditHead, SignedHead } from '../core/audit.js';
import { lastBefore } from '../store/audit/log.js';
import type { Office } from './office.js';

/** The head of a day of the audit log, signed where there is a key. */
export type Head = AuditHead & Pick<Partial<SignedHead>, 'signature' | 'publicKey'>;

/**
 * The last entry of a day that is over (UTC), of the last one where none is named; null where there was none by then. Of a day that
 * is not over there is no head: from how it moves, somebody could tell when a desk records something.
 */
export async function auditHead(office: Office, options: { readonly date?: string } = {}): Promise<Head | null> {
	const today = office.now().slice(0, 10);
	const date = options.date ?? dayAfter(today, -1);
	if (date >= today) return null;
	const last = await office.database.read((session) => lastBefore(session, `${dayAfter(date, 1)}T`));
	if (!last) return null;
	const head = { date, ...last };
	return office.keys?.audit()?.sign(head) ?? head;
}

/** The day so many days after a day. */
const dayAfter = (date: string, days: number): string =>
	new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
