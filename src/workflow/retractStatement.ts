import type { RetractionDraft } from '../core/drafts.js';
import { claimIdOf } from '../core/ids.js';
import { limits } from '../core/problems.js';
import { statementEntry } from '../core/search/entry.js';
import type { Retraction } from '../core/statement.js';
import { requireKind } from '../store/references.js';
import { RetractionRow } from '../store/rows/statement.js';
import { findStatement } from './findStatement.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { checkOrder } from './say.js';

/** Takes a statement back, with the reason. It stays on record and no longer counts. */
export const retractStatement = (office: Office, draft: RetractionDraft, options: RecordOptions = {}) =>
	record(office, 'retractStatement', options, (work) => addRetraction(work, draft));

export async function addRetraction(work: Work, draft: RetractionDraft): Promise<Retraction> {
	const { tx, problems, now } = work;
	const reason = problems.text('reason', draft.reason, { most: limits.text });
	const saidAt = problems.pastInstant('saidAt', draft.saidAt, { now });
	const retraction = { statementId: draft.statement, reason, saidAt, recordedAt: now };
	if (!requireKind(draft.statement, ['testimony', 'rebuttal', 'silence'], { path: 'statement', problems }))
		return retraction;
	const statement = await findStatement(work, draft.statement, { path: 'statement' });
	if (statement?.retraction)
		problems.add('CONFLICT', 'statement', `this statement was retracted on ${statement.retraction.recordedAt} already`);
	if (statement) checkOrder(work, retraction, { saidAt: statement.saidAt, name: 'the statement it takes back' });
	if (!statement || problems.errors.length > 0) return retraction;
	const claimId = claimIdOf(draft.statement);
	await tx.insert(RetractionRow, { claimId, ...retraction });
	work.index(statementEntry(statement, { retracted: true }));
	work.announce('STATEMENT_RETRACTED', claimId, draft.statement);
	work.touch(claimId, { event: 'STATEMENT_RETRACTED', statementId: draft.statement });
	return retraction;
}
