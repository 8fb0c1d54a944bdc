import { groupBy } from '../core/group.js';
import { roles } from '../core/permissions.js';
import type { Seal } from '../core/seal.js';
import type { Tx } from './engines/engine.js';
import type { SealRow } from './rows/seal.js';
import type { Envelope } from './sealing/envelope.js';
import { places, type Session } from './sql.js';

/** Names the lock under which seals are made and wrapped anew ("seals" in ASCII). */
const sealing = 0x73_6561_6c73;

/** Lets nobody else seal, nor change the master keys, until the transaction ends; to be taken before any other lock. */
export async function holdSeals(tx: Tx): Promise<void> {
	if (tx.dialect === 'postgres') await tx.query('SELECT pg_advisory_xact_lock(?)', [sealing]);
}

/** A seal that somebody may or may not open, and what it holds as far as it is there. */
export interface FoundSeal extends Seal {
	readonly envelope: Envelope | null;
}

/** The seals of some sources, by source. */
export async function loadSeals(session: Session, sourceIds: readonly string[]): Promise<Map<string, FoundSeal>> {
	const found = await session.query<SealRow & { deskId: string }>(
		`SELECT e.source_id AS "sourceId", e.key_id AS "keyId", e.wrapped_key AS "wrappedKey", e.envelope,
			e.recorded_at AS "recordedAt", e.destroyed_at AS "destroyedAt", s.desk_id AS "deskId"
		FROM seal e JOIN source s ON s.id = e.source_id WHERE e.source_id IN ${places(sourceIds)}`,
		sourceIds,
	);
	if (found.length === 0) return new Map();
	const ids = found.map((one) => one.sourceId);
	const readers = groupBy(
		await session.query<{ sourceId: string; userId: string }>(
			`SELECT source_id AS "sourceId", user_id AS "userId" FROM seal_reader
			WHERE source_id IN ${places(ids)} AND place >= 0 ORDER BY place`,
			ids,
		),
		(one) => one.sourceId,
	);
	return new Map(
		found.map(({ sourceId, deskId, keyId, wrappedKey, envelope, recordedAt, destroyedAt }) => [
			sourceId,
			{
				sourceId,
				deskId,
				readerIds: (readers.get(sourceId) ?? []).map((one) => one.userId),
				recordedAt,
				destroyedAt,
				envelope: keyId !== null && wrappedKey !== null && envelope !== null ? { keyId, wrappedKey, envelope } : null,
			},
		]),
	);
}

/** Of some users, those who are at a desk with a role or more, and have not left. */
export async function loadSeated(
	session: Session,
	userIds: readonly string[],
	{ deskId, least }: { readonly deskId: string; readonly least: (typeof roles)[number] },
): Promise<ReadonlySet<string>> {
	const enough = roles.slice(roles.indexOf(least));
	const found = await session.query<{ userId: string }>(
		`SELECT s.user_id AS "userId" FROM seat s JOIN desk_user u ON u.id = s.user_id
		WHERE s.desk_id = ? AND u.ended_at IS NULL AND s.role IN ${places(enough)} AND s.user_id IN ${places(userIds)}`,
		[deskId, ...enough, ...userIds],
	);
	return new Set(found.map((one) => one.userId));
}

/** Has these and nobody else open a seal. Nothing is deleted: who no longer may has no place. */
export async function setReaders(tx: Tx, sourceId: string, userIds: readonly string[]): Promise<void> {
	await tx.query('UPDATE seal_reader SET place = -1 WHERE source_id = ?', [sourceId]);
	for (const [place, userId] of userIds.entries())
		await tx.query(
			`INSERT INTO seal_reader (source_id, user_id, place) VALUES (?, ?, ?)
			ON CONFLICT (source_id, user_id) DO UPDATE SET place = excluded.place`,
			[sourceId, userId, place],
		);
}

/** How many seals somebody has opened since a moment. */
export async function countReadings(session: Session, userId: string, since: string): Promise<number> {
	const [found] = await session.query<{ readings: number }>(
		"SELECT count(*) AS readings FROM audit WHERE at >= ? AND action = 'revealSource' AND user_id = ?",
		[since, userId],
	);
	return Number(found?.readings ?? 0);
}

/** Some seals that another master key than this wraps, in the order of their sources. */
export const sealsUnderOthers = (
	session: Session,
	keyId: string,
	most: number,
): Promise<{ sourceId: string; keyId: string; wrappedKey: string }[]> =>
	session.query(
		`SELECT source_id AS "sourceId", key_id AS "keyId", wrapped_key AS "wrappedKey" FROM seal
		WHERE key_id IS NOT NULL AND key_id <> ? ORDER BY source_id LIMIT ${most}`,
		[keyId],
	);

/** Puts the keys of seals, wrapped anew under a master key, in the place of those that they had. */
export async function storeWrapped(
	tx: Tx,
	keyId: string,
	wrapped: readonly { readonly sourceId: string; readonly wrappedKey: string }[],
): Promise<void> {
	await tx.query(
		`UPDATE seal SET key_id = ?, wrapped_key = n.column2 FROM (VALUES ${wrapped.map(() => '(?, ?)').join(', ')}) n
		WHERE seal.source_id = n.column1`,
		[keyId, ...wrapped.flatMap((one) => [one.sourceId, one.wrappedKey])],
	);
}

/** The claims under which a source has said something. */
export async function claimsOfSource(session: Session, sourceId: string): Promise<string[]> {
	const found = await session.query<{ claimId: string }>(
		'SELECT DISTINCT claim_id AS "claimId" FROM statement WHERE source_id = ? ORDER BY claim_id',
		[sourceId],
	);
	return found.map((one) => one.claimId);
}
