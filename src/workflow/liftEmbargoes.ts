import type { Instant } from '../core/ids.js';
import { systemActor } from '../core/permissions.js';
import { lastMove } from '../store/claimMoves.js';
import { loadClaims } from '../store/claims.js';
import { holdClaims } from '../store/locks.js';
import { publishCase } from '../store/publishing.js';
import { ClaimMoveRow } from '../store/rows/workflow.js';
import { loadSchedule, loadWaiting, setSchedule } from '../store/schedules.js';
import { type Office, record, type Work } from './office.js';
import { makeMove, publishingProblems } from './publish.js';

/** What the clock did with a claim whose embargo is over. */
type Lifted = 'PUBLIC' | 'HELD' | null;

/**
 * Lets the public see what was published with an embargo that is over by now; answers how many claims. Each is one
 * transaction, so that of several servers one does it, and whatever else goes wrong, the others go on.
 */
export async function liftEmbargoes(office: Office): Promise<number> {
	const clock: Office = { ...office, actor: systemActor };
	for (let count = 0; ; ) {
		const waiting = await office.database.read((session) => loadWaiting(session, atOnce));
		const due = waiting.length === 0 ? [] : dueBy(office.now(), waiting);
		let done = 0;
		for (const claimId of due) {
			const lifted = await record(clock, 'publishClaim', {}, (work) => lift(work, claimId));
			if (!lifted.ok || lifted.value.thing === null) continue;
			done++;
			if (lifted.value.thing === 'PUBLIC') count++;
		}
		if (due.length < atOnce || done === 0) return count;
	}
}
const atOnce = 100;

const dueBy = (now: Instant, waiting: Awaited<ReturnType<typeof loadWaiting>>): string[] =>
	waiting.flatMap(({ claimId, embargoUntil }) => (isOver(embargoUntil, now) ? [claimId] : []));

async function lift(work: Work, claimId: string): Promise<Lifted> {
	const { tx, now, announce } = work;
	await holdClaims(tx, [claimId]);
	const claim = (await loadClaims(tx, [claimId])).get(claimId);
	if (!claim || !work.require(claim.deskId, 'claim')) return null;
	const { embargoUntil } = await loadSchedule(tx, claimId);
	if (claim.standing !== 'PUBLISHED' || claim.publicSince !== null || !isOver(embargoUntil, now)) return null;
	await setSchedule(tx, claimId, { embargoUntil: null });
	const problems = await publishingProblems(work, claim);
	if (problems.length > 0) {
		const reason = `held when its embargo was over: ${problems.map((one) => one.message).join('; ')}`;
		await makeMove(work, claim, { to: 'READY', reason, isSeen: false });
		return 'HELD';
	}
	await publishCase(tx, claimId, now);
	const sequence = await lastMove(tx, claimId);
	await tx.update(ClaimMoveRow, { claimId, sequence }, { publicSince: now });
	announce('CLAIM_MOVED', claimId, null, sequence);
	return 'PUBLIC';
}

const isOver = (embargoUntil: Instant | null, now: Instant): boolean => embargoUntil !== null && embargoUntil <= now;
