import { checkPolicy, type Policy, type PolicyDraft } from '../core/policy/policy.js';
import { loadPolicies } from '../store/policies.js';
import { DeskPolicyRow } from '../store/rows/policy.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Changes rules of a desk's sourcing policy, with the reason; the earlier versions stay. */
export const setPolicy = (office: Office, draft: PolicyDraft, options: RecordOptions = {}) =>
	record(office, 'setPolicy', options, (work) => addPolicy(work, draft));

async function addPolicy(work: Work, draft: PolicyDraft): Promise<Policy | null> {
	const { tx, problems, now } = work;
	const deskId = await work.chooseDesk(draft.desk);
	const before = (await loadPolicies(tx, [deskId])).get(deskId);
	const checked = checkPolicy(draft, problems, { before: before?.rules ?? {} });
	if (!before || problems.errors.length > 0) return null;
	const by = { userId: work.actor.userId, recordedAt: now };
	const policy = { deskId, version: before.version + 1, ...checked, ...by };
	await tx.insert(DeskPolicyRow, policy);
	return policy;
}
