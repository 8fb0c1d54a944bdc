import { foundingDeskId } from '../../src/core/desk.js';
import type { Actor, Role } from '../../src/core/permissions.js';
import { DeskPolicyRow } from '../../src/store/rows/policy.js';
import type { Office } from '../../src/workflow/office.js';
import type { World } from '../_world.js';

/** A user with a seat at the founding desk. */
export async function seated(world: World, name: string, role: Role, deskId = foundingDeskId): Promise<Actor> {
	const id = `usr_${name.padEnd(16, '0').slice(0, 16)}`;
	await world.database.write(async (tx) => {
		const at = '2026-01-01T00:00:00.000Z';
		await tx.query('INSERT INTO desk_user (id, name, recorded_at) VALUES (?, ?, ?)', [id, name, at]);
		await tx.query('INSERT INTO seat (user_id, desk_id, role, recorded_at) VALUES (?, ?, ?, ?)', [
			id,
			deskId,
			role,
			at,
		]);
	});
	return { kind: 'USER', id, userId: id, name, seats: [{ deskId, role }] };
}

export const as = (office: Office, actor: Actor): Office => ({ ...office, actor });

/** Has the founding desk publish whatever an editor moves: its policy requires nothing. */
export const withoutPolicy = (world: World): Promise<void> =>
	world.database.write((tx) =>
		tx.insert(DeskPolicyRow, {
			deskId: foundingDeskId,
			version: 1,
			rules: {},
			reason: 'these tests are about something else',
			userId: null,
			recordedAt: '2026-01-01T00:00:00.000Z',
		}),
	);
