import type { Webhook } from '../core/webhook.js';
import { type Office, type RecordOptions, record } from './office.js';
import { requireWebhook } from './webhooks/own.js';

/** Sends a message of no consequence, on the same way as all others. */
export const testWebhook = (office: Office, draft: { readonly webhook: string }, options: RecordOptions = {}) =>
	record(office, 'testWebhook', options, async (work): Promise<Webhook | null> => {
		const webhook = await requireWebhook(work, draft.webhook);
		if (!webhook) return null;
		if (webhook.state === 'DISABLED')
			work.problems.add('CONFLICT', 'webhook', 'it is disabled; have it go on first (reviseWebhook, state ACTIVE)');
		work.tell({ objectIds: [webhook.id] });
		work.announce('WEBHOOK_TESTED', null, webhook.id);
		return webhook;
	});
