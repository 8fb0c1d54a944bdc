import type { Ref } from '../core/drafts.js';
import { kindOfId } from '../core/ids.js';
import type { Session } from './sql.js';

/** The id of the desk that an id or slug names, or null. */
export async function findDesk(session: Session, ref: Ref): Promise<string | null> {
	const [found] = await session.query<{ id: string }>(
		`SELECT id FROM desk WHERE ${kindOfId(ref) ? 'id' : 'slug'} = ?`,
		[ref],
	);
	return found?.id ?? null;
}
