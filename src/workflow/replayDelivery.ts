import { kindOfId } from '../core/ids.js';
import { may } from '../core/permissions.js';
import { type Webhook, webhookLimits } from '../core/webhook.js';
import { beginAgain, findDelivery, overFrom } from '../store/deliveries.js';
import { findWebhook } from '../store/webhooks.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

export interface ReplayDraft {
	readonly delivery: string;
	/** All later ones of the same webhook too. */
	readonly andLater?: boolean | null | undefined;
}

/** Whose deliveries were begun anew, and how many. */
export interface Replayed {
	readonly webhook: Webhook;
	readonly count: number;
}

/** Begins deliveries that are over anew, under the ids that they had: one, or all from an event on. */
export const replayDelivery = (office: Office, draft: ReplayDraft, options: RecordOptions = {}) =>
	record(office, 'replayDelivery', options, (work) => replay(work, draft));

async function replay(work: Work, { delivery: id, andLater }: ReplayDraft): Promise<Replayed | null> {
	const { tx, actor, problems, now } = work;
	const delivery = kindOfId(id) === 'delivery' ? await findDelivery(tx, id) : null;
	const webhook = delivery && (await findWebhook(tx, delivery.webhookId));
	if (!delivery || !webhook || !may(actor, 'seeWebhooks', webhook.deskId)) {
		problems.add('NOT_FOUND', 'delivery', `there is no delivery \`${id.slice(0, 80)}\``);
		return null;
	}
	if (!work.require(webhook.deskId, 'delivery')) return null;
	if (webhook.state === 'DISABLED')
		problems.add('CONFLICT', 'delivery', 'its webhook is disabled; have it go on first (reviseWebhook, state ACTIVE)');
	if (!andLater && delivery.status === 'PENDING')
		problems.add('CONFLICT', 'delivery', 'it is still to be delivered; wait until it is over');
	if (problems.errors.length > 0) return null;
	const { sequence } = delivery;
	const sequences = andLater ? await overFrom(tx, webhook.id, sequence, webhookLimits.replay) : [sequence];
	if (sequences.length > 0) await beginAgain(tx, webhook.id, sequences, now);
	work.tell({ objectIds: [webhook.id, id], after: { deliveries: sequences.length } });
	return { webhook, count: sequences.length };
}
