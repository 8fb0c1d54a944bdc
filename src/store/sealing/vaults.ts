import type { WebhookVault } from '../../core/webhook.js';
import { open, seal } from './ciphers.js';
import type { SealKeys } from './sealKeys.js';

/** A webhook's address and secrets, as its row holds them. */
export interface KeptVault {
	/** The master key that they are encrypted under; null where there was none. */
	readonly vaultKeyId: string | null;
	readonly vault: string;
}

/** Locks away what a webhook's address and secrets are, bound to the webhook; without a key they are kept as they are. */
export function lockVault(keys: SealKeys | null, webhookId: string, vault: WebhookVault): KeptVault {
	const text = JSON.stringify(vault);
	if (!keys) return { vaultKeyId: null, vault: text };
	const { id, key } = keys.current;
	return { vaultKeyId: id, vault: seal(key, aboutVault(webhookId, id), Buffer.from(text)) };
}

/** What was locked away; else why it cannot be had. */
export function openVault(
	keys: SealKeys | null,
	webhookId: string,
	{ vaultKeyId, vault }: KeptVault,
): WebhookVault | 'NO_KEY' | 'BROKEN' {
	if (vaultKeyId === null) return vault === '' ? 'BROKEN' : (JSON.parse(vault) as WebhookVault);
	const master = keys?.find(vaultKeyId);
	if (!master) return 'NO_KEY';
	const text = open(master.key, aboutVault(webhookId, vaultKeyId), vault);
	return text ? (JSON.parse(text.toString()) as WebhookVault) : 'BROKEN';
}

const aboutVault = (webhookId: string, keyId: string): string => `counterclaim webhook 1 ${webhookId} ${keyId}`;
