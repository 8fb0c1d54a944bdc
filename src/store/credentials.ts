import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credential, CredentialKind } from '../core/credentials.js';
import { kindOfId } from '../core/ids.js';
import type { Role } from '../core/permissions.js';
import type { Database } from './database.js';
import { onPrimary } from './feed.js';
import { inParts, places, type Session } from './sql.js';

/** A credential with what its secret is compared to. */
export interface StoredCredential extends Credential {
	readonly secretHash: string;
	/** Of the secret before, which is good for a moment after `rotatedAt`. */
	readonly previousHash: string | null;
	readonly rotatedAt: string;
}

/** What is kept of a secret. It is 256 bits of chance, so that one round of SHA-256 is as good as any number. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether a secret is the one of a hash, without telling by the time it takes how nearly it is. */
export function isSecretOf(secret: string, hash: string | null): boolean {
	if (hash === null) return false;
	const [given, kept] = [Buffer.from(hashOf(secret)), Buffer.from(hash)];
	return given.length === kept.length && timingSafeEqual(given, kept);
}

/** Credentials by id, each with its user and their seats as they are now: never as a replica has them. */
export async function loadCredentials(
	database: Database,
	ids: readonly string[],
): Promise<Map<string, StoredCredential>> {
	if (ids.length === 0) return new Map();
	const found = new Map<string, StoredCredential>();
	const rows = await onPrimary(database, () =>
		database.read(async (session) => {
			const ofKind = (kind: CredentialKind) =>
				inParts(
					ids.filter((id) => kindOfId(id) === kind),
					(part) => loadRows(session, kind, part),
				);
			return [...(await ofKind('key')), ...(await ofKind('session'))];
		}),
	);
	for (const row of rows) found.set(row.id, withSeat(row, found.get(row.id)));
	return found;
}

interface Raw extends Omit<StoredCredential, 'kind' | 'scope' | 'user' | 'seats'> {
	readonly kind: CredentialKind;
	readonly scopeDeskId: string | null;
	readonly scopeRole: Role | null;
	readonly userId: string;
	readonly userName: string;
	readonly userEndedAt: string | null;
	readonly seatDeskId: string | null;
	readonly seatRole: Role | null;
}

async function loadRows(session: Session, kind: CredentialKind, ids: readonly string[]): Promise<Raw[]> {
	if (ids.length === 0) return [];
	const rows = await session.query<Raw>(
		`SELECT ${own[kind]}, c.id, c.secret_hash AS "secretHash", c.recorded_at AS "recordedAt", c.expires_at AS "expiresAt",
			c.last_used_at AS "lastUsedAt", u.id AS "userId", u.name AS "userName", u.ended_at AS "userEndedAt",
			s.desk_id AS "seatDeskId", s.role AS "seatRole"
		FROM ${kind === 'key' ? 'api_key' : 'user_session'} c JOIN desk_user u ON u.id = c.user_id
		LEFT JOIN seat s ON s.user_id = u.id AND s.ended_at IS NULL
		WHERE c.id IN ${places(ids)} ORDER BY c.id, s.recorded_at, s.desk_id`,
		ids,
	);
	return rows.map((row) => ({ ...row, kind }));
}
const own = {
	key: 'c.name, c.desk_id AS "scopeDeskId", c.role AS "scopeRole", c.revoked_at AS "endedAt", NULL AS "previousHash", c.recorded_at AS "rotatedAt"',
	session:
		'NULL AS "name", NULL AS "scopeDeskId", NULL AS "scopeRole", c.ended_at AS "endedAt", c.previous_hash AS "previousHash", c.rotated_at AS "rotatedAt"',
};

function withSeat(row: Raw, before: StoredCredential | undefined): StoredCredential {
	const { scopeDeskId, scopeRole, userId, userName, userEndedAt, seatDeskId, seatRole, ...rest } = row;
	const seat = seatDeskId && seatRole ? [{ deskId: seatDeskId, role: seatRole }] : [];
	if (before) return { ...before, seats: [...before.seats, ...seat] };
	return {
		...rest,
		scope: scopeDeskId && scopeRole ? { deskId: scopeDeskId, role: scopeRole } : null,
		user: { id: userId, name: userName, endedAt: userEndedAt },
		seats: seat,
	};
}

/** Notes that a credential was used; what is noted already is not later than this. */
export const noteUse = (database: Database, id: string, at: string): Promise<void> =>
	database.write(async (tx) => {
		const table = kindOfId(id) === 'key' ? 'api_key' : 'user_session';
		await tx.query(`UPDATE ${table} SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)`, [
			at,
			id,
			at,
		]);
	});
