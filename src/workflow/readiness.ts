import { en } from '../core/messages/en/en.js';
import type { OverrideDraft } from '../core/policy/policy.js';
import { explainRule, type Readiness, readinessBy, unmetIn } from '../core/policy/readiness.js';
import { limits } from '../core/problems.js';
import type { UserError } from '../core/result.js';
import { loadCases, type StoredCase } from '../store/cases.js';
import { loadApprovals, loadOverrides, loadPolicies } from '../store/policies.js';
import { loadQuoteStandings } from '../store/quotes.js';
import { loadRequests } from '../store/requests.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { PolicyOverrideRow } from '../store/rows/policy.js';
import { loadVerdicts } from '../store/verdicts.js';
import type { Work } from './office.js';

/** Whether a claim may be published by its desk's policy, as all stands within this recording. */
async function readinessIn(
	{ tx, now, method }: Pick<Work, 'tx' | 'now' | 'method'>,
	{ id, deskId }: Pick<ClaimRow, 'id' | 'deskId'>,
): Promise<Readiness & { readonly case: StoredCase; readonly overrideCount: number }> {
	const theCase = (await loadCases(tx, [id])).get(id);
	const policy = (await loadPolicies(tx, [deskId])).get(deskId);
	if (!theCase || !policy) throw new Error(`the case of ${id} or the policy of ${deskId} is not there`);
	const overrides = (await loadOverrides(tx, [id])).get(id) ?? [];
	const facts = {
		case: theCase,
		assessment: method.assess(theCase),
		requests: (await loadRequests(tx, [id])).get(id) ?? [],
		verdicts: (await loadVerdicts(tx, [id])).get(id) ?? [],
		approvals: (await loadApprovals(tx, [id])).get(id) ?? [],
		quotes: (await loadQuoteStandings(tx, [id])).get(id) ?? new Map(),
		now,
	};
	return { ...readinessBy(policy, facts, { overrides }), case: theCase, overrideCount: overrides.length };
}

/**
 * What a desk's policy has against publishing a claim: each rule that is unmet. Where an editor overrides them with a reason,
 * that is kept, and nothing stands against it.
 */
export async function policyProblems(
	work: Work,
	claim: ClaimRow,
	{ override }: { readonly override: OverrideDraft | null },
): Promise<UserError[]> {
	const { tx, now, actor, problems } = work;
	const readiness = await readinessIn(work, claim);
	const unmet = unmetIn(readiness);
	if (unmet.length === 0) return [];
	if (override === null)
		return unmet.map(({ rule, because }) => ({
			code: 'CONFLICT',
			path: ['claim'],
			message: `the policy of the desk is not met (${rule}): ${explainRule(because, readiness.case, en)}`,
		}));
	const reason = problems.text(['override', 'reason'], override.reason, { most: limits.text });
	if (!work.require(claim.deskId, 'override', 'overridePolicy') || problems.errors.length > 0) return [];
	await tx.insert(PolicyOverrideRow, {
		claimId: claim.id,
		sequence: readiness.overrideCount + 1,
		claimRevision: claim.revision,
		policyVersion: readiness.policyVersion,
		rules: unmet.map((one) => one.rule),
		reason,
		userId: actor.userId,
		recordedAt: now,
	});
	return [];
}
