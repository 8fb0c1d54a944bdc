import { checkSecondPerson, type Verdict } from '../core/verdict.js';
import { requireKind } from '../store/references.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { loadVerdicts } from '../store/verdicts.js';
import type { Work } from './office.js';
import { requireClaimOf } from './own.js';
import { requirePerson } from './person.js';

/** A verdict that a second person may speak on, and that person; else null with all problems noted. */
export async function findVerdictForSecond(
	work: Work,
	id: string,
): Promise<{
	readonly claim: ClaimRow;
	readonly verdict: Verdict;
	readonly latest: number;
	readonly userId: string;
} | null> {
	const { problems } = work;
	if (!requireKind(id, ['verdict'], { path: 'verdict', problems })) return null;
	const missing = `there is no verdict \`${id}\``;
	const claim = await requireClaimOf(work, id, { path: 'verdict', missing });
	if (!claim) return null;
	const userId = requirePerson(work, 'verdict');
	const verdicts = (await loadVerdicts(work.tx, [claim.id])).get(claim.id) ?? [];
	const verdict = verdicts.find((one) => one.id === id);
	const latest = verdicts.at(-1)?.sequence ?? 0;
	if (!verdict) problems.add('NOT_FOUND', 'verdict', missing);
	else checkSecondPerson(verdict, { userId, latest, revision: claim.revision, problems });
	return verdict && problems.errors.length === 0 ? { claim, verdict, latest, userId } : null;
}
