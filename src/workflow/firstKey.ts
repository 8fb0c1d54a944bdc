import { secretBytes, tokenOf } from '../core/credentials.js';
import { foundingDeskId, foundingOwnerId } from '../core/desk.js';
import { bytesFor, makeId } from '../core/ids.js';
import { hashOf } from '../store/credentials.js';
import { holdDesks } from '../store/people.js';
import { ApiKeyRow } from '../store/rows/desk.js';
import type { Office } from './office.js';

/** How long the first key lasts, in days: it is there to admit somebody with. */
const lasts = 30;

/** The token of a key of the founding owner's, where nobody has had any way in yet; null ever after. */
export const firstKey = ({ database, now: clock, random }: Office): Promise<string | null> =>
	database.write(async (tx) => {
		// Of servers that start at once one makes it.
		await holdDesks(tx, [foundingDeskId]);
		const [some] = await tx.query(
			'SELECT 1 AS some FROM api_key UNION ALL SELECT 1 FROM user_identity UNION ALL SELECT 1 FROM desk_user WHERE id <> ? AND ended_at IS NULL LIMIT 1',
			[foundingOwnerId],
		);
		if (some) return null;
		const now = clock();
		const id = makeId('key', random(bytesFor('key')));
		const secret = Buffer.from(random(secretBytes)).toString('base64url');
		await tx.insert(ApiKeyRow, {
			id,
			userId: foundingOwnerId,
			deskId: foundingDeskId,
			role: 'OWNER',
			name: 'first start',
			secretHash: hashOf(secret),
			recordedAt: now,
			expiresAt: new Date(Date.parse(now) + lasts * 86_400_000).toISOString(),
			lastUsedAt: null,
			revokedAt: null,
		});
		return tokenOf(id, secret);
	});
