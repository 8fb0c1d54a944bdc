import { opinionOf } from '../../core/contestedness/opinion.js';
import { groupBy } from '../../core/group.js';
import { bytesFor, makeId } from '../../core/ids.js';
import { nameOfView } from '../../core/permissions.js';
import { type Delivered, toldKinds } from '../../core/webhook.js';
import { type ClaimFacts, isWanted, loadClaimFacts } from '../../store/claimFacts.js';
import { onPrimary } from '../../store/feed.js';
import { eventsFrom, newestEvent } from '../../store/outbox.js';
import type { OutboxRow } from '../../store/rows/outbox.js';
import { WebhookDeliveryRow, type WebhookRow } from '../../store/rows/webhook.js';
import { holdPlanned, notePlanned, webhooksBehind } from '../../store/webhooks.js';
import type { Office } from '../office.js';
import { type News, newsOf, viewerFor } from './news.js';

/** How many events are planned in one transaction. */
const atOnce = 200;

/**
 * Plans who is to be told of what was recorded: for each webhook, from the event up to which that was done, and in one
 * transaction with the note how far it is done. So nothing is left out and nothing planned twice, whoever is killed when
 * and however many do it beside each other. Answers how many deliveries were planned.
 */
export const planDeliveries = (office: Office): Promise<number> =>
	onPrimary(office.database, async () => {
		for (let planned = 0; ; ) {
			const behind = await office.database.read(async (session) => webhooksBehind(session, await newestEvent(session)));
			const [first] = behind;
			if (!first) return planned;
			const together = behind.filter((one) => one.plannedTo === first.plannedTo);
			const count = await planSome(office, together, first.plannedTo);
			if (count === null) return planned;
			planned += count;
		}
	});

/** Plans the next events for webhooks that are equally far; null where somebody else does, or there are none. */
async function planSome(office: Office, webhooks: readonly WebhookRow[], plannedTo: number): Promise<number | null> {
	const { database } = office;
	const events = await database.read((session) => eventsFrom(session, plannedTo + 1, atOnce));
	const last = events.at(-1);
	if (!last) return null;
	const told = events.filter((one) => toldKinds.has(one.kind));
	const rows = told.length > 0 ? await rowsFor(office, webhooks, told) : [];
	return database.write(async (tx) => {
		const held = await holdPlanned(
			tx,
			webhooks.map((one) => one.id),
			plannedTo,
		);
		if (held.size === 0) return null;
		const mine = rows.filter((one) => held.has(one.webhookId));
		if (mine.length > 0) await tx.insert(WebhookDeliveryRow, ...mine);
		await notePlanned(tx, [...held], last.sequence);
		return mine.length;
	});
}

async function rowsFor(
	office: Office,
	webhooks: readonly WebhookRow[],
	events: readonly OutboxRow[],
): Promise<WebhookDeliveryRow[]> {
	const claimIds = [...new Set(events.flatMap((one) => one.claimId ?? []))];
	const facts = await office.database.read((session) => loadClaimFacts(session, claimIds));
	const rows: WebhookDeliveryRow[] = [];
	const views = groupBy(webhooks, (one) => nameOfView(viewerFor(one)));
	for (const seeing of views.values()) {
		const news = await newsOf(office, events, viewerFor(seeing[0] as WebhookRow));
		for (const event of events) {
			const one = event.kind === 'WEBHOOK_TESTED' ? null : await news.of(event);
			for (const webhook of seeing) {
				const fact = one && factsThen(office, one, facts.get(one.claim.id));
				const what = one
					? fact && wanted(webhook, { news: one, facts: fact, asShown: news.reads.asShown })
					: event.subjectId === webhook.id
						? 'TEST'
						: null;
				if (what) rows.push(deliveryOf(office, { webhook, event, what }));
			}
		}
	}
	return rows;
}

/** Under which name a webhook is to be told of something; null where it does not want it. */
function wanted(
	{ events, wanted: filter }: WebhookRow,
	{
		news,
		facts,
		asShown,
	}: { readonly news: News; readonly facts: ClaimFacts; readonly asShown: <F extends object>(filter: F) => F },
): Delivered | null {
	const name = news.names.find((one) => events.includes(one));
	return name && isWanted(asShown(filter), facts) ? name : null;
}

/** The facts that a filter is compared with: of a change, as they were after it. */
function factsThen({ method }: Office, { change }: News, facts: ClaimFacts | undefined): ClaimFacts | null {
	if (!facts || !change) return facts ?? null;
	const masses = { support: change.supportAfter, opposition: change.oppositionAfter };
	const { score, level, lean } = opinionOf(masses, method.weights);
	return { ...facts, claim: { ...facts.claim, score, level, lean, scoredAt: change.at } };
}

function deliveryOf(
	{ random }: Office,
	{ webhook, event, what }: { readonly webhook: WebhookRow; readonly event: OutboxRow; readonly what: Delivered },
): WebhookDeliveryRow {
	const { sequence, kind, claimId, subjectId, step, at } = event;
	return {
		webhookId: webhook.id,
		sequence,
		id: makeId('delivery', random(bytesFor('delivery'))),
		what,
		kind,
		claimId,
		subjectId,
		step,
		happenedAt: at,
		status: 'PENDING',
		tries: 0,
		nextTryAt: at,
		lease: null,
		leasedUntil: null,
		lastTryAt: null,
		lastStatus: null,
		lastProblem: null,
		lastMs: null,
	};
}
