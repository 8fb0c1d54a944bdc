import { checkWebhook, type Webhook, type WebhookState } from '../core/webhook.js';
import { newestEvent } from '../store/outbox.js';
import { WebhookRow } from '../store/rows/webhook.js';
import { lockVault } from '../store/sealing/vaults.js';
import { holdSeals } from '../store/seals.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import type { WebhookDraft } from './recordWebhook.js';
import { checkFilter, checkFragment, checkUrl } from './webhooks/checks.js';
import { requireVault, requireWebhook } from './webhooks/own.js';

type Changeable = Partial<{
	readonly [F in keyof Omit<WebhookDraft, 'desk' | 'filter' | 'fragment'>]: WebhookDraft[F] | null;
}>;

/** What changes of a webhook; what is left out stays as it is. */
export interface WebhookRevision extends Changeable, Pick<WebhookDraft, 'filter' | 'fragment'> {
	readonly webhook: string;
	readonly state?: WebhookState | null | undefined;
	readonly reason?: string | null | undefined;
}

/** Changes what a webhook is told, or pauses it, or has it go on. What is planned already goes to where it points now. */
export const reviseWebhook = (office: Office, draft: WebhookRevision, options: RecordOptions = {}) =>
	record(office, 'reviseWebhook', options, (work) => revise(work, draft, office));

async function revise(work: Work, draft: WebhookRevision, office: Office): Promise<Webhook | null> {
	const { tx, problems } = work;
	const webhook = await requireWebhook(work, draft.webhook);
	if (!webhook) return null;
	const { id, deskId } = webhook;
	const name = draft.name ?? webhook.name;
	const checked = checkWebhook({ name, events: draft.events ?? webhook.events }, problems);
	const eyes = draft.eyes ?? webhook.eyes;
	const format = draft.format ?? webhook.format;
	const given =
		draft.filter === undefined && webhook.filterGiven !== null
			? { given: webhook.filterGiven, wanted: webhook.wanted }
			: draft.filter;
	const filter = checkFilter(given, { deskId, eyes, problems });
	const fragment = draft.fragment === undefined ? webhook.fragment : checkFragment(office, draft.fragment, problems);
	const url = draft.url == null ? null : checkUrl(office, draft.url, problems);
	if (draft.state === 'DISABLED' && webhook.state !== 'DISABLED')
		problems.add('INVALID', 'state', 'a webhook is disabled where its receiver is gone; pause it, or remove it');
	const reason = problems.optionalText('reason', draft.reason, { most: 2_000 });
	if (problems.errors.length > 0) return null;
	const moved = url === null ? {} : await movedTo(work, webhook, { url, office });
	const state = await stateFor(work, webhook, { to: draft.state, reason });
	await tx.update(WebhookRow, { id }, { ...checked, ...filter, fragment, format, eyes, ...state, ...moved });
	return requireWebhook(work, id);
}

/** What changes with the address. */
async function movedTo(
	work: Work,
	webhook: WebhookRow,
	{ url, office }: { readonly url: string; readonly office: Office },
): Promise<Partial<WebhookRow>> {
	await holdSeals(work.tx);
	const keys = office.keys?.seal() ?? null;
	const vault = requireVault(work, keys, webhook);
	return vault ? { host: new URL(url).host, ...lockVault(keys, webhook.id, { ...vault, url }) } : {};
}

/** One that was disabled goes on with what happens from now on; one that was paused, with what happened meanwhile. */
async function stateFor(
	{ tx }: Work,
	webhook: WebhookRow,
	{ to, reason }: { readonly to: WebhookRevision['state']; readonly reason: string | null },
): Promise<Partial<WebhookRow>> {
	if (to == null || to === webhook.state) return {};
	const fresh = webhook.state === 'DISABLED' ? { plannedTo: await newestEvent(tx) } : {};
	return { state: to, stateReason: to === 'PAUSED' ? reason : null, failingSince: null, ...fresh };
}
