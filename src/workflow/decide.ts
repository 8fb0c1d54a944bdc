import { isShut, type Verdict } from '../core/verdict.js';
import { publishCase } from '../store/publishing.js';
import { VerdictDecisionRow } from '../store/rows/verdict.js';
import { findVerdictForSecond } from './findVerdict.js';
import type { Work } from './office.js';

/** Keeps what a second person makes of a verdict. Of a sealed one they first give a rating of their own. */
export async function decide(
	work: Work,
	id: string,
	what: { readonly agreed: boolean; readonly reason: string | null },
): Promise<Verdict | null> {
	const { tx, problems, now } = work;
	const found = await findVerdictForSecond(work, id);
	if (!found) return null;
	const { claim, verdict, latest, userId } = found;
	if (isShut(verdict, { latest })) {
		problems.add('CONFLICT', 'verdict', 'this verdict is sealed; a second checker gives a rating of their own first');
		return null;
	}
	const decision = { ...what, userId, recordedAt: now };
	await tx.insert(VerdictDecisionRow, { claimId: verdict.claimId, verdictId: id, ...decision });
	if (what.agreed && claim.publicSince !== null) await publishCase(tx, claim.id, now);
	if (what.agreed) work.announce('VERDICT_AGREED', claim.id, id);
	return { ...verdict, decision };
}
