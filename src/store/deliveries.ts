import type { Instant } from '../core/ids.js';
import type { DeliveryProblem, DeliveryStatus } from '../core/webhook.js';
import type { Database, Tx } from './database.js';
import { WebhookDeliveryRow } from './rows/webhook.js';
import { hydrate, list, places, type Session, type Value } from './sql.js';

/** Of one webhook, at most so many deliveries are under way at a time; of one that accepts nothing, one. */
const atOnce = 4;

/**
 * Takes deliveries that are due, for as long as the lease says: of the webhooks that are active, and of one claim only the
 * earliest that is not over. What another instance has taken is left to it until its lease has run out.
 */
export async function takeDue(
	tx: Tx,
	{ now, leasedUntil, lease, most }: { now: Instant; leasedUntil: Instant; lease: string; most: number },
): Promise<WebhookDeliveryRow[]> {
	const few = `CASE WHEN w.failing_since IS NULL THEN ${atOnce} ELSE 1 END`;
	const found = await tx.query<{ webhookId: string; sequence: number }>(
		`SELECT d.webhook_id AS "webhookId", d.sequence FROM webhook_delivery d
		WHERE d.status = 'PENDING' AND (d.leased_until IS NULL OR d.leased_until <= ?) AND (d.webhook_id, d.sequence) IN (
			SELECT r.webhook_id, r.sequence FROM (
				SELECT c.webhook_id, c.sequence, ${few} - (
					SELECT count(*) FROM webhook_delivery l
					WHERE l.webhook_id = c.webhook_id AND l.status = 'PENDING' AND l.leased_until > ?
				) AS room, row_number() OVER (PARTITION BY c.webhook_id ORDER BY c.next_try_at, c.sequence) AS place
				FROM webhook_delivery c JOIN webhook w ON w.id = c.webhook_id AND w.state = 'ACTIVE' AND w.ended_at IS NULL
				WHERE c.status = 'PENDING' AND c.next_try_at <= ? AND (c.leased_until IS NULL OR c.leased_until <= ?)
				AND NOT EXISTS (
					SELECT 1 FROM webhook_delivery e
					WHERE e.webhook_id = c.webhook_id AND e.claim_id = c.claim_id AND e.status = 'PENDING' AND e.sequence < c.sequence
				)
			) r WHERE r.place <= r.room
		) ORDER BY d.next_try_at, d.sequence LIMIT ${most}${tx.dialect === 'postgres' ? ' FOR UPDATE OF d SKIP LOCKED' : ''}`,
		[now, now, now, now],
	);
	if (found.length === 0) return [];
	const named = found.map(() => '(webhook_id = ? AND sequence = ?)').join(' OR ');
	const keys = found.flatMap(({ webhookId, sequence }): Value[] => [webhookId, sequence]);
	await tx.query(`UPDATE webhook_delivery SET lease = ?, leased_until = ? WHERE ${named}`, [
		lease,
		leasedUntil,
		...keys,
	]);
	const rows = await tx.query(`SELECT ${list(WebhookDeliveryRow, 'd')} FROM webhook_delivery d WHERE d.lease = ?`, [
		lease,
	]);
	return hydrate(WebhookDeliveryRow, rows);
}

/** Whether there may be something to take: asked without a transaction, since there mostly is not. */
export async function isDue(session: Session, now: Instant): Promise<boolean> {
	const found = await session.query(
		`SELECT 1 FROM webhook_delivery WHERE status = 'PENDING' AND next_try_at <= ? AND (leased_until IS NULL OR leased_until <= ?) LIMIT 1`,
		[now, now],
	);
	return found.length > 0;
}

/** What came of a try. */
export interface Tried {
	readonly status: DeliveryStatus;
	readonly tries: number;
	readonly nextTryAt: Instant;
	readonly lastTryAt: Instant | null;
	readonly lastStatus: number | null;
	readonly lastProblem: DeliveryProblem | null;
	readonly lastMs: number | null;
}

/** Notes what came of a try, by whoever still has it; whether they still had. */
export async function noteTried(tx: Tx, delivery: WebhookDeliveryRow, tried: Tried): Promise<boolean> {
	const { webhookId, sequence, lease } = delivery;
	const [held] = await tx.query<{ lease: string | null }>(
		`SELECT lease FROM webhook_delivery WHERE webhook_id = ? AND sequence = ? AND status = 'PENDING'${tx.dialect === 'postgres' ? ' FOR UPDATE' : ''}`,
		[webhookId, sequence],
	);
	if (!held || held.lease !== lease) return false;
	await tx.update(WebhookDeliveryRow, { webhookId, sequence }, { ...tried, lease: null, leasedUntil: null });
	return true;
}

/** Notes since when a webhook accepts nothing, or that it does again. */
export const noteFailing = (tx: Tx, webhookId: string, since: Instant | null): Promise<unknown> =>
	since === null
		? tx.query('UPDATE webhook SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL', [webhookId])
		: tx.query('UPDATE webhook SET failing_since = ? WHERE id = ? AND failing_since IS NULL', [since, webhookId]);

/** Drops whatever a webhook was still to be told. */
export const dropPending = (tx: Tx, webhookId: string): Promise<unknown> =>
	tx.query(
		`UPDATE webhook_delivery SET status = 'DROPPED', last_problem = 'DISABLED', lease = NULL, leased_until = NULL
		WHERE webhook_id = ? AND status = 'PENDING'`,
		[webhookId],
	);

/** A delivery by its id, or null. */
export async function findDelivery(session: Session, id: string): Promise<WebhookDeliveryRow | null> {
	const rows = await session.query(`SELECT ${list(WebhookDeliveryRow, 'd')} FROM webhook_delivery d WHERE d.id = ?`, [
		id,
	]);
	return hydrate(WebhookDeliveryRow, rows)[0] ?? null;
}

/** The numbers of what a webhook was told from an event on, that one included, as far as it is over. */
export async function overFrom(session: Session, webhookId: string, sequence: number, most: number): Promise<number[]> {
	const rows = await session.query<{ sequence: number }>(
		`SELECT sequence FROM webhook_delivery WHERE webhook_id = ? AND sequence >= ? AND status <> 'PENDING'
		ORDER BY sequence LIMIT ${most}`,
		[webhookId, sequence],
	);
	return rows.map((row) => Number(row.sequence));
}

/** Begins deliveries anew, as if they had not been tried. */
export const beginAgain = (tx: Tx, webhookId: string, sequences: readonly number[], now: Instant): Promise<unknown> =>
	tx.query(
		`UPDATE webhook_delivery SET status = 'PENDING', tries = 0, next_try_at = ?, last_problem = NULL
		WHERE webhook_id = ? AND sequence IN ${places(sequences)}`,
		[now, webhookId, ...sequences],
	);

/** Removes deliveries from before a moment that are over, or wait for the end of a pause, in short transactions. */
export async function forgetDeliveries(database: Database, before: Instant): Promise<number> {
	const most = 5_000;
	for (let forgotten = 0; ; ) {
		const count = await database.write(async (tx) => {
			const old = await tx.query<{ id: string }>(
				`SELECT d.id FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
				WHERE d.happened_at < ? AND (d.status <> 'PENDING' OR w.state = 'PAUSED') ORDER BY d.happened_at LIMIT ${most}`,
				[before],
			);
			if (old.length > 0)
				await tx.query(
					`DELETE FROM webhook_delivery WHERE id IN ${places(old)}`,
					old.map((one) => one.id),
				);
			return old.length;
		});
		forgotten += count;
		if (count < most) return forgotten;
	}
}
