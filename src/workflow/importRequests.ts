import { instantFrom } from '../core/dates.js';
import type { LedgerRequest } from '../core/ledger.js';
import { Problems } from '../core/problems.js';
import { type CommentRequest, checkRequest, outcomeOf } from '../core/reply.js';
import { findRef } from '../store/references.js';
import { loadRequests } from '../store/requests.js';
import type { Importing } from './importLedger.js';
import { keepOutcome } from './outcome.js';
import { addReminder } from './remindParty.js';
import { addRequest } from './requestComment.js';

/** Appends the requests of a ledger, their reminders and outcomes; one is on record already that asked the same party at the same moment. */
export async function addRequests(importing: Importing, entries: readonly LedgerRequest[]): Promise<void> {
	const { at, report, work } = importing;
	for (const entry of entries) {
		const { draft, path } = entry;
		const claimId = (await findRef(work.tx, 'claim', draft.claim)) ?? '';
		const partyId = await findRef(work.tx, 'party', draft.party);
		const askedAt = instantFrom(draft.askedAt);
		const before = (await loadRequests(work.tx, [claimId])).get(claimId) ?? [];
		const known = before.find((one) => one.partyId === partyId && one.askedAt === askedAt);
		if (known) reportDifferences(importing, entry, known);
		else report.added.requests++;
		const request = known ?? (await at(path, (inner) => addRequest(inner, draft)));
		if (!request) continue;
		await addReminders(importing, entry, request);
		await addOutcome(importing, entry, request);
	}
}

const nameOf = ({ draft }: LedgerRequest): string =>
	`${draft.claim}: request to \`${draft.party}\` of ${draft.askedAt}`;

function reportDifferences({ report, work }: Importing, entry: LedgerRequest, known: CommentRequest): void {
	const given = checkRequest(entry.draft, new Problems(), { now: work.now });
	for (const field of ['question', 'language', 'channel', 'deadline'] as const)
		if (known[field] !== given[field])
			report.findings.push({ of: nameOf(entry), field, recorded: known[field], given: given[field] });
}

async function addReminders({ at, report }: Importing, entry: LedgerRequest, request: CommentRequest): Promise<void> {
	const { id, reminders, outcomes } = request;
	for (const { path, ...draft } of entry.reminders) {
		if (reminders.some((one) => one.remindedAt === instantFrom(draft.remindedAt))) continue;
		if (outcomes.length > 0) {
			// What is closed is not reminded of any more, and what was recorded is not rewritten.
			report.findings.push({ of: nameOf(entry), field: 'reminder', recorded: null, given: draft.remindedAt });
			continue;
		}
		await at(path, (inner) => addReminder(inner, { request: id, ...draft }));
		report.added.reminders++;
	}
}

/** Links a request to what came of it; after NO_RESPONSE there may be another, since some answer late. */
async function addOutcome({ at, report, work }: Importing, entry: LedgerRequest, known: CommentRequest): Promise<void> {
	const { outcome } = entry;
	const last = outcomeOf(known);
	const [statement] = outcome
		? await work.tx.query<{ id: string }>('SELECT id FROM statement WHERE claim_id = ? AND ledger_key = ?', [
				known.claimId,
				outcome.statement,
			])
		: [];
	if (last?.statementId === statement?.id) return;
	if (outcome && statement && (!last || last.kind === 'NO_RESPONSE')) {
		await at(outcome.path, async (inner) => {
			if (outcome.kind === 'NO_RESPONSE' && known.deadline >= work.now)
				inner.problems.add(
					'CONFLICT',
					[],
					`the party may answer until ${known.deadline}; it is no silence before that`,
				);
			return keepOutcome(inner, known, { kind: outcome.kind, statement });
		});
		report.added.outcomes++;
		return;
	}
	report.findings.push({
		of: nameOf(entry),
		field: 'outcome',
		recorded: last?.kind ?? null,
		given: outcome?.statement ?? null,
	});
}
