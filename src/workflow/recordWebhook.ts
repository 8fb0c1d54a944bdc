import type { Ref } from '../core/drafts.js';
import {
	checkWebhook,
	type Webhook,
	type WebhookEvent,
	type WebhookEyes,
	type WebhookFormat,
	webhookLimits,
} from '../core/webhook.js';
import { newestEvent } from '../store/outbox.js';
import { WebhookRow } from '../store/rows/webhook.js';
import { lockVault } from '../store/sealing/vaults.js';
import { holdSeals } from '../store/seals.js';
import { countWebhooks } from '../store/webhooks.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { checkFilter, checkFragment, checkUrl, type FilterGiven } from './webhooks/checks.js';
import { newSecret } from './webhooks/secret.js';

export interface WebhookDraft {
	readonly desk?: Ref | null | undefined;
	readonly name: string;
	readonly url: string;
	readonly events: readonly WebhookEvent[];
	readonly filter?: FilterGiven | null | undefined;
	readonly fragment?: string | null | undefined;
	readonly format: WebhookFormat;
	readonly eyes: WebhookEyes;
}

/** A webhook, and the secret that its messages are signed with; this is the one time that it is told. */
export interface NewWebhook {
	readonly webhook: Webhook;
	readonly secret: string;
}

/** Has an address told of what happens from now on. */
export const recordWebhook = (office: Office, draft: WebhookDraft, options: RecordOptions = {}) =>
	record(office, 'recordWebhook', { ...options, tellOnce: true }, (work) => addWebhook(work, draft, office));

async function addWebhook(work: Work, draft: WebhookDraft, office: Office): Promise<NewWebhook | null> {
	const { tx, problems, now, actor } = work;
	const deskId = await work.chooseDesk(draft.desk);
	const checked = checkWebhook(draft, problems);
	const url = checkUrl(office, draft.url, problems);
	const fragment = checkFragment(office, draft.fragment, problems);
	const { format, eyes } = draft;
	const filter = checkFilter(draft.filter, { deskId, eyes, problems });
	if ((await countWebhooks(tx, deskId)) >= webhookLimits.perDesk)
		problems.add('CONFLICT', 'desk', `this desk has ${webhookLimits.perDesk} webhooks, and no more are taken`);
	if (problems.errors.length > 0) return null;
	await holdSeals(tx);
	const id = work.newId('webhook');
	const secret = newSecret(office.random);
	const webhook = {
		id,
		deskId,
		...checked,
		host: new URL(url).host,
		...filter,
		fragment,
		format,
		eyes,
		state: 'ACTIVE' as const,
		stateReason: null,
		failingSince: null,
		previousUntil: null,
		recordedAt: now,
	};
	await tx.insert(WebhookRow, {
		...webhook,
		...lockVault(office.keys?.seal() ?? null, id, { url, secret, previous: null }),
		plannedTo: await newestEvent(tx),
		userId: actor.userId,
		endedAt: null,
	});
	return { webhook, secret };
}
