import { type Credential, msBetween, secretBytes, sessionTimes, tokenOf } from '../core/credentials.js';
import { bytesFor, type Instant, makeId } from '../core/ids.js';
import { hashOf, isSecretOf, type StoredCredential } from '../store/credentials.js';
import type { Tx } from '../store/database.js';
import { UserIdentityRow, UserRow, UserSessionRow } from '../store/rows/desk.js';
import { list } from '../store/sql.js';
import type { Office } from './office.js';

/** What a provider of OpenID Connect says of whoever signed in there, its word having been verified. */
export interface Proven {
	readonly issuer: string;
	readonly subject: string;
	/** Null unless the provider has verified that it is theirs. */
	readonly email: string | null;
}

const day = 86_400_000;
const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString();
const newSecret = (random: Office['random']): string => Buffer.from(random(secretBytes)).toString('base64url');

/**
 * Begins a session of the user whom a provider has proven, and answers its token; null where nobody who was admitted is
 * meant. A user is known by issuer and subject, and the first time by a verified e-mail.
 */
export const beginSession = (
	{ database, now: clock, random }: Office,
	proven: Proven,
): Promise<{ readonly token: string; readonly expiresAt: Instant } | null> =>
	database.write(async (tx) => {
		const now = clock();
		const userId = await userOf(tx, proven, now);
		if (userId === null) return null;
		const id = makeId('session', random(bytesFor('session')));
		const secret = newSecret(random);
		const expiresAt = later(now, sessionTimes.days * day);
		await tx.insert(UserSessionRow, {
			id,
			userId,
			secretHash: hashOf(secret),
			previousHash: null,
			recordedAt: now,
			rotatedAt: now,
			expiresAt,
			lastUsedAt: null,
			endedAt: null,
		});
		return { token: tokenOf(id, secret), expiresAt };
	});

async function userOf(tx: Tx, { issuer, subject, email }: Proven, now: Instant): Promise<string | null> {
	const [known] = await tx.query<{ userId: string; endedAt: string | null }>(
		`SELECT i.user_id AS "userId", u.ended_at AS "endedAt" FROM user_identity i JOIN desk_user u ON u.id = i.user_id
		WHERE i.issuer = ? AND i.subject = ?`,
		[issuer, subject],
	);
	if (known && known.endedAt === null) return known.userId;
	if (email === null) return null;
	const [admitted] = await tx.query<UserRow>(
		`SELECT ${list(UserRow, 'u')} FROM desk_user u WHERE u.email = ? AND u.ended_at IS NULL`,
		[email.toLowerCase()],
	);
	if (!admitted) return null;
	// An address that was given to somebody else since must not open what is the first one's.
	const [other] = await tx.query('SELECT 1 FROM user_identity WHERE issuer = ? AND user_id = ?', [issuer, admitted.id]);
	if (other) return null;
	if (known)
		await tx.query('UPDATE user_identity SET user_id = ?, recorded_at = ? WHERE issuer = ? AND subject = ?', [
			admitted.id,
			now,
			issuer,
			subject,
		]);
	else await tx.insert(UserIdentityRow, { issuer, subject, userId: admitted.id, recordedAt: now });
	return admitted.id;
}

/** How a secret stands to a session: its own, the one before and still good, or one that somebody has kept for too long. */
export function standingOf(
	session: StoredCredential,
	secret: string,
	now: Instant,
): 'CURRENT' | 'BEFORE' | 'STALE' | null {
	if (isSecretOf(secret, session.secretHash)) return 'CURRENT';
	if (!isSecretOf(secret, session.previousHash)) return null;
	return msBetween(session.rotatedAt, now) <= sessionTimes.graceSeconds * 1_000 ? 'BEFORE' : 'STALE';
}

/** Whether a session has been used for so long that it is to have a new secret. */
export const isDue = ({ rotatedAt }: StoredCredential, now: Instant): boolean =>
	msBetween(rotatedAt, now) >= sessionTimes.rotateAfterMinutes * 60_000;

/** Gives a session a new secret and answers its token; null where somebody else was faster. */
export const rotateSession = (
	{ database, now: clock, random }: Office,
	{ id, secretHash }: StoredCredential,
): Promise<string | null> =>
	database.write(async (tx) => {
		const [found] = await tx.query<{ secretHash: string }>(
			`SELECT secret_hash AS "secretHash" FROM user_session WHERE id = ? AND ended_at IS NULL ${tx.dialect === 'postgres' ? 'FOR UPDATE' : ''}`,
			[id],
		);
		if (found?.secretHash !== secretHash) return null;
		const secret = newSecret(random);
		await tx.query('UPDATE user_session SET secret_hash = ?, previous_hash = ?, rotated_at = ? WHERE id = ?', [
			hashOf(secret),
			secretHash,
			clock(),
			id,
		]);
		return tokenOf(id, secret);
	});

/** Ends a session for good. */
export const endSession = ({ database, now }: Office, { id }: Pick<Credential, 'id'>): Promise<void> =>
	database.write(async (tx) => {
		await tx.query('UPDATE user_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [now(), id]);
	});
