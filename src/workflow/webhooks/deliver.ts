import { dayOf } from '../../core/dates.js';
import { bytesFor, type Instant, makeId } from '../../core/ids.js';
import {
	type Delivered,
	type DeliveryProblem,
	hoursAfter,
	nextTry,
	sentAs,
	type WebhookVault,
	webhookLimits,
} from '../../core/webhook.js';
import { findDue, noteFailing, noteTried, type Tried, takeDue } from '../../store/deliveries.js';
import { onPrimary } from '../../store/feed.js';
import type { Reads } from '../../store/reads.js';
import type { WebhookDeliveryRow, WebhookRow } from '../../store/rows/webhook.js';
import { openVault } from '../../store/sealing/vaults.js';
import { findWebhook } from '../../store/webhooks.js';
import type { Office } from '../office.js';
import { disableWebhook } from './disable.js';
import { type News, newsOf, viewerFor } from './news.js';

/** A message before it is signed. */
export interface Message {
	readonly id: string;
	readonly what: Delivered;
	/** Its name as it is sent. */
	readonly type: string;
	/** When it happened; for the public, on which day. */
	readonly timestamp: Instant;
	/** Null where it is only to try out whether messages arrive. */
	readonly news: News | null;
	readonly reads: Reads;
	readonly webhook: WebhookRow;
}

/** What came back. */
export type Answered =
	| { readonly status: number; readonly retryAfter: number | null }
	| { readonly problem: Exclude<DeliveryProblem, 'STATUS' | 'NOT_SEEN' | 'DISABLED' | 'NO_KEY'> };

/** Who carries messages: puts them into words and to their addresses. */
export interface Courier {
	/** How long one message may take, in ms. */
	readonly patience: number;
	carry(message: Message, to: { readonly url: string; readonly secrets: readonly string[] }): Promise<Answered>;
}

/** What came of a delivery that was taken; LOST where another has taken it meanwhile. */
export type Outcome = 'DELIVERED' | 'FAILED' | 'PENDING' | 'DROPPED' | 'LOST';

/** Takes what is due, at most so many, until a little after the time in which it is to be carried. */
export async function takeDeliveries(
	{ database, now, random }: Office,
	options: { readonly most: number; readonly patience: number },
): Promise<readonly WebhookDeliveryRow[]> {
	const { most, patience } = options;
	const at = now();
	const due = await onPrimary(database, () => database.read((session) => findDue(session, at, most)));
	if (due.length === 0) return [];
	const leasedUntil = new Date(Date.parse(at) + 2 * patience).toISOString();
	const lease = makeId('delivery', random(bytesFor('delivery')));
	return database.write((tx) => takeDue(tx, due, { now: at, leasedUntil, lease }));
}

/** Carries one delivery that was taken, and notes what came of it. */
export async function deliver(office: Office, courier: Courier, delivery: WebhookDeliveryRow): Promise<Outcome> {
	const { database, now } = office;
	const webhook = await onPrimary(database, () => database.read((session) => findWebhook(session, delivery.webhookId)));
	if (!webhook) return 'LOST';
	const vault = openVault(office.keys?.seal() ?? null, webhook.id, webhook);
	if (typeof vault === 'string') return note(office, { delivery, answered: { problem: 'NO_KEY' }, began: now() });
	const viewer = viewerFor(webhook);
	const { reads, of } = await onPrimary(database, () => newsOf(office, [delivery], viewer));
	const news = delivery.what === 'TEST' ? null : await onPrimary(database, () => of(delivery));
	if (!news && delivery.what !== 'TEST')
		return note(office, { delivery, answered: { problem: 'NOT_SEEN' }, began: now() });
	const began = now();
	const message: Message = {
		id: delivery.id,
		what: delivery.what,
		type: sentAs(delivery.what),
		timestamp: webhook.eyes === 'PUBLIC' ? dayOf(delivery.happenedAt) : delivery.happenedAt,
		news,
		reads,
		webhook,
	};
	const answered = await onPrimary(database, () =>
		courier.carry(message, { url: vault.url, secrets: secretsOf(vault, webhook, began) }),
	);
	const outcome = await note(office, { delivery, answered, began });
	const reason = reasonToDisable(answered, { webhook, now: began, outcome });
	if (reason) await disableWebhook(office, webhook.id, reason);
	return outcome;
}

/** What a message is signed with: the secret, and for a while after a rotation the one before it. */
const secretsOf = ({ secret, previous }: WebhookVault, { previousUntil }: WebhookRow, now: Instant): string[] =>
	previous !== null && previousUntil !== null && now < previousUntil ? [secret, previous] : [secret];

function reasonToDisable(
	answered: Answered,
	{ webhook, now, outcome }: { readonly webhook: WebhookRow; readonly now: Instant; readonly outcome: Outcome },
): string | null {
	if ('status' in answered && answered.status === 410) return 'it answered 410: it is gone';
	const { failingSince } = webhook;
	const days = webhookLimits.failingDays;
	const tooLong = failingSince !== null && hoursAfter(failingSince, 24 * days) <= now;
	return tooLong && outcome !== 'DELIVERED' ? `nothing was accepted for ${days} days` : null;
}

const isAccepted = (answered: Answered | { readonly problem: DeliveryProblem }): boolean =>
	'status' in answered && answered.status >= 200 && answered.status < 300;

async function note(
	office: Office,
	{
		delivery,
		answered,
		began,
	}: {
		readonly delivery: WebhookDeliveryRow;
		readonly answered: Answered | { readonly problem: DeliveryProblem };
		readonly began: Instant;
	},
): Promise<Outcome> {
	const now = office.now();
	const tries = delivery.tries + 1;
	const accepted = isAccepted(answered);
	const isGone = 'status' in answered && answered.status === 410;
	const isDropped = 'problem' in answered && answered.problem === 'NOT_SEEN';
	const chance = (office.random(1)[0] ?? 0) / 256;
	const retryAfter = 'status' in answered ? answered.retryAfter : null;
	const next = accepted || isGone || isDropped ? null : nextTry(tries, { now, chance, retryAfter });
	const status = accepted ? 'DELIVERED' : isDropped ? 'DROPPED' : next === null ? 'FAILED' : 'PENDING';
	const tried: Tried = {
		status,
		tries,
		nextTryAt: next ?? now,
		lastTryAt: began,
		lastStatus: 'status' in answered ? answered.status : null,
		lastProblem: accepted ? null : 'problem' in answered ? answered.problem : 'STATUS',
		lastMs: Math.max(0, Date.parse(now) - Date.parse(began)),
	};
	return office.database.write(async (tx) => {
		if (!(await noteTried(tx, delivery, tried))) return 'LOST';
		if (!isDropped) await noteFailing(tx, delivery.webhookId, accepted ? null : began);
		return status;
	});
}
