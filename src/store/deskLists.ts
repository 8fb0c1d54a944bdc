import type { ClaimMove } from '../core/standings.js';
import type { KeysetList } from './keyset.js';
import { ClaimMoveRow } from './rows/workflow.js';
import { hydrate, list } from './sql.js';

/** The moves of a claim, oldest first; of whoever does not sit at its desk, those that the public may know of. */
export const moveList = (claimId: string, options: { readonly publicOnly: boolean }): KeysetList<ClaimMove> => ({
	name: 'moves',
	select: list(ClaimMoveRow, 't'),
	from: 'claim_move t',
	where: ['t.claim_id = ?', ...(options.publicOnly ? ['t.public_since IS NOT NULL'] : [])],
	values: [claimId],
	key: [
		{ sql: 't.sequence', of: 'sequence', type: 'number' },
		{ sql: 't.claim_id', of: 'claimId' },
	],
	descending: false,
	hydrate: (raw) => hydrate(ClaimMoveRow, raw).map(moveFrom),
});

export const moveFrom = ({ fromStanding: from, toStanding: to, publicSince: _, ...move }: ClaimMoveRow): ClaimMove => ({
	...move,
	from,
	to,
});
