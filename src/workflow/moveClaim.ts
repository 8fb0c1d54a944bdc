import type { MoveDraft } from '../core/drafts.js';
import type { Instant } from '../core/ids.js';
import { limits } from '../core/problems.js';
import { type ClaimMove, movesFrom, moveTo, type PermittedMove } from '../core/standings.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { loadSchedule } from '../store/schedules.js';
import { requireHeld } from './held.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { makeMove, publish, publishingProblems } from './publish.js';

/** Moves a claim on its way from tip to published, along the table of permitted moves. */
export const moveClaim = (office: Office, draft: MoveDraft, options: RecordOptions = {}) =>
	record(office, 'moveClaim', options, (work) => addMove(work, draft));

async function addMove(work: Work, draft: MoveDraft): Promise<ClaimMove | null> {
	const { problems } = work;
	const { expectedRevision } = draft;
	const reason = problems.optionalText('reason', draft.reason, { most: limits.text });
	const claim = await requireHeld(work, draft.claim, { expectedRevision, given: draft.to });
	const move = claim && permittedMove(work, claim, draft);
	if (!claim || !move) return null;
	if (move.needsReason && reason === null)
		problems.add('INVALID', 'reason', `a claim goes from ${move.from} to ${move.to} with a reason; give one`);
	const embargoUntil = await checkEmbargo(work, claim, draft);
	const { override } = draft;
	if (move.to === 'PUBLISHED') problems.errors.push(...(await publishingProblems(work, claim, { override })));
	else if (override) problems.add('INVALID', 'override', 'an override goes with publishing; leave it out');
	if (problems.errors.length > 0) return null;
	return move.to === 'PUBLISHED'
		? publish(work, claim, { reason, embargoUntil })
		: makeMove(work, claim, { to: move.to, reason, isSeen: claim.publicSince !== null });
}

/** The move that the table has and the actor may make; else null with a problem noted that says which there are. */
function permittedMove(work: Work, claim: ClaimRow, { from, to }: MoveDraft): PermittedMove | null {
	const { problems } = work;
	const { standing, publicSince, deskId } = claim;
	const stand = { standing, isPublic: publicSince !== null };
	if (from && from !== standing)
		problems.add('CONFLICT', 'from', `this claim is ${standing} by now, and not ${from} any more`);
	const move = moveTo(stand, to);
	if (move?.action === 'correctClaim')
		problems.add('INVALID', 'to', 'correctClaim does that: it says what was wrong, and what it says now');
	else if (move) return work.require(deskId, 'to', move.action) ? move : null;
	else {
		const ways = movesFrom(stand).map((one) => one.to);
		const remedy = ways.length > 0 ? `from there it goes to ${ways.join(' or ')}` : 'there it stays';
		problems.add('CONFLICT', 'to', `this claim is ${standing} and does not go to ${to}; ${remedy}`);
	}
	return null;
}

/** Until when the public is not to see what is published now: as given, or as it was agreed before; null where at once. */
async function checkEmbargo(work: Work, claim: ClaimRow, { to, embargoUntil }: MoveDraft): Promise<Instant | null> {
	const { tx, problems, now } = work;
	if (to !== 'PUBLISHED') {
		if (embargoUntil != null) problems.add('INVALID', 'embargoUntil', 'an embargo goes with publishing; leave it out');
		return null;
	}
	const given = problems.futureInstant('embargoUntil', embargoUntil, { now });
	const agreed = (await loadSchedule(tx, claim.id)).embargoUntil;
	if (agreed === null || agreed <= now) return given;
	if (given !== null && given < agreed)
		problems.add(
			'CONFLICT',
			'embargoUntil',
			`the embargo on this claim holds until ${agreed}; change it first by scheduleClaim`,
		);
	return given ?? agreed;
}
