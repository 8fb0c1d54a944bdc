import { checkRebuttalKind } from '../core/checks.js';
import type { RebuttalDraft } from '../core/drafts.js';
import { claimIdOf, kindOfId } from '../core/ids.js';
import type { Problems } from '../core/problems.js';
import type { Rebuttal } from '../core/statement.js';
import { requireKind } from '../store/references.js';
import { findStatement } from './findStatement.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwnClaim } from './own.js';
import { appendStatement, checkOrder, prepareSaid } from './say.js';

/** Records that a source opposes a claim (REBUTS), another statement (COUNTERS), or its source's standing to make it (UNDERCUTS). */
export const recordRebuttal = (office: Office, draft: RebuttalDraft, options: RecordOptions = {}) =>
	record(office, 'recordRebuttal', options, (work) => addRebuttal(work, draft));

export async function addRebuttal(
	work: Work,
	draft: RebuttalDraft,
	options: { readonly ledgerKey?: string } = {},
): Promise<Rebuttal | null> {
	const { problems } = work;
	const said = await prepareSaid(work, draft, options);
	const aim = await takeAim(work, draft.target);
	if (aim) checkOrder(work, said, aim);
	const kind = aim && checkRebuttalKind(draft.kind, problems, { ofStatement: aim.targetId !== null });
	if (!aim || !kind || problems.errors.length > 0) return null;

	const { claimId, targetId } = aim;
	const id = work.newId('rebuttal', claimId);
	const stance = draft.stance ?? 'DENIES';
	const own = { claimId, id, role: 'REBUTTAL', kind, stance, targetId, response: null } as const;
	return appendStatement(work, own, { said, draft, event: 'REBUTTAL_RECORDED' });
}

/** A silence cannot be rebutted. */
export const noteSilentTarget = (target: string, problems: Problems): void =>
	problems.add(
		'WRONG_TYPE',
		'target',
		`\`${target}\` is a silence: it takes no side, so there is nothing in it to rebut`,
	);

interface Aim {
	readonly claimId: string;
	readonly targetId: string | null;
	readonly saidAt: string | null;
	readonly name: string;
}

async function takeAim(work: Work, target: string): Promise<Aim | null> {
	const { problems } = work;
	const kind = kindOfId(target);
	if (kind === null || kind === 'claim') {
		const claim = await requireOwnClaim(work, target, 'target');
		return claim && { claimId: claim.id, targetId: null, saidAt: claim.saidAt, name: 'the claim was made' };
	}
	if (kind === 'silence') {
		noteSilentTarget(target, problems);
		return null;
	}
	if (!requireKind(target, ['claim', 'testimony', 'rebuttal'], { path: 'target', problems })) return null;
	const statement = await findStatement(work, target, { path: 'target' });
	if (!statement) return null;
	if (statement.retraction) {
		problems.add('CONFLICT', 'target', 'this statement has been retracted; there is nothing left to rebut');
		return null;
	}
	return { claimId: claimIdOf(target), targetId: target, saidAt: statement.saidAt, name: 'the statement it answers' };
}
