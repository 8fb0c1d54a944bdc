import type { SilenceDraft } from '../core/drafts.js';
import type { Silence } from '../core/statement.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwnClaim } from './own.js';
import { appendStatement, checkOrder, prepareSaid } from './say.js';

/** Records that a source took no side: declined, did not answer, answered off the point … It moves no score. */
export const recordSilence = (office: Office, draft: SilenceDraft, options: RecordOptions = {}) =>
	record(office, 'recordSilence', options, (work) => addSilence(work, draft));

export async function addSilence(
	work: Work,
	draft: SilenceDraft,
	options: { readonly ledgerKey?: string } = {},
): Promise<Silence | null> {
	const { problems } = work;
	const claim = await requireOwnClaim(work, draft.claim, 'claim');
	const said = await prepareSaid(work, draft, options);
	if (claim) checkOrder(work, said, { saidAt: claim.saidAt, name: 'the claim was made' });
	if (!claim || problems.errors.length > 0) return null;
	const claimId = claim.id;
	const id = work.newId('silence', claimId);
	const { response } = draft;
	const own = { claimId, id, role: 'SILENCE', stance: null, kind: null, targetId: null, response } as const;
	return appendStatement(work, own, { said, draft, event: 'SILENCE_RECORDED' });
}
