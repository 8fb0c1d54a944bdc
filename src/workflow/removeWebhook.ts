import type { Webhook } from '../core/webhook.js';
import { dropPending } from '../store/deliveries.js';
import { WebhookRow } from '../store/rows/webhook.js';
import { type Office, type RecordOptions, record } from './office.js';
import { requireWebhook } from './webhooks/own.js';

/** Tells an address nothing more. Where it was and what it was signed with is forgotten. */
export const removeWebhook = (office: Office, draft: { readonly webhook: string }, options: RecordOptions = {}) =>
	record(office, 'removeWebhook', options, async (work): Promise<Webhook | null> => {
		const webhook = await requireWebhook(work, draft.webhook);
		if (!webhook) return null;
		await work.tx.update(WebhookRow, { id: webhook.id }, { endedAt: work.now, vaultKeyId: null, vault: '' });
		await dropPending(work.tx, webhook.id);
		return webhook;
	});
