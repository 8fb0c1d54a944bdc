import { kindOfId } from '../core/ids.js';
import { limits } from '../core/problems.js';
import { destroySecret } from '../store/audit/log.js';
import { UserRow } from '../store/rows/desk.js';
import { holdSeals, loadSeals } from '../store/seals.js';
import { emptySeal } from './destroySeal.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwn } from './own.js';

/** Whom to forget: a user or a source, by id or a source's slug. */
export interface ErasureDraft {
	readonly user?: string | undefined;
	readonly source?: string | undefined;
	readonly reason: string;
}

/**
 * Forgets a person, as is their right: their secret is destroyed, so that what the audit log holds of them says nothing any
 * more, while its chain stays whole. A user loses name, address and sign-in; of a source, what is sealed goes too.
 */
export const erase = (office: Office, draft: ErasureDraft, options: RecordOptions = {}) =>
	record(office, 'erase', options, async (work) => {
		const { tx, problems, now } = work;
		await holdSeals(tx);
		const reason = problems.text('reason', draft.reason, { most: limits.text });
		const id = draft.user === undefined ? await sourceToErase(work, draft.source) : await userToErase(work, draft.user);
		if (problems.errors.length > 0) return { id };
		if (draft.user !== undefined) await tx.update(UserRow, { id }, { name: 'erased', email: null, endedAt: now });
		else if ((await loadSeals(tx, [id])).get(id)?.destroyedAt === null) await emptySeal(tx, id, now);
		await destroySecret(tx, id, now);
		work.tell({ reason, objectIds: [id] });
		return { id };
	});

async function sourceToErase(work: Work, ref: string | undefined): Promise<string> {
	return requireOwn(work, 'source', ref ?? '', 'source');
}

/** Who may forget a user may do it at every desk where the user has a seat. */
async function userToErase({ tx, problems, require, actor }: Work, id: string): Promise<string> {
	const seats = await tx.query<{ deskId: string | null }>(
		`SELECT s.desk_id AS "deskId" FROM desk_user u LEFT JOIN seat s ON s.user_id = u.id WHERE u.id = ?`,
		[id],
	);
	for (const { deskId } of seats) if (deskId !== null) require(deskId, 'user');
	if (seats.every((one) => one.deskId === null)) require('', 'user');
	if (seats.length === 0 || kindOfId(id) !== 'user')
		problems.add('NOT_FOUND', 'user', `there is no user \`${id.slice(0, 80)}\``);
	if (actor.userId === id) problems.add('INVALID', 'user', 'nobody erases themselves; another owner does it');
	return id;
}
