import type { ApiKey } from '../core/desk.js';
import { may } from '../core/permissions.js';
import { ApiKeyRow } from '../store/rows/desk.js';
import { list } from '../store/sql.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Voids a key at once: one's own, or, at a desk that one owns, anybody's. */
export const revokeKey = (office: Office, draft: { readonly key: string }, options: RecordOptions = {}) =>
	record(office, 'revokeKey', options, (work) => revoke(work, draft.key));

async function revoke(work: Work, id: string): Promise<ApiKey | null> {
	const { tx, actor, problems, now } = work;
	const [found] = await tx.query<ApiKeyRow>(`SELECT ${list(ApiKeyRow, 'k')} FROM api_key k WHERE k.id = ?`, [id]);
	const isTheirs = found && (found.userId === actor.userId || may(actor, 'revokeKeyOfOthers', found.deskId));
	// A key that they may not know of is not there for them.
	if (!found || !isTheirs) {
		problems.add('NOT_FOUND', 'key', `there is no key \`${id.slice(0, 80)}\``);
		return null;
	}
	if (!work.require(found.deskId, 'key')) return null;
	if (found.revokedAt !== null) problems.add('CONFLICT', 'key', `this key was revoked on ${found.revokedAt} already`);
	else await tx.query('UPDATE api_key SET revoked_at = ? WHERE id = ?', [now, id]);
	return { ...found, revokedAt: found.revokedAt ?? now };
}
