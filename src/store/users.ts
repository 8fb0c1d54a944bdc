import { places, type Session } from './sql.js';

/** The names of some users, by id. */
export async function loadUserNames(session: Session, ids: readonly string[]): Promise<Map<string, string>> {
	const rows = await session.query<{ id: string; name: string }>(
		`SELECT id, name FROM desk_user WHERE id IN ${places(ids)}`,
		ids,
	);
	return new Map(rows.map(({ id, name }) => [id, name]));
}
