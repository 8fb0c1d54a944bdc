import { opinionOf } from '../../core/contestedness/opinion.js';
import type { Correction } from '../../core/deskWork.js';
import type { ContestednessChange } from '../../core/history.js';
import type { Viewer } from '../../core/permissions.js';
import type { ClaimMove } from '../../core/standings.js';
import { type SeenVerdict, verdictsSeenBy } from '../../core/verdict.js';
import type { Webhook, WebhookEvent } from '../../core/webhook.js';
import { loadChanges } from '../../store/changes.js';
import { type Reads, readsOf } from '../../store/reads.js';
import type { ClaimRow } from '../../store/rows/claim.js';
import type { OutboxRow } from '../../store/rows/outbox.js';
import type { StatementOnRecord } from '../../store/statements.js';
import { correctionOf, loadWork, moveOf } from '../../store/workEvents.js';
import type { Office } from '../office.js';

/** What an event says of what happened; the row of a delivery says the same. */
export type Happened = Pick<OutboxRow, 'kind' | 'claimId' | 'subjectId' | 'step'>;

/** An event with the things that it is about, as a viewer sees them now. */
export interface News {
	/** The names that it may be told under, the most particular first. */
	readonly names: readonly WebhookEvent[];
	readonly claim: ClaimRow;
	readonly change: ContestednessChange | null;
	readonly statement: StatementOnRecord | null;
	readonly move: ClaimMove | null;
	readonly correction: Correction | null;
	readonly verdict: SeenVerdict | null;
}

/** With whose eyes a webhook is told. */
export const viewerFor = ({ eyes, deskId }: Pick<Webhook, 'eyes' | 'deskId'>): Viewer => ({
	desks: eyes === 'DESK' ? [deskId] : [],
});

/** Reads some events as a viewer sees them; what they may not see, or what is none of a webhook's matters, is no news. */
export async function newsOf(
	{ database, method }: Office,
	events: readonly Happened[],
	viewer: Viewer,
): Promise<{ readonly reads: Reads; readonly of: (event: Happened) => Promise<News | null> }> {
	const reads = readsOf(database, viewer);
	const rows = events as readonly OutboxRow[];
	const steps = rows.flatMap(({ kind, claimId, step }) =>
		kind === 'CONTESTEDNESS_CHANGED' && claimId !== null && step !== null ? [{ claimId, step }] : [],
	);
	const worked = rows.flatMap((one) => [...moveOf(one), ...correctionOf(one)]);
	const { changeAt, workAt } = await database.read(async (session) => ({
		changeAt: steps.length > 0 ? await loadChanges(session, steps) : () => undefined,
		workAt: await loadWork(session, worked),
	}));
	// Asked for together, so that many events cost no more statements than one.
	const claimIds = [...new Set(events.flatMap((one) => one.claimId ?? []))];
	const judged = events.flatMap((one) => (one.kind === 'VERDICT_AGREED' ? (one.claimId ?? []) : []));
	await Promise.all([
		reads.claim.loadMany(claimIds),
		reads.statement.loadMany(events.flatMap((one) => (isOfStatement(one) ? (one.subjectId ?? []) : []))),
		reads.verdictsOfClaim.loadMany([...new Set(judged)]),
	]);
	const levelOf = (support: number | null, opposition: number | null) =>
		opinionOf({ support: support ?? 0, opposition: opposition ?? 0 }, method.weights).level;

	const of = async (event: Happened): Promise<News | null> => {
		const claim = event.claimId === null ? null : await reads.claim.load(event.claimId);
		if (!claim) return null;
		const nothing = { claim, change: null, statement: null, move: null, correction: null, verdict: null };
		switch (event.kind) {
			case 'CONTESTEDNESS_CHANGED': {
				const found = changeAt(claim.id, event.step ?? 0);
				if (!found) return null;
				const isNewLevel =
					levelOf(found.supportBefore, found.oppositionBefore) !== levelOf(found.supportAfter, found.oppositionAfter);
				const names: WebhookEvent[] = isNewLevel
					? ['LEVEL_CHANGED', 'CONTESTEDNESS_CHANGED']
					: ['CONTESTEDNESS_CHANGED'];
				return { ...nothing, names, change: reads.shownChange(found) };
			}
			case 'STATEMENT_RECORDED':
			case 'STATEMENT_RETRACTED': {
				const statement = await reads.statement.load(event.subjectId ?? '');
				return statement && { ...nothing, names: [event.kind], statement };
			}
			case 'VERDICT_AGREED': {
				const all = verdictsSeenBy(await reads.verdictsOfClaim.load(claim.id), {
					seated: viewer.desks === 'ALL' || viewer.desks.includes(claim.deskId),
					userId: null,
				});
				const verdict = all.find((one) => one.id === event.subjectId);
				return verdict ? { ...nothing, names: ['VERDICT_AGREED'], verdict } : null;
			}
			case 'CLAIM_MOVED':
			case 'CLAIM_CORRECTED': {
				const work = workAt(event as OutboxRow);
				const shown = work ? reads.workShown(claim, work) : null;
				if (!shown) return null;
				if (!('to' in shown)) return { ...nothing, names: ['CLAIM_CORRECTED'], correction: shown };
				const name = moveNames[shown.to];
				return name ? { ...nothing, names: [name], move: shown } : null;
			}
			default:
				return null;
		}
	};
	return { reads, of };
}

const isOfStatement = ({ kind }: Happened): boolean => kind === 'STATEMENT_RECORDED' || kind === 'STATEMENT_RETRACTED';

/** A correction is told of by its own event; other moves are the desk's. */
const moveNames: Partial<Record<ClaimMove['to'], WebhookEvent>> = {
	PUBLISHED: 'CLAIM_PUBLISHED',
	WITHDRAWN: 'CLAIM_WITHDRAWN',
};
