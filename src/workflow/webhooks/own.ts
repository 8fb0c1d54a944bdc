import { kindOfId } from '../../core/ids.js';
import { may } from '../../core/permissions.js';
import type { WebhookVault } from '../../core/webhook.js';
import type { WebhookRow } from '../../store/rows/webhook.js';
import type { SealKeys } from '../../store/sealing/sealKeys.js';
import { openVault } from '../../store/sealing/vaults.js';
import { findWebhook } from '../../store/webhooks.js';
import type { Work } from '../office.js';

/** The webhook of an id, where the actor may do this to it; else null with a problem noted: one that they may not know of is not there. */
export async function requireWebhook(work: Work, id: string, path = 'webhook'): Promise<WebhookRow | null> {
	const found = kindOfId(id) === 'webhook' ? await findWebhook(work.tx, id) : null;
	if (found && may(work.actor, 'seeWebhooks', found.deskId)) return work.require(found.deskId, path) ? found : null;
	work.problems.add('NOT_FOUND', path, `there is no webhook \`${id.slice(0, 80)}\``);
	return null;
}

/** What is locked away of a webhook; null with a problem noted where it cannot be had. */
export function requireVault({ problems }: Work, keys: SealKeys | null, webhook: WebhookRow): WebhookVault | null {
	const vault = openVault(keys, webhook.id, webhook);
	if (typeof vault !== 'string') return vault;
	const why =
		vault === 'NO_KEY'
			? `its address and secrets are under the key ${webhook.vaultKeyId}, which is not given; put that key back`
			: 'its address and secrets are not as they were kept; remove it and record it anew';
	problems.add('CONFLICT', 'webhook', why);
	return null;
}
