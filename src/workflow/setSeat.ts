import type { SeatDraft, User } from '../core/desk.js';
import { desksOwnedOnlyBy, findUser, holdDesks, revokeKeysOf } from '../store/people.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { takeSeat } from './takeSeat.js';

/** Changes what somebody is at a desk, or ends their seat there, which voids their keys to it. A desk keeps an owner. */
export const setSeat = (office: Office, draft: SeatDraft, options: RecordOptions = {}) =>
	record(office, 'setSeat', options, (work) => changeSeat(work, draft));

async function changeSeat(work: Work, draft: SeatDraft): Promise<User | null> {
	const { tx, actor, problems, now } = work;
	const deskId = await work.chooseDesk(draft.desk);
	const role = draft.role ?? null;
	const user = problems.errors.length === 0 ? await findUser(tx, draft.user, actor) : null;
	if (!user) {
		if (problems.errors.length === 0)
			problems.add(
				'NOT_FOUND',
				'user',
				`there is no user \`${draft.user.slice(0, 80)}\`; admitUser admits somebody new`,
			);
		return null;
	}
	if (user.endedAt !== null)
		problems.add('CONFLICT', 'user', `${user.name} was ended on ${user.endedAt}; admit them anew with admitUser`);
	await holdDesks(tx, [deskId]);
	if (role !== 'OWNER' && (await desksOwnedOnlyBy(tx, user.id, [deskId])).length > 0)
		problems.add('CONFLICT', 'user', `${user.name} is the last owner of this desk; make somebody else an owner first`);
	if (problems.errors.length > 0) return user;
	if (role !== null) await takeSeat(work, { userId: user.id, deskId, role });
	else {
		await tx.query('UPDATE seat SET ended_at = ? WHERE user_id = ? AND desk_id = ? AND ended_at IS NULL', [
			now,
			user.id,
			deskId,
		]);
		await revokeKeysOf(tx, { userId: user.id, deskId }, now);
	}
	return user;
}
