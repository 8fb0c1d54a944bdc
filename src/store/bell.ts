import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { locationFrom } from './location.js';
import { outboxChannel } from './outbox.js';

export interface Ringing {
	close(): Promise<void>;
}
/** Rings when another process may have recorded something; ringing for nothing does no harm. */
export type Bell = (ring: () => void) => Ringing;

/** Told when the bell fell silent, and when it rings again. */
export interface BellWatch {
	readonly onLost: (error: unknown) => void;
	readonly onFound: () => void;
}

/** The bell that suits a database: NOTIFY on PostgreSQL; a SQLite file has none, so there it is a clock. */
export const bellFor = (database: string, watch: BellWatch): Bell =>
	locationFrom(database)?.engine === 'postgres' ? notifyBell(database, watch) : clockBell();

/** Rings every so many ms: a look into the outbox of a file costs a tenth of one. */
const clockBell =
	(every = 250): Bell =>
	(ring) => {
		const timer = setInterval(ring, every).unref();
		return { close: async () => clearInterval(timer) };
	};

/**
 * Listens on a connection of its own, for PostgreSQL's NOTIFY. A lost connection is noticed, at the latest by the next
 * heartbeat, and made anew with growing pauses of up to ten seconds; it then rings, for what came meanwhile.
 */
const notifyBell =
	(url: string, watch: BellWatch): Bell =>
	(ring) => {
		const closing = new AbortController();
		const listenOnce = async () => {
			const client = new pg.Client({
				connectionString: url,
				application_name: 'counterclaim outbox',
				keepAlive: true,
				connectionTimeoutMillis: 5_000,
				query_timeout: 5_000,
			});
			try {
				const lost = new Promise<never>((_, reject) => {
					client.on('error', reject);
					client.once('end', () => reject(new Error('the connection ended')));
					closing.signal.addEventListener('abort', () => reject(closing.signal.reason), { once: true });
				});
				lost.catch(() => {});
				client.on('notification', ring);
				await client.connect();
				await client.query(`LISTEN ${outboxChannel}`);
				pauses = 0;
				if (isLost) watch.onFound();
				isLost = false;
				ring();
				for (;;) {
					await Promise.race([lost, pause(heartbeat, undefined, { signal: closing.signal })]);
					await client.query('SELECT 1');
					ring();
				}
			} finally {
				await Promise.race([client.end().catch(() => {}), pause(500, undefined, { ref: false })]);
			}
		};
		let pauses = 0;
		let isLost = false;
		const listening = (async () => {
			while (!closing.signal.aborted) {
				await listenOnce().catch((error: unknown) => {
					if (closing.signal.aborted) return;
					isLost = true;
					watch.onLost(error);
				});
				const wait = Math.min(10_000, 100 * 2 ** pauses++) * (0.5 + Math.random() / 2);
				await pause(wait, undefined, { signal: closing.signal }).catch(() => {});
			}
		})();
		return {
			close: async () => {
				closing.abort();
				await listening;
			},
		};
	};
const heartbeat = 15_000;
