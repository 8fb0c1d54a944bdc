import type { Instant } from '../core/ids.js';
import type { WebhookDelivery } from '../core/webhook.js';
import type { Database, Tx } from './database.js';
import { WebhookDeliveryRow } from './rows/webhook.js';
import { hydrate, list, places, type Session, type Value } from './sql.js';
import { inSteps } from './steps.js';

/** Of one webhook, at most so many deliveries are under way at a time; of one that accepts nothing, one. */
const atOnce = 4;

/** Names a delivery. */
export interface DeliveryKey {
	readonly webhookId: string;
	readonly sequence: number;
}

/**
 * Deliveries that may be taken: due, of webhooks that are active, and of one claim only the earliest that is not over. It reads
 * one index over whatever is pending, however much that is, and holds nobody up.
 */
export async function findDue(session: Session, now: Instant, most: number): Promise<DeliveryKey[]> {
	const pending = `webhook_delivery WHERE status = 'PENDING'
		AND webhook_id IN (SELECT id FROM webhook WHERE state = 'ACTIVE' AND ended_at IS NULL)`;
	const room = `CASE WHEN w.failing_since IS NULL THEN ${atOnce} ELSE 1 END`;
	const found = await session.query<DeliveryKey>(
		`WITH head AS (
			SELECT webhook_id, min(sequence) AS sequence FROM ${pending} AND claim_id IS NOT NULL GROUP BY webhook_id, claim_id
			UNION ALL SELECT webhook_id, sequence FROM ${pending} AND claim_id IS NULL
		), first AS MATERIALIZED (
			SELECT d.webhook_id, d.sequence, d.next_try_at, d.leased_until FROM head h
			JOIN webhook_delivery d ON d.webhook_id = h.webhook_id AND d.sequence = h.sequence
		), held AS (
			SELECT webhook_id, count(*) AS deliveries FROM first WHERE leased_until > ? GROUP BY webhook_id
		), due AS (
			SELECT webhook_id, sequence, next_try_at, row_number() OVER (PARTITION BY webhook_id ORDER BY next_try_at, sequence) AS place
			FROM first WHERE next_try_at <= ? AND (leased_until IS NULL OR leased_until <= ?)
		)
		SELECT u.webhook_id AS "webhookId", u.sequence FROM due u JOIN webhook w ON w.id = u.webhook_id
		LEFT JOIN held l ON l.webhook_id = u.webhook_id
		WHERE u.place <= ${room} - coalesce(l.deliveries, 0) ORDER BY u.next_try_at, u.sequence LIMIT ${most}`,
		[now, now, now],
	);
	return found.map(({ webhookId, sequence }) => ({ webhookId, sequence: Number(sequence) }));
}

/**
 * Takes some of these deliveries, for as long as the lease says: those that may still be taken. What another instance has taken
 * is left to it until its lease has run out.
 */
export async function takeDue(
	tx: Tx,
	keys: readonly DeliveryKey[],
	{ now, leasedUntil, lease }: { readonly now: Instant; readonly leasedUntil: Instant; readonly lease: string },
): Promise<WebhookDeliveryRow[]> {
	const free = await tx.query<DeliveryKey>(
		`SELECT d.webhook_id AS "webhookId", d.sequence FROM webhook_delivery d
		WHERE (${named(keys, 'd.')}) AND d.status = 'PENDING' AND (d.leased_until IS NULL OR d.leased_until <= ?)
		AND NOT EXISTS (
			SELECT 1 FROM webhook_delivery e
			WHERE e.webhook_id = d.webhook_id AND e.claim_id = d.claim_id AND e.status = 'PENDING' AND e.sequence < d.sequence
		)${tx.dialect === 'postgres' ? ' FOR UPDATE OF d SKIP LOCKED' : ''}`,
		[...valuesOf(keys), now],
	);
	if (free.length === 0) return [];
	await tx.query(`UPDATE webhook_delivery SET lease = ?, leased_until = ? WHERE ${named(free)}`, [
		lease,
		leasedUntil,
		...valuesOf(free),
	]);
	const rows = await tx.query(
		`SELECT ${list(WebhookDeliveryRow, 'd')} FROM webhook_delivery d WHERE ${named(free, 'd.')} ORDER BY d.sequence`,
		valuesOf(free),
	);
	return hydrate(WebhookDeliveryRow, rows);
}

const named = (keys: readonly DeliveryKey[], alias = ''): string =>
	keys.map(() => `(${alias}webhook_id = ? AND ${alias}sequence = ?)`).join(' OR ');
const valuesOf = (keys: readonly DeliveryKey[]): Value[] =>
	keys.flatMap(({ webhookId, sequence }) => [webhookId, sequence]);

/** What came of a try. */
export type Tried = Pick<
	WebhookDelivery,
	'status' | 'tries' | 'nextTryAt' | 'lastTryAt' | 'lastStatus' | 'lastProblem' | 'lastMs'
>;

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
	return inSteps(most, () =>
		database.write(async (tx) => {
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
		}),
	);
}
