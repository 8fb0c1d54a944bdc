import type { LedgerDesk, LedgerLeave, LedgerPath, LedgerPerson, LedgerVerdict } from '../core/ledger.js';
import { Problems } from '../core/problems.js';
import { checkVerdict } from '../core/verdict.js';
import { loadClaims } from '../store/claims.js';
import { loadApprovals, loadOverrides } from '../store/policies.js';
import { findRef } from '../store/references.js';
import { SeatRow, UserRow } from '../store/rows/desk.js';
import { loadVerdicts } from '../store/verdicts.js';
import { addApproval } from './approveSource.js';
import { decide } from './decide.js';
import type { Importing } from './importLedger.js';
import { addRequests } from './importRequests.js';
import { addVerdict } from './issueVerdict.js';
import type { Work } from './office.js';
import { policyProblems } from './readiness.js';

/** What the desk did about the story of a ledger, in the order in which one stands on the other. */
export async function addDeskOf(importing: Importing): Promise<void> {
	const { desk } = importing.ledger;
	if (!desk) return;
	const as = await addPeople(importing, desk);
	await addRequests(importing, desk.requests);
	for (const one of desk.verdicts) await addVerdictOf(importing, one, as);
	for (const one of desk.approvals) await addApprovalOf(importing, one, as);
	// Last: what is overridden is what is unmet by then.
	for (const one of desk.overrides) await addOverrideOf(importing, one, as);
}

/** The same recording, in the name of somebody of the desk; what may be done is still asked of who imports. */
type As = (key: string, work: Work) => Work;

/**
 * The people that a ledger names: users from the start ended, without an address, whose seats are ended too. So what they judged
 * has their names, and nobody can sign in as them or hold their keys.
 */
async function addPeople({ at, work, report }: Importing, { people }: LedgerDesk): Promise<As> {
	const ids = new Map<string, string>();
	const deskId = people.length > 0 ? await work.chooseDesk(null) : '';
	for (const { key, path, name, role } of people) {
		const [known] = await work.tx.query<{ id: string; role: string }>(
			`SELECT u.id, s.role FROM desk_user u JOIN seat s ON s.user_id = u.id AND s.desk_id = ?
			WHERE u.name = ? AND u.email IS NULL AND u.ended_at = u.recorded_at ORDER BY u.id`,
			[deskId, name],
		);
		if (known && known.role !== role)
			report.findings.push({ of: `desk: \`${key}\``, field: 'role', recorded: known.role, given: role });
		ids.set(key, known?.id ?? (await at(path, (inner) => admitAndEnd(inner, { name, role, deskId }))));
		if (!known) report.added.colleagues++;
	}
	return (key, inner) => ({ ...inner, actor: { ...inner.actor, userId: ids.get(key) ?? null } });
}

async function admitAndEnd(
	work: Work,
	{ name, role, deskId }: Pick<LedgerPerson, 'name' | 'role'> & { readonly deskId: string },
): Promise<string> {
	const { tx, now } = work;
	const userId = work.newId('user');
	// To say who judged is as much as to say who sits at the desk.
	if (!work.require(deskId, 'name', 'admitUser')) return userId;
	const ended = { recordedAt: now, endedAt: now };
	await tx.insert(UserRow, { id: userId, name, email: null, ...ended });
	await tx.insert(SeatRow, { userId, deskId, role, ...ended });
	return userId;
}

/** A verdict that the same person gave with the same rating and words is on record already; any other is a new one. */
async function addVerdictOf({ at, report, work, within }: Importing, entry: LedgerVerdict, as: As): Promise<void> {
	const { draft, path } = entry;
	const claimId = (await findRef(work.tx, 'claim', draft.claim)) ?? '';
	const all = (await loadVerdicts(work.tx, [claimId])).get(claimId) ?? [];
	const { explanation } = checkVerdict(draft, new Problems());
	const by = as(entry.by, work).actor.userId;
	const known = all.find(
		(one) => one.userId === by && one.rating.key === draft.rating && one.explanation === explanation,
	);
	const sources = draft.sources?.map(within);
	const verdict = known ?? (await at(path, (inner) => addVerdict(as(entry.by, inner), { ...draft, sources })));
	if (!known) report.added.verdicts++;
	if (!verdict) return;
	const { decision } = verdict;
	const second = entry.agreedBy === null ? null : as(entry.agreedBy, work).actor.userId;
	const isLatest = verdict.sequence >= (all.at(-1)?.sequence ?? 0);
	if (decision === null && entry.agreedBy !== null && isLatest) {
		const agreedBy = entry.agreedBy;
		await at([...path, 'agreed-by'], (inner) =>
			decide(as(agreedBy, inner), verdict.id, { agreed: true, reason: null }),
		);
		report.added.agreements++;
	} else if ((decision?.agreed ? decision.userId : null) !== second)
		report.findings.push({
			of: `${draft.claim}: verdict \`${draft.rating}\` of \`${entry.by}\``,
			field: 'agreed-by',
			recorded: decision ? `${decision.agreed ? 'agreed' : 'rejected'} on ${decision.recordedAt}` : null,
			given: entry.agreedBy,
		});
}

async function addApprovalOf({ at, report, work, within }: Importing, entry: LedgerLeave, as: As): Promise<void> {
	const { claim, source, reason, path } = entry;
	const claimId = (await findRef(work.tx, 'claim', claim)) ?? '';
	const sourceId = await findRef(work.tx, 'source', within(source));
	const known = ((await loadApprovals(work.tx, [claimId])).get(claimId) ?? []).find((one) => one.sourceId === sourceId);
	if (known) return reportReason(report, { of: `${claim}: approval of \`${source}\``, recorded: known.reason, reason });
	await at(path, (inner) => addApproval(as(entry.by, inner), { claim: claimId, source: within(source), reason }));
	report.added.approvals++;
}

/** An override holds for a wording; one is added where a published claim's present wording has none and rules are unmet. */
async function addOverrideOf(
	{ at, report, work }: Importing,
	entry: { readonly claim: string; readonly reason: string; readonly by: string; readonly path: LedgerPath },
	as: As,
): Promise<void> {
	const { claim: key, reason, path } = entry;
	const claimId = (await findRef(work.tx, 'claim', key)) ?? '';
	const claim = (await loadClaims(work.tx, [claimId])).get(claimId);
	if (!claim) return;
	const of = `${key}: override`;
	if (claim.publicSince === null) {
		report.findings.push({ of, field: 'standing', recorded: claim.standing, given: 'PUBLISHED' });
		return;
	}
	const before = (await loadOverrides(work.tx, [claimId])).get(claimId) ?? [];
	const known = before.findLast((one) => one.claimRevision === claim.revision);
	if (known) return reportReason(report, { of, recorded: known.reason, reason });
	await at(path, (inner) => policyProblems(as(entry.by, inner), claim, { override: { reason } }));
	const after = (await loadOverrides(work.tx, [claimId])).get(claimId) ?? [];
	report.added.overrides += after.length - before.length;
}

function reportReason(
	report: Importing['report'],
	{ of, recorded, reason }: { readonly of: string; readonly recorded: string; readonly reason: string },
): void {
	const given = reason.normalize('NFC').trim();
	if (recorded !== given) report.findings.push({ of, field: 'because', recorded, given });
}
