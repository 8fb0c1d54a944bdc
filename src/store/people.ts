import type { Instant } from '../core/ids.js';
import { kindOfId } from '../core/ids.js';
import { type Actor, desksWhere } from '../core/permissions.js';
import type { Tx } from './database.js';
import { UserRow } from './rows/desk.js';
import { list, places, type Session } from './sql.js';

/** The desks whose people somebody may know; all of them for the system. */
const desksKnownTo = (actor: Actor): readonly string[] | 'ALL' =>
	actor.kind === 'SYSTEM' ? 'ALL' : desksWhere(actor, 'readPeople');

/** What holds of a user, by a column with their id, whom somebody may know: they are, or were, at a desk with them, or are themselves. */
export function isKnownTo(actor: Actor, column: string): { readonly sql: string; readonly values: readonly string[] } {
	const desks = desksKnownTo(actor);
	if (desks === 'ALL') return { sql: '1 = 1', values: [] };
	return {
		sql: `(${column} = ? OR ${column} IN (SELECT user_id FROM seat WHERE desk_id IN ${places(desks)}))`,
		values: [actor.userId ?? '', ...desks],
	};
}

/** The user that an id or an e-mail names, whom somebody may know; null where there is none. */
export async function findUser(session: Session, ref: string, actor: Actor): Promise<UserRow | null> {
	const known = isKnownTo(actor, 'u.id');
	const [found] = await session.query<UserRow>(
		`SELECT ${list(UserRow, 'u')} FROM desk_user u WHERE u.${kindOfId(ref) ? 'id' : 'email'} = ? AND ${known.sql}`,
		[kindOfId(ref) ? ref : ref.toLowerCase(), ...known.values],
	);
	return found ?? null;
}

/** Holds a desk until the transaction ends: of two who change who sits there, the later one sees what the earlier did. */
export async function holdDesks(tx: Tx, ids: readonly string[]): Promise<void> {
	if (tx.dialect === 'postgres')
		await tx.query(`SELECT id FROM desk WHERE id IN ${places(ids)} ORDER BY id FOR UPDATE`, ids);
}

/** The slugs of the desks, of some, that would be left without an owner if a user were none. */
export async function desksOwnedOnlyBy(
	session: Session,
	userId: string,
	deskIds: readonly string[],
): Promise<readonly string[]> {
	const owner = "s.role = 'OWNER' AND s.ended_at IS NULL AND u.ended_at IS NULL";
	const found = await session.query<{ slug: string }>(
		`SELECT d.slug FROM desk d WHERE d.id IN ${places(deskIds)}
		AND EXISTS (SELECT 1 FROM seat s JOIN desk_user u ON u.id = s.user_id WHERE s.desk_id = d.id AND s.user_id = ? AND ${owner})
		AND NOT EXISTS (SELECT 1 FROM seat s JOIN desk_user u ON u.id = s.user_id WHERE s.desk_id = d.id AND s.user_id <> ? AND ${owner})
		ORDER BY d.slug`,
		[...deskIds, userId, userId],
	);
	return found.map((one) => one.slug);
}

/** Voids the keys that a user has at a desk, or all of theirs. */
export async function revokeKeysOf(
	tx: Tx,
	{ userId, deskId }: { readonly userId: string; readonly deskId: string | null },
	at: Instant,
): Promise<void> {
	await tx.query(
		`UPDATE api_key SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL ${deskId === null ? '' : 'AND desk_id = ?'}`,
		deskId === null ? [at, userId] : [at, userId, deskId],
	);
}
