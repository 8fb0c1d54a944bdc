import { keyDays, secretBytes, tokenOf } from '../core/credentials.js';
import { instantFrom } from '../core/dates.js';
import type { ApiKey, KeyDraft } from '../core/desk.js';
import { type Role, roles } from '../core/permissions.js';
import { limits } from '../core/problems.js';
import { hashOf } from '../store/credentials.js';
import { findUser } from '../store/people.js';
import { ApiKeyRow } from '../store/rows/desk.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** A key, and the token that programs send; of that only a hash is kept, so that this is the one time it is told. */
export interface NewKey {
	readonly key: ApiKey;
	readonly token: string;
}

/** Makes a key for programs: for one desk, for no more than its user may there, and not for ever. */
export const createKey = (office: Office, draft: KeyDraft, options: RecordOptions = {}) =>
	record(office, 'createKey', { ...options, tellOnce: true }, (work) => addKey(work, draft, office.random));

async function addKey(work: Work, draft: KeyDraft, random: Office['random']): Promise<NewKey | null> {
	const { tx, actor, problems, now } = work;
	const deskId = await work.chooseDesk(draft.desk);
	const name = problems.text('name', draft.name, { most: limits.name });
	const expiresAt = expiryFrom(work, draft.expiresAt);
	if (actor.kind === 'KEY') problems.add('NOT_PERMITTED', 'name', 'a key makes no keys: whoever signs in makes them');
	const userId = await userOf(work, draft.user);
	if (userId === null || problems.errors.length > 0) return null;
	const [seat] = await tx.query<{ role: Role }>(
		'SELECT role FROM seat WHERE user_id = ? AND desk_id = ? AND ended_at IS NULL',
		[userId, deskId],
	);
	if (!seat || roles.indexOf(draft.role) > roles.indexOf(seat.role))
		problems.add(
			'NOT_PERMITTED',
			'role',
			seat ? `a key may do no more than its user, who is ${seat.role} at this desk` : 'its user is not at this desk',
		);
	if (problems.errors.length > 0) return null;
	const secret = Buffer.from(random(secretBytes)).toString('base64url');
	const key = {
		id: work.newId('key'),
		userId,
		deskId,
		role: draft.role,
		name,
		recordedAt: now,
		expiresAt,
		lastUsedAt: null,
		revokedAt: null,
	};
	await tx.insert(ApiKeyRow, { ...key, secretHash: hashOf(secret) });
	return { key, token: tokenOf(key.id, secret) };
}

/** Whose the key will be: the actor's own, or, where it is the system that makes it, that of the user named. */
async function userOf({ tx, actor, problems }: Work, ref: string | null | undefined): Promise<string | null> {
	if (actor.kind !== 'SYSTEM') return actor.userId;
	const user = ref ? await findUser(tx, ref, actor) : null;
	if (user && user.endedAt === null) return user.id;
	problems.add('NOT_FOUND', 'user', ref ? `there is no user \`${ref.slice(0, 80)}\`` : 'say whose key it will be');
	return null;
}

const day = 86_400_000;

function expiryFrom({ problems, now }: Work, given: string | null | undefined): string {
	const inDays = (days: number) => new Date(Date.parse(now) + days * day).toISOString();
	if (given === null || given === undefined) return inDays(keyDays.usual);
	const expiresAt = instantFrom(given);
	if (expiresAt && expiresAt > now && expiresAt <= inDays(keyDays.most)) return expiresAt;
	const remedy = `give a moment after now and within ${keyDays.most} days`;
	problems.add('INVALID', 'expiresAt', `"${given.slice(0, 40)}" is no moment that a key may end at; ${remedy}`);
	return now;
}
