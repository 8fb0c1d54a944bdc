import { checkSaid } from '../core/checks.js';
import type { SaidDraft } from '../core/drafts.js';
import type { ChangeEvent } from '../core/history.js';
import { statementEntry } from '../core/search/entry.js';
import { requireRef } from '../store/references.js';
import { QuoteContextRow } from '../store/rows/snapshot.js';
import { StatementRow } from '../store/rows/statement.js';
import type { Work } from './office.js';

/** What testimony, rebuttals and silences share, checked and with references resolved. */
export type Said = Omit<StatementRow, 'claimId' | 'id' | 'role' | 'stance' | 'kind' | 'targetId' | 'response'>;

export async function prepareSaid(work: Work, draft: SaidDraft): Promise<Said> {
	const { problems, now } = work;
	const checked = checkSaid(draft, problems, { now });
	const sourceId = await requireRef(work, 'source', draft.source, 'source');
	const document = async (ref: string | null | undefined, path: string) =>
		ref ? requireRef(work, 'document', ref, path) : null;
	return {
		...checked,
		sourceId,
		documentId: await document(draft.document, 'document'),
		originDocumentId: await document(draft.repeats, 'repeats'),
		recordedAt: now,
		ledgerKey: null,
	};
}

/** What a statement answers cannot be younger than the answer. */
export function checkOrder(
	{ problems }: Pick<Work, 'problems'>,
	said: { readonly saidAt: string | null },
	answered: { readonly saidAt: string | null; readonly name: string },
): void {
	if (said.saidAt && answered.saidAt && said.saidAt < answered.saidAt)
		problems.add('INVALID', 'saidAt', `said ${said.saidAt}, before ${answered.name}, which is of ${answered.saidAt}`);
}

/** Keeps what was given to stand beside a statement's quote. */
export async function keepQuoteContext(
	{ tx }: Pick<Work, 'tx'>,
	statement: Pick<StatementRow, 'claimId' | 'id'>,
	draft: SaidDraft,
): Promise<void> {
	const { quotePrefix, quoteSuffix } = draft;
	if (!quotePrefix && !quoteSuffix) return;
	const { claimId, id: statementId } = statement;
	await tx.insert(QuoteContextRow, {
		claimId,
		statementId,
		prefix: quotePrefix ?? null,
		suffix: quoteSuffix ?? null,
	});
}

const none = { stance: null, kind: null, targetId: null, response: null } as const;

/** Appends the statement to its claim and has the claim scored anew. */
export async function appendStatement(
	work: Work,
	statement: Pick<StatementRow, 'claimId' | 'id' | 'role'> & Said & Partial<StatementRow>,
	event: ChangeEvent,
): Promise<void> {
	await work.tx.insert(StatementRow, { ...none, ...statement });
	work.index(statementEntry(statement, { retracted: false }), { isNew: true });
	work.announce('STATEMENT_RECORDED', statement.claimId, statement.id);
	work.touch(statement.claimId, { event, statementId: statement.id });
}
