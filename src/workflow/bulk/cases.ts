import type { BulkClaim, BulkStatement } from '../../core/bulk.js';
import { checkClaim, checkRebuttalKind, checkSaid } from '../../core/checks.js';
import type { Instant } from '../../core/ids.js';
import { limits, type Problems } from '../../core/problems.js';
import { type OpposingStance, opposingStances } from '../../core/statement.js';
import { InterestJudgementRow, RetractionRow, StatementRow } from '../../store/rows/statement.js';
import { noteSilentTarget } from '../recordRebuttal.js';
import { checkOrder } from '../say.js';
import { CaseIds } from './ids.js';
import type { Names } from './names.js';

const opposing: ReadonlySet<unknown> = new Set(opposingStances);
const opposes = (stance: BulkStatement['stance']): stance is OpposingStance => opposing.has(stance);

/** What can be said of a claim's line without looking anything up. */
export interface CheckedCase {
	readonly claim: ReturnType<typeof checkClaim>;
	readonly statements: readonly CheckedStatement[];
}
interface CheckedStatement {
	readonly said: ReturnType<typeof checkSaid>;
	readonly retracted: { readonly reason: string; readonly saidAt: string | null } | null;
	readonly judged: { readonly interest: InterestJudgementRow['interest']; readonly reason: string } | null;
}

/** Problems below a step of the path: the same checks as for a mutation, shown where the line has it. */
function under<T>(problems: Problems, path: readonly (string | number)[], check: (problems: Problems) => T): T {
	const { errors } = problems;
	const before = errors.length;
	const answer = check(problems);
	if (errors.length > before)
		for (const one of errors.splice(before)) problems.add(one.code, [...path.map(String), ...one.path], one.message);
	return answer;
}

export function checkCase(draft: BulkClaim, problems: Problems, options: { readonly now: Instant }): CheckedCase {
	problems.slug('slug', draft.slug);
	const claim = checkClaim(draft, problems, options);
	const statements = (draft.statements ?? []).map((one, at) =>
		under(problems, ['statements', at], (inner): CheckedStatement => {
			inner.optionalText('key', one.key, { most: limits.name });
			if ((one.stance ?? null) === null && (one.response ?? null) === null)
				inner.add('INVALID', 'stance', 'a statement has a stance, or a response where it takes none; give one');
			else if (one.stance && one.response)
				inner.add('INVALID', 'response', 'a statement that takes a side is no silence; give a stance or a response');
			return {
				said: checkSaid(one, inner, options),
				retracted: one.retracted ? checkRetraction(one.retracted, inner, options) : null,
				judged: one.interest ? checkJudgement(one, inner) : null,
			};
		}),
	);
	return { claim, statements };
}

const checkRetraction = (
	{ reason, saidAt }: NonNullable<BulkStatement['retracted']>,
	problems: Problems,
	options: { readonly now: Instant },
) => ({
	reason: problems.text(['retracted', 'reason'], reason, { most: limits.text }),
	saidAt: problems.pastInstant(['retracted', 'saidAt'], saidAt, options),
});

function checkJudgement({ interest, response }: BulkStatement, problems: Problems) {
	if (response) problems.add('WRONG_TYPE', 'interest', 'a silence takes no side, so there is no interest to judge');
	const reason = problems.text(['interest', 'reason'], interest?.reason, { most: limits.text });
	return { interest: interest?.interest ?? null, reason };
}

/** A claim's line as rows, but for the claim's own. */
export interface CaseRows {
	readonly statements: readonly StatementRow[];
	readonly retractions: readonly RetractionRow[];
	readonly judgements: readonly InterestJudgementRow[];
}

/** The rows of what is said of one claim; what is wrong with references, targets and the order of time is noted. */
export function caseRows(
	draft: BulkClaim,
	checked: CheckedCase,
	options: { readonly ids: CaseIds; readonly names: Names; readonly problems: Problems; readonly now: Instant },
): CaseRows {
	const { ids, names, now, problems } = options;
	const { claimId } = ids;
	const statements: StatementRow[] = [];
	const retractions: RetractionRow[] = [];
	const judgements: InterestJudgementRow[] = [];
	const byKey = new Map<string, StatementRow>();
	for (const [at, one] of (draft.statements ?? []).entries()) {
		const { said, retracted, judged } = checked.statements[at] as CheckedStatement;
		const row = under(problems, ['statements', at], (inner) => {
			const target = one.target ? targetOf(one.target, byKey, inner) : null;
			const row = statementRow(one, said, { ids, names, problems, now, at, target });
			if (row.role !== 'TESTIMONY') {
				const { saidAt } = target ?? checked.claim;
				checkOrder({ problems: inner }, row, {
					saidAt,
					name: target ? 'the statement it answers' : 'the claim was made',
				});
			}
			if (one.key && byKey.has(one.key))
				inner.add('DUPLICATE', 'key', 'an earlier statement of this claim has that key; give each its own');
			if (retracted)
				under(inner, ['retracted'], (deeper) =>
					checkOrder({ problems: deeper }, retracted, { saidAt: row.saidAt, name: 'the statement it takes back' }),
				);
			return row;
		});
		if (one.key) byKey.set(one.key, row);
		statements.push(row);
		const statementId = row.id;
		if (retracted) retractions.push({ claimId, statementId, ...retracted, recordedAt: now });
		if (judged) judgements.push({ claimId, statementId, sequence: 1, ...judged, recordedAt: now });
	}
	return { statements, retractions, judgements };
}

function statementRow(
	draft: BulkStatement,
	said: CheckedStatement['said'],
	options: {
		readonly ids: CaseIds;
		readonly names: Names;
		readonly problems: Problems;
		readonly now: Instant;
		readonly at: number;
		readonly target: StatementRow | null;
	},
): StatementRow {
	const { ids, names, problems, now, at, target } = options;
	const stance = draft.stance ?? null;
	const isRebuttal = opposes(stance);
	const kind = isRebuttal ? checkRebuttalKind(draft.kind, problems, { ofStatement: Boolean(draft.target) }) : null;
	if (!isRebuttal && draft.kind) problems.add('INVALID', 'kind', 'only what opposes has a kind; leave it out');
	if (!isRebuttal && draft.target)
		problems.add('INVALID', 'target', 'only what opposes has a target; testimony and silences are of the claim');
	const document = (ref: string | null | undefined, path: string) =>
		ref ? names.require('document', ref, { path, problems }) : null;
	return {
		claimId: ids.claimId,
		id: ids.statementId(stance === null ? 'silence' : isRebuttal ? 'rebuttal' : 'testimony', at),
		role: stance === null ? 'SILENCE' : isRebuttal ? 'REBUTTAL' : 'TESTIMONY',
		sourceId: names.require('source', draft.source, { path: 'source', problems }),
		documentId: document(draft.document, 'document'),
		originDocumentId: document(draft.repeats, 'repeats'),
		stance,
		kind,
		targetId: target?.id ?? null,
		response: draft.response ?? null,
		words: said.words,
		wordsLanguage: said.wordsLanguage,
		quote: said.quote,
		note: said.note,
		saidAt: said.saidAt,
		recordedAt: now,
		ledgerKey: draft.key ?? null,
	};
}

function targetOf(key: string, byKey: ReadonlyMap<string, StatementRow>, problems: Problems): StatementRow | null {
	const target = byKey.get(key);
	if (!target) problems.add('NOT_FOUND', 'target', `no statement before this one has the key \`${key.slice(0, 80)}\``);
	else if (target.role === 'SILENCE') noteSilentTarget(key, problems);
	return target ?? null;
}
