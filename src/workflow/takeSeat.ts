import type { Seat } from '../core/permissions.js';
import { SeatRow } from '../store/rows/desk.js';
import type { Work } from './office.js';

/** Gives a user a seat at a desk, or another role there. */
export async function takeSeat(
	{ tx, now }: Work,
	{ userId, deskId, role }: Seat & { readonly userId: string },
): Promise<void> {
	const [before] = await tx.query('SELECT role FROM seat WHERE user_id = ? AND desk_id = ?', [userId, deskId]);
	if (!before) await tx.insert(SeatRow, { userId, deskId, role, recordedAt: now, endedAt: null });
	else
		await tx.query('UPDATE seat SET role = ?, recorded_at = ?, ended_at = NULL WHERE user_id = ? AND desk_id = ?', [
			role,
			now,
			userId,
			deskId,
		]);
}
