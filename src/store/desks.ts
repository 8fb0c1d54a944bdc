import type { Ref } from '../core/drafts.js';
import { kindOfId } from '../core/ids.js';
import type { Role } from '../core/permissions.js';
import { places, type Session } from './sql.js';

/** The id of the desk that an id or slug names, or null. */
export async function findDesk(session: Session, ref: Ref): Promise<string | null> {
	const [found] = await session.query<{ id: string }>(
		`SELECT id FROM desk WHERE ${kindOfId(ref) ? 'id' : 'slug'} = ?`,
		[ref],
	);
	return found?.id ?? null;
}

/** What users are called, by id. */
export async function loadUserNames(session: Session, ids: readonly string[]): Promise<Map<string, string>> {
	const found = await session.query<{ id: string; name: string }>(
		`SELECT id, name FROM desk_user WHERE id IN ${places(ids)}`,
		ids,
	);
	return new Map(found.map(({ id, name }) => [id, name]));
}

/** The seat at a desk of a user, given by id or address, who may still sign in; null where there is none. */
export async function findSeat(
	session: Session,
	{ user, deskId }: { readonly user: string; readonly deskId: string },
): Promise<{ readonly userId: string; readonly role: Role } | null> {
	const [found] = await session.query<{ userId: string; role: Role }>(
		`SELECT s.user_id AS "userId", s.role FROM seat s JOIN desk_user u ON u.id = s.user_id
		WHERE s.desk_id = ? AND s.ended_at IS NULL AND u.ended_at IS NULL AND ${kindOfId(user) ? 'u.id' : 'u.email'} = ?`,
		[deskId, user],
	);
	return found ?? null;
}

/** What every desk is called, by its id. */
export async function loadDeskNames(session: Session): Promise<Map<string, string>> {
	const rows = await session.query<{ id: string; name: string }>('SELECT id, name FROM desk');
	return new Map(rows.map((row) => [row.id, row.name]));
}
