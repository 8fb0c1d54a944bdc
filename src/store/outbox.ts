import type { RecordEvent } from '../core/recordEvent.js';
import type { Database, Tx } from './database.js';
import { holdNumbers } from './numbering.js';
import { OutboxRow } from './rows/outbox.js';
import { hydrate, list, type Session } from './sql.js';
import { inSteps } from './steps.js';

/** The channel on which PostgreSQL rings: its payload is the number of the newest event, nothing more. */
export const outboxChannel = 'counterclaim_outbox';

/**
 * Writes events into the transaction that they are about; the last thing to be done in it. Their numbers go up by one
 * in the order of the commits, so a reader that has seen a number has seen, or can see, all below it. Whoever has taken
 * the right to number already gives the newest number.
 */
export async function appendEvents(
	tx: Tx,
	events: readonly RecordEvent[],
	options: { readonly at: string; readonly last?: number },
): Promise<void> {
	if (events.length === 0) return;
	if (options.last === undefined) await holdNumbers(tx);
	const last = options.last ?? (await newestEvent(tx));
	const rows = events.map(({ kind, claimId, subjectId, step }, place) => {
		return { sequence: last + 1 + place, kind, claimId, subjectId, step, at: options.at };
	});
	const most = 2_000;
	for (let from = 0; from < rows.length; from += most) await tx.insert(OutboxRow, ...rows.slice(from, from + most));
	if (tx.dialect === 'postgres')
		await tx.query('SELECT pg_notify(?, ?)', [outboxChannel, String(last + events.length)]);
}

/** The number of the newest event, 0 before the first. */
export async function newestEvent(session: Session): Promise<number> {
	const [found] = await session.query<{ last: number | null }>('SELECT max(sequence) AS last FROM outbox');
	return found?.last ?? 0;
}

/** Events from a number on, that one included. */
export const eventsFrom = async (session: Session, sequence: number, most: number): Promise<OutboxRow[]> =>
	hydrate(
		OutboxRow,
		await session.query(
			`SELECT ${list(OutboxRow, 'o')} FROM outbox o WHERE o.sequence >= ? ORDER BY o.sequence LIMIT ${most}`,
			[sequence],
		),
	);

/**
 * Removes the events before a moment, in short transactions. The newest always stays, since numbers count from it; and so
 * does what is not planned yet for a webhook that is to be told of it.
 */
export async function forgetEvents(database: Database, before: string): Promise<number> {
	const atOnce = 5_000;
	return inSteps(atOnce, () =>
		database.write(async (tx) => {
			const old = await tx.query<{ sequence: number; at: string }>(
				`SELECT sequence, at FROM outbox WHERE sequence < (SELECT max(sequence) FROM outbox)
				AND NOT EXISTS (SELECT 1 FROM webhook w WHERE w.planned_to < outbox.sequence AND w.ended_at IS NULL AND w.state <> 'DISABLED')
				ORDER BY sequence LIMIT ${atOnce}`,
			);
			const end = old.findIndex((one) => one.at >= before);
			const past = end === -1 ? old : old.slice(0, end);
			const last = past.at(-1);
			if (last) await tx.query('DELETE FROM outbox WHERE sequence <= ?', [last.sequence]);
			return past.length;
		}),
	);
}
