import type { Ref } from '../core/drafts.js';
import { kindOfId } from '../core/ids.js';
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
