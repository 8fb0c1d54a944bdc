import { hoursAfter, webhookLimits } from '../core/webhook.js';
import { WebhookRow } from '../store/rows/webhook.js';
import { lockVault } from '../store/sealing/vaults.js';
import { holdSeals } from '../store/seals.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import type { NewWebhook } from './recordWebhook.js';
import { requireVault, requireWebhook } from './webhooks/own.js';
import { newSecret } from './webhooks/secret.js';

export interface RotationDraft {
	readonly webhook: string;
	/** The secret before is void at once: somebody else has it. */
	readonly atOnce?: boolean | null | undefined;
}

/** Gives a webhook a new secret. For a day messages are signed with the one before it too, unless that leaked. */
export const rotateWebhookSecret = (office: Office, draft: RotationDraft, options: RecordOptions = {}) =>
	record(office, 'rotateWebhookSecret', { ...options, tellOnce: true }, (work) => rotate(work, draft, office));

async function rotate(work: Work, draft: RotationDraft, office: Office): Promise<NewWebhook | null> {
	const { tx, now } = work;
	const found = await requireWebhook(work, draft.webhook);
	if (!found) return null;
	const { id } = found;
	await holdSeals(tx);
	const keys = office.keys?.seal() ?? null;
	const vault = requireVault(work, keys, found);
	if (!vault) return null;
	const secret = newSecret(office.random);
	const previous = draft.atOnce ? null : vault.secret;
	const previousUntil = draft.atOnce ? null : hoursAfter(now, webhookLimits.overlapHours);
	await tx.update(WebhookRow, { id }, { previousUntil, ...lockVault(keys, id, { url: vault.url, secret, previous }) });
	const webhook = await requireWebhook(work, id);
	return webhook && { webhook, secret };
}
