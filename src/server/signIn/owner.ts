import { foundingOwnerId } from '../../core/desk.js';
import { type Actor } from '../../core/permissions.js';
import type { Database } from '../../store/database.js';

/** Where nobody signs in, everybody is the founding owner, and owns every desk. */
export async function founderEverywhere(database: Database): Promise<Actor> {
	const [users, desks] = await database.ask([
		{ sql: 'SELECT name FROM desk_user WHERE id = ?', values: [foundingOwnerId] },
		{ sql: 'SELECT id AS "deskId" FROM desk ORDER BY recorded_at, id' },
	]);
	const seats = (desks ?? []).map(({ deskId }) => ({ deskId: String(deskId), role: 'OWNER' as const }));
	return {
		kind: 'USER',
		id: foundingOwnerId,
		userId: foundingOwnerId,
		name: String(users?.[0]?.name),
		seats,
		everywhere: true,
	};
}
