import { foundingDeskId, type User } from '../core/desk.js';
import { desksOwnedOnlyBy, findUser, holdDesks, revokeKeysOf } from '../store/people.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/**
 * Ends a user: seats, sessions and keys at once. What they did stays under their name; their e-mail address is forgotten, and who
 * is admitted with it later is another user. Who owns the founding desk may.
 */
export const endUser = (office: Office, draft: { readonly user: string }, options: RecordOptions = {}) =>
	record(office, 'endUser', options, (work) => end(work, draft.user));

async function end(work: Work, ref: string): Promise<User | null> {
	const { tx, actor, problems, now } = work;
	const user = await findUser(tx, ref, actor);
	if (!work.require(foundingDeskId, 'user')) return null;
	if (!user) {
		problems.add('NOT_FOUND', 'user', `there is no user \`${ref.slice(0, 80)}\``);
		return null;
	}
	if (user.endedAt !== null) problems.add('CONFLICT', 'user', `${user.name} was ended on ${user.endedAt} already`);
	const seats = await tx.query<{ deskId: string }>(
		'SELECT desk_id AS "deskId" FROM seat WHERE user_id = ? AND ended_at IS NULL ORDER BY desk_id',
		[user.id],
	);
	const deskIds = seats.map((one) => one.deskId);
	await holdDesks(tx, deskIds);
	const left = await desksOwnedOnlyBy(tx, user.id, deskIds);
	if (left.length > 0)
		problems.add(
			'CONFLICT',
			'user',
			`${user.name} is the last owner of ${left.join(', ')}; make somebody else an owner`,
		);
	if (problems.errors.length > 0) return user;
	await tx.query('UPDATE desk_user SET ended_at = ?, email = NULL WHERE id = ?', [now, user.id]);
	for (const table of ['seat', 'user_session'])
		await tx.query(`UPDATE ${table} SET ended_at = ? WHERE user_id = ? AND ended_at IS NULL`, [now, user.id]);
	await revokeKeysOf(tx, { userId: user.id, deskId: null }, now);
	return { ...user, email: null, endedAt: now };
}
