import type { TestimonyDraft } from '../core/drafts.js';
import type { Testimony } from '../core/statement.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwn } from './own.js';
import { appendStatement, prepareSaid } from './say.js';

/** Records that a source asserts or confirms a claim; it may have done so before the claim was made, as a filing may. */
export const recordTestimony = (office: Office, draft: TestimonyDraft, options: RecordOptions = {}) =>
	record(office, 'recordTestimony', options, (work) => addTestimony(work, draft));

export async function addTestimony(
	work: Work,
	draft: TestimonyDraft,
	options: { readonly ledgerKey?: string } = {},
): Promise<Testimony | null> {
	const claimId = await requireOwn(work, 'claim', draft.claim, 'claim');
	const said = await prepareSaid(work, draft, options);
	if (work.problems.errors.length > 0) return null;
	const id = work.newId('testimony', claimId);
	const stance = draft.stance ?? 'ASSERTS';
	const own = { claimId, id, role: 'TESTIMONY', stance, kind: null, targetId: null, response: null } as const;
	return appendStatement(work, own, { said, draft, event: 'TESTIMONY_RECORDED' });
}
