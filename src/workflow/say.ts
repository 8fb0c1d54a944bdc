import { checkSaid } from '../core/checks.js';
import type { SaidDraft } from '../core/drafts.js';
import type { ChangeEvent } from '../core/history.js';
import { statementEntry } from '../core/search/entry.js';
import { requireRef } from '../store/references.js';
import { QuoteContextRow } from '../store/rows/snapshot.js';
import { StatementRow } from '../store/rows/statement.js';
import type { Work } from './office.js';

/** What is a testimony's, a rebuttal's or a silence's own. */
type Own = Pick<StatementRow, 'claimId' | 'id' | 'role' | 'stance' | 'kind' | 'targetId' | 'response'>;

/** What they share, checked and with references resolved. */
type Said = Omit<StatementRow, keyof Own>;

export async function prepareSaid(
	work: Work,
	draft: SaidDraft,
	{ ledgerKey = null }: { readonly ledgerKey?: string | null },
): Promise<Said> {
	const { problems, now } = work;
	const { words, wordsLanguage, quote, note, saidAt } = checkSaid(draft, problems, { now });
	const sourceId = await requireRef(work, 'source', draft.source, 'source');
	const document = async (ref: string | null | undefined, path: string) =>
		ref ? requireRef(work, 'document', ref, path) : null;
	const documentId = await document(draft.document, 'document');
	const originDocumentId = await document(draft.repeats, 'repeats');
	const recordedAt = now;
	return { sourceId, documentId, originDocumentId, words, wordsLanguage, quote, note, saidAt, recordedAt, ledgerKey };
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

/** Appends a statement to its claim, with what stands beside its quote, and has the claim scored anew. */
export async function appendStatement<T extends Own>(
	work: Work,
	own: T,
	{ said, draft, event }: { readonly said: Said; readonly draft: SaidDraft; readonly event: ChangeEvent },
): Promise<StatementRow & T> {
	const statement = statementFrom(own, said);
	const { claimId, id: statementId } = statement;
	await work.tx.insert(StatementRow, statement);
	work.index(statementEntry(statement, { retracted: false }), { isNew: true });
	work.announce('STATEMENT_RECORDED', claimId, statementId);
	work.touch(claimId, { event, statementId });
	const { quotePrefix: prefix = null, quoteSuffix: suffix = null } = draft;
	if (prefix || suffix) await work.tx.insert(QuoteContextRow, { claimId, statementId, prefix, suffix });
	return statement;
}

/** Its fields one by one: put together by spreading, each statement would have a shape of its own in V8. */
const statementFrom = <T extends Own>(own: T, said: Said): StatementRow & T => {
	const row: StatementRow = {
		claimId: own.claimId,
		id: own.id,
		role: own.role,
		sourceId: said.sourceId,
		documentId: said.documentId,
		originDocumentId: said.originDocumentId,
		stance: own.stance,
		kind: own.kind,
		targetId: own.targetId,
		response: own.response,
		words: said.words,
		wordsLanguage: said.wordsLanguage,
		quote: said.quote,
		note: said.note,
		saidAt: said.saidAt,
		recordedAt: said.recordedAt,
		ledgerKey: said.ledgerKey,
	};
	return row as StatementRow & T;
};
