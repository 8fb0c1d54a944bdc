import type { InterestJudgementDraft } from '../core/drafts.js';
import { claimIdOf } from '../core/ids.js';
import { limits } from '../core/problems.js';
import type { InterestJudgement } from '../core/statement.js';
import { requireKind } from '../store/references.js';
import { InterestJudgementRow } from '../store/rows/statement.js';
import { findStatement } from './findStatement.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Sets a desk's own judgement of a statement's interest over the derived one, with the reason; null returns to the derived one. */
export const setInterest = (office: Office, draft: InterestJudgementDraft, options: RecordOptions = {}) =>
	record(office, 'setInterest', options, (work) => addJudgement(work, draft));

export async function addJudgement(work: Work, draft: InterestJudgementDraft): Promise<InterestJudgement> {
	const { tx, problems, now } = work;
	const statementId = draft.statement;
	const reason = problems.text('reason', draft.reason, { most: limits.text });
	const judgement = { statementId, interest: draft.interest ?? null, reason, recordedAt: now };
	if (!requireKind(statementId, ['testimony', 'rebuttal'], { path: 'statement', problems })) return judgement;
	await findStatement(work, statementId, { path: 'statement' });
	if (problems.errors.length > 0) return judgement;
	const claimId = claimIdOf(statementId);
	const [last] = await tx.query<{ sequence: number | null }>(
		'SELECT max(sequence) AS sequence FROM interest_judgement WHERE claim_id = ? AND statement_id = ?',
		[claimId, statementId],
	);
	await tx.insert(InterestJudgementRow, { claimId, ...judgement, sequence: (last?.sequence ?? 0) + 1 });
	work.announce('INTEREST_JUDGED', claimId, statementId);
	work.touch(claimId, { event: 'INTEREST_JUDGED', statementId });
	return judgement;
}
