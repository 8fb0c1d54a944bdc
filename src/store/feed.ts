import type { Bell, Ringing } from './bell.js';
import type { Database } from './database.js';
import { eventsFrom, newestEvent } from './outbox.js';
import type { OutboxRow } from './rows/outbox.js';

export interface Batch {
	/** In the order of their commits. */
	readonly events: readonly OutboxRow[];
	/** Events before these were forgotten before they were read, so what is known may be out of date. */
	readonly missed: boolean;
}
/** Reads where nothing is repeated late: a replica may not have yet what the bell rang for. */
export const onPrimary = <T>(database: Database, work: () => T): T =>
	database.following({ position: 'FFFFFFFF/FFFFFFFF' }, work);

type Listener = (batch: Batch) => Promise<void>;

/**
 * What was recorded by whatever process, for those who follow: when the bell rings, the outbox is read from the last
 * event seen. A batch is over when all have heard it, and only then is the next one read: the outbox is the queue.
 */
export class Feed {
	private readonly listeners = new Set<Listener>();
	/** The number of the last event heard; null while nobody follows. */
	private last: number | null = null;
	private rung = false;
	private reading: Promise<void> | null = null;
	private readonly bell: Ringing;
	private again: NodeJS.Timeout | undefined;
	private closed = false;

	constructor(
		private readonly database: Database,
		private readonly options: { readonly bell: Bell; readonly onTrouble: (error: unknown) => void },
	) {
		this.bell = options.bell(() => this.ring());
	}

	/** From when this is answered, what is committed is heard; until what it answers is called. */
	async follow(listener: Listener): Promise<() => void> {
		while (this.last === null) {
			const newest = await onPrimary(this.database, () => this.database.read(newestEvent));
			this.last ??= newest;
		}
		this.listeners.add(listener);
		return () => {
			if (this.listeners.delete(listener) && this.listeners.size === 0) this.last = null;
		};
	}

	/** Has the outbox looked at, now or as soon as the look under way is done. */
	ring(): void {
		if (this.last === null || this.closed) return;
		this.rung = true;
		this.reading ??= this.read().finally(() => {
			this.reading = null;
			if (this.rung) this.ring();
		});
	}

	async close(): Promise<void> {
		this.closed = true;
		clearTimeout(this.again);
		await this.bell.close();
		await this.reading;
	}

	private async read(): Promise<void> {
		while (this.rung && !this.closed) {
			this.rung = false;
			try {
				while (await onPrimary(this.database, () => this.readBatch()));
			} catch (error) {
				this.options.onTrouble(error);
				this.again = setTimeout(() => this.ring(), 1_000).unref();
			}
		}
	}

	/** Hands on the next events; whether there may be more. */
	private async readBatch(): Promise<boolean> {
		const { last } = this;
		if (last === null || this.closed) return false;
		// The last one seen is read again: where it is gone, others may have been forgotten with it.
		const found = await this.database.read((session) => eventsFrom(session, last, mostAtOnce + 1));
		if (this.last !== last) return true;
		const missed = found[0] ? found[0].sequence > Math.max(last, 1) : last > 0;
		const events = found.filter((one) => one.sequence > last);
		if (events.length === 0 && !missed) return false;
		this.last = events.at(-1)?.sequence ?? 0;
		const heard = await Promise.allSettled([...this.listeners].map((listener) => listener({ events, missed })));
		for (const one of heard) if (one.status === 'rejected') this.options.onTrouble(one.reason);
		return events.length >= mostAtOnce;
	}
}
const mostAtOnce = 200;
