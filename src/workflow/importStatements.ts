import { instantFrom } from '../core/dates.js';
import type { SaidDraft } from '../core/drafts.js';
import type { LedgerClaim, LedgerStatement } from '../core/ledger.js';
import type { Statement } from '../core/statement.js';
import type { Importing } from './importLedger.js';
import { addRebuttal } from './recordRebuttal.js';
import { addSilence } from './recordSilence.js';
import { addTestimony } from './recordTestimony.js';
import { addRetraction } from './retractStatement.js';
import { addJudgement } from './setInterest.js';

interface Known {
	readonly id: string;
	readonly key: string | null;
	readonly words: string | null;
	readonly quote: string | null;
	readonly note: string | null;
	readonly kind: string | null;
	readonly saidAt: string | null;
	/** The stance, or a silence's response. */
	readonly stance: string;
	/** The slugs of its source, of the document that it is in and of the one that it repeats. */
	readonly source: string;
	readonly document: string | null;
	readonly repeats: string | null;
	readonly retracted: 0 | 1;
}

/** Appends what a ledger says under one claim and the record does not have; reports what differs and what is gone. */
export async function addStatements(importing: Importing, entry: LedgerClaim, claimId: string): Promise<void> {
	const { work, report } = importing;
	const known = await work.tx.query<Known>(
		`SELECT s.id, s.ledger_key AS "key", s.words, s.quote, s.note, s.kind, s.said_at AS "saidAt", coalesce(s.stance, s.response) AS "stance",
			q.slug AS "source", d.slug AS "document", o.slug AS "repeats", (r.statement_id IS NOT NULL) AS "retracted"
		FROM statement s JOIN source q ON q.id = s.source_id
		LEFT JOIN document d ON d.id = s.document_id LEFT JOIN document o ON o.id = s.origin_document_id
		LEFT JOIN retraction r ON r.claim_id = s.claim_id AND r.statement_id = s.id
		WHERE s.claim_id = ? AND s.ledger_key IS NOT NULL`,
		[claimId],
	);
	const byKey = new Map(known.map((one) => [one.key, one]));
	const ids = new Map(known.map((one) => [one.key ?? '', one.id]));
	for (const statement of entry.statements) {
		const before = byKey.get(statement.key);
		if (before) reportDifferences(importing, entry, statement, before);
		const id = before?.id ?? (await addStatement(importing, entry, statement, { claimId, ids }));
		if (id) ids.set(statement.key, id);
	}
	// Only now: what is rebutted in the file and then taken back could not be rebutted any more.
	for (const statement of entry.statements) {
		const id = ids.get(statement.key);
		const retracted = Boolean(byKey.get(statement.key)?.retracted);
		if (id) await addAfterwards(importing, statement, { id, retracted });
	}
	const inFile = new Set(entry.statements.map((one) => one.key));
	for (const one of known) {
		if (inFile.has(one.key ?? '') || one.retracted) continue;
		const said = `${entry.key}: statement \`${one.key}\``;
		report.findings.push({ of: said, field: null, recorded: one.id, given: null });
	}
}

async function addStatement(
	importing: Importing,
	entry: LedgerClaim,
	statement: LedgerStatement,
	options: { readonly claimId: string; readonly ids: ReadonlyMap<string, string> },
): Promise<string | null> {
	const { at, report } = importing;
	const { said } = statement;
	const { claimId } = options;
	const ledgerKey = statement.key;
	const recorded = await at<Statement | null>(statement.path, async (work) => {
		switch (said.role) {
			case 'TESTIMONY':
				return addTestimony(work, { ...said.draft, ...refsOf(importing, said.draft), claim: claimId }, { ledgerKey });
			case 'SILENCE':
				return addSilence(work, { ...said.draft, ...refsOf(importing, said.draft), claim: claimId }, { ledgerKey });
			case 'REBUTTAL': {
				const target = said.target === null ? claimId : options.ids.get(said.target);
				// Its target was refused, and so will be the whole.
				if (!target && importing.work.problems.errors.length > 0) return null;
				if (!target) throw new Error(`${entry.key}: ${ledgerKey} comes before its target ${said.target}`);
				return addRebuttal(work, { ...said.draft, ...refsOf(importing, said.draft), target }, { ledgerKey });
			}
		}
	});
	report.added.statements++;
	return recorded?.id ?? null;
}

/** Keys of the file as the slugs that they have on record. */
const refsOf = ({ within }: Importing, draft: SaidDraft) => ({
	source: within(draft.source),
	document: draft.document ? within(draft.document) : null,
	repeats: draft.repeats ? within(draft.repeats) : null,
});

async function addAfterwards(
	{ at, report, work }: Importing,
	statement: LedgerStatement,
	state: { readonly id: string; readonly retracted: boolean },
): Promise<void> {
	const { interest, retracted } = statement;
	if (interest) {
		const judged = await work.tx.query<{ interest: string | null; reason: string }>(
			'SELECT interest, reason FROM interest_judgement WHERE statement_id = ? AND claim_id = (SELECT claim_id FROM statement WHERE id = ?) ORDER BY sequence',
			[state.id, state.id],
		);
		if (!judged.some((one) => one.interest === interest.interest && one.reason === interest.reason)) {
			await at([...statement.path, 'interest'], (inner) => addJudgement(inner, { statement: state.id, ...interest }));
			report.added.judgements++;
		}
	}
	if (retracted && !state.retracted) {
		await at([...statement.path, 'retracted'], (inner) => addRetraction(inner, { statement: state.id, ...retracted }));
		report.added.retractions++;
	}
}

function reportDifferences(importing: Importing, entry: LedgerClaim, statement: LedgerStatement, before: Known): void {
	const { said } = statement;
	const { draft } = said;
	const text = (value: string | null | undefined) => value?.normalize('NFC').trim() || null;
	const given = {
		...refsOf(importing, draft),
		stance: said.role === 'SILENCE' ? said.draft.response : (said.draft.stance ?? before.stance),
		words: text(draft.words),
		quote: text(draft.quote),
		note: text(draft.note),
		kind: said.role === 'REBUTTAL' ? (said.draft.kind ?? before.kind) : null,
		saidAt: draft.saidAt ? instantFrom(draft.saidAt) : null,
	};
	for (const field of [
		'source',
		'stance',
		'words',
		'quote',
		'note',
		'kind',
		'saidAt',
		'document',
		'repeats',
	] as const) {
		if (given[field] === before[field]) continue;
		const of = `${entry.key}: statement \`${statement.key}\``;
		importing.report.findings.push({ of, field, recorded: before[field], given: given[field] });
	}
}
