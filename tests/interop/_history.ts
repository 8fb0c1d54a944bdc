import type { Case } from '../../src/core/case.js';
import type { ChangeEvent, ContestednessChange } from '../../src/core/history.js';
import { asserts, caseOf, denies, linked, onRecord, unnamed } from '../core/_cases.js';

export const step = (
	sequence: number,
	masses: readonly [number, number],
	more: Partial<ContestednessChange> & { readonly event: ChangeEvent },
): ContestednessChange => ({
	...{ claimId: 'claim', sequence, method: 'balance/1', statementId: null, causeClaimId: null },
	...{ at: `2025-09-${String(sequence).padStart(2, '0')}T08:00:00.000Z`, supportBefore: null, oppositionBefore: null },
	...{ supportAfter: masses[0], oppositionAfter: masses[1] },
	...more,
});

export const theCase: Case = caseOf([asserts('a', unnamed(2)), denies('b', onRecord('Ben'), { quote: 'not so' })], {
	links: [linked('other', 'RESTS_ON', 0.5)],
});
/** Recorded, asserted, denied, and a claim that it rests on changed. */
export const history = [
	step(1, [0, 0], { event: 'CLAIM_RECORDED' }),
	step(2, [0.75, 0], { event: 'TESTIMONY_RECORDED', statementId: 'a', supportBefore: 0, oppositionBefore: 0 }),
	step(3, [0.75, 1], { event: 'REBUTTAL_RECORDED', statementId: 'b', supportBefore: 0.75, oppositionBefore: 0 }),
	step(4, [1.25, 1], {
		...{ event: 'LINKED_CLAIM_CHANGED', causeClaimId: 'claim of other', supportBefore: 0.75, oppositionBefore: 1 },
	}),
];
