import type { Tx } from './database.js';
import type { KeysetList } from './keyset.js';
import { WebhookDeliveryRow, WebhookRow } from './rows/webhook.js';
import type { KeptVault } from './sealing/vaults.js';
import { hydrate, list, places, type Session } from './sql.js';

/** A webhook that is still there, or null. */
export async function findWebhook(session: Session, id: string): Promise<WebhookRow | null> {
	const rows = await session.query(
		`SELECT ${list(WebhookRow, 'w')} FROM webhook w WHERE w.id = ? AND w.ended_at IS NULL`,
		[id],
	);
	return hydrate(WebhookRow, rows)[0] ?? null;
}

export async function countWebhooks(session: Session, deskId: string): Promise<number> {
	const [found] = await session.query<{ webhooks: number }>(
		'SELECT count(*) AS webhooks FROM webhook WHERE desk_id = ? AND ended_at IS NULL',
		[deskId],
	);
	return Number(found?.webhooks ?? 0);
}

/** The webhooks that events after the one that their deliveries are planned up to may be for, where there are such events. */
export async function webhooksBehind(session: Session, newest: number): Promise<WebhookRow[]> {
	const rows = await session.query(
		`SELECT ${list(WebhookRow, 'w')} FROM webhook w
		WHERE w.ended_at IS NULL AND w.state <> 'DISABLED' AND w.planned_to < ? ORDER BY w.planned_to, w.id`,
		[newest],
	);
	return hydrate(WebhookRow, rows);
}

/** Those of some webhooks that are still planned up to an event; nobody else plans them until the transaction ends. */
export async function holdPlanned(tx: Tx, ids: readonly string[], plannedTo: number): Promise<Set<string>> {
	const rows = await tx.query<{ id: string }>(
		`SELECT id FROM webhook WHERE planned_to = ? AND ended_at IS NULL AND state <> 'DISABLED' AND id IN ${places(ids)}
		ORDER BY id${tx.dialect === 'postgres' ? ' FOR UPDATE' : ''}`,
		[plannedTo, ...ids],
	);
	return new Set(rows.map((row) => row.id));
}

export const notePlanned = (tx: Tx, ids: readonly string[], plannedTo: number): Promise<unknown> =>
	tx.query(`UPDATE webhook SET planned_to = ? WHERE id IN ${places(ids)}`, [plannedTo, ...ids]);

/** The webhooks of a desk that are still there, the oldest first. */
export const webhookList = (deskId: string): KeysetList<WebhookRow> => ({
	name: 'webhooks',
	select: list(WebhookRow, 't'),
	from: 'webhook t',
	where: ['t.desk_id = ?', 't.ended_at IS NULL'],
	values: [deskId],
	key: [
		{ sql: 't.recorded_at', of: 'recordedAt', type: 'string' },
		{ sql: 't.id', of: 'id' },
	],
	descending: false,
	hydrate: (raw) => hydrate(WebhookRow, raw),
});

/** What a webhook was told, or is to be, the latest event first; of one status, where one is given. */
export const deliveryList = (webhookId: string, status: string | null): KeysetList<WebhookDeliveryRow> => ({
	name: 'deliveries',
	select: list(WebhookDeliveryRow, 't'),
	from: 'webhook_delivery t',
	where: ['t.webhook_id = ?', ...(status === null ? [] : ['t.status = ?'])],
	values: [webhookId, ...(status === null ? [] : [status])],
	key: [
		{ sql: 't.sequence', of: 'sequence', type: 'number' },
		{ sql: 't.id', of: 'id' },
	],
	descending: true,
	hydrate: (raw) => hydrate(WebhookDeliveryRow, raw),
});

/** Some webhooks whose address and secrets are under another master key than this, or under none. */
export async function vaultsUnderOthers(
	session: Session,
	keyId: string,
	most: number,
): Promise<(KeptVault & { readonly id: string })[]> {
	return session.query(
		`SELECT id, vault_key_id AS "vaultKeyId", vault FROM webhook
		WHERE ended_at IS NULL AND (vault_key_id IS NULL OR vault_key_id <> ?) ORDER BY id LIMIT ${most}`,
		[keyId],
	);
}

export const storeVault = (tx: Tx, id: string, { vaultKeyId, vault }: KeptVault): Promise<unknown> =>
	tx.query('UPDATE webhook SET vault_key_id = ?, vault = ? WHERE id = ?', [vaultKeyId, vault, id]);
