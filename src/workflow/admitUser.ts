import type { User, UserDraft } from '../core/desk.js';
import { limits } from '../core/problems.js';
import { UserRow } from '../store/rows/desk.js';
import { list } from '../store/sql.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { takeSeat } from './takeSeat.js';

/** Admits somebody to a desk. Who is known by that e-mail already is given a seat here too. */
export const admitUser = (office: Office, draft: UserDraft, options: RecordOptions = {}) =>
	record(office, 'admitUser', options, (work) => addUser(work, draft));

async function addUser(work: Work, draft: UserDraft): Promise<User> {
	const { tx, problems, now } = work;
	const deskId = await work.chooseDesk(draft.desk);
	const name = problems.text('name', draft.name, { most: limits.name });
	const email = emailFrom(work, draft.email);
	const [known] = email
		? await tx.query<UserRow>(`SELECT ${list(UserRow, 'u')} FROM desk_user u WHERE u.email = ?`, [email])
		: [];
	const user = known ?? { id: work.newId('user'), name, email, recordedAt: now, endedAt: null };
	if (problems.errors.length > 0) return user;
	if (known) {
		const [seat] = await tx.query<{ role: string }>(
			'SELECT role FROM seat WHERE user_id = ? AND desk_id = ? AND ended_at IS NULL',
			[known.id, deskId],
		);
		if (seat)
			problems.add(
				'DUPLICATE',
				'email',
				`${known.name} is at this desk already, as ${seat.role}; setSeat changes that`,
			);
	} else await tx.insert(UserRow, user);
	if (problems.errors.length === 0) await takeSeat(work, { userId: user.id, deskId, role: draft.role });
	return user;
}

function emailFrom({ problems }: Work, given: string | null | undefined): string | null {
	const email = problems.optionalText('email', given, { most: 254 })?.toLowerCase() ?? null;
	if (email !== null && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(email))
		problems.add('INVALID', 'email', `"${email.slice(0, 80)}" is no e-mail address; give one such as ada@example.org`);
	return email;
}
