import { systemActor } from '../../core/permissions.js';
import { dropPending } from '../../store/deliveries.js';
import { WebhookRow } from '../../store/rows/webhook.js';
import { findWebhook } from '../../store/webhooks.js';
import { type Office, record } from '../office.js';

/** Tells a webhook nothing more, and says why, until somebody has it go on. */
export const disableWebhook = (office: Office, id: string, reason: string) =>
	record({ ...office, actor: systemActor }, 'reviseWebhook', {}, async (work) => {
		const { tx } = work;
		const webhook = await findWebhook(tx, id);
		if (!work.require(webhook?.deskId ?? '', 'webhook') || !webhook || webhook.state === 'DISABLED') return null;
		await tx.update(WebhookRow, { id }, { state: 'DISABLED', stateReason: reason });
		await dropPending(tx, id);
		work.tell({ reason });
		return webhook;
	});
