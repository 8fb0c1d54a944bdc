import type { DataSource, QueryRunner } from 'typeorm';
import { describeLocation } from '../location.js';
import { inTurn } from './runner.js';

/** What became of a replica, told once each time: left out, with the reason, or back. */
export interface ReplicaEvent {
	readonly replica: string;
	readonly state: 'away' | 'back';
	readonly error?: unknown;
}

interface Options {
	readonly open: (url: URL) => DataSource;
	readonly onReplica?: ((event: ReplicaEvent) => void) | undefined;
}

/** How long a replica that did not answer is left out, in ms. */
const leftOut = 2_000;

/** Servers that repeat what the primary has kept, a moment later. Reads go to them in turn. */
export class Replicas {
	private readonly all: Replica[];
	private turn = 0;

	constructor(urls: readonly URL[], options: Options) {
		this.all = urls.map((url) => new Replica(url, options));
	}

	get isEmpty(): boolean {
		return this.all.length === 0;
	}

	/**
	 * Does the work on a replica that has repeated what was kept up to a position of the primary's log; null where none
	 * can: it is for the primary then. Work that a replica breaks off is for the primary too.
	 */
	async read<T>(
		work: (runner: QueryRunner) => Promise<T>,
		options: { readonly after: string | null },
	): Promise<{ readonly answer: T } | null> {
		for (let tries = 0; tries < this.all.length; tries++) {
			const replica = this.all[this.turn++ % this.all.length] as Replica;
			if (!replica.isDue) continue;
			try {
				const runner = await replica.connect();
				try {
					if (await replica.hasRepeated(runner, options.after)) return { answer: await work(runner) };
				} finally {
					await runner.release();
				}
			} catch (error) {
				// What the work itself refuses has no code of PostgreSQL, and is no replica's fault.
				if (typeof (error as { code?: unknown } | null)?.code !== 'string') throw error;
				replica.failed(error);
			}
		}
		return null;
	}

	async close(): Promise<void> {
		for (const replica of this.all.splice(0)) await replica.close();
	}
}

class Replica {
	private source: DataSource | null = null;
	private opening: Promise<DataSource> | null = null;
	private awayUntil = 0;
	private isAway = false;
	/** A position of the log that it is known to have repeated. */
	private repeated = 0n;

	constructor(
		private readonly url: URL,
		private readonly options: Options,
	) {}

	get isDue(): boolean {
		return Date.now() >= this.awayUntil;
	}

	async connect(): Promise<QueryRunner> {
		this.source ??= await this.open();
		const runner = inTurn(this.source.createQueryRunner());
		try {
			await runner.connect();
		} catch (cause) {
			await runner.release();
			throw unreachable(cause);
		}
		if (this.isAway) this.tell({ state: 'back' });
		this.isAway = false;
		return runner;
	}

	/** Asked before the snapshot of a read is taken: what is repeated by now is in it. */
	async hasRepeated(runner: QueryRunner, position: string | null): Promise<boolean> {
		if (position === null || this.repeated >= numberOf(position)) return true;
		const [found] = await runner.query('SELECT CAST(pg_last_wal_replay_lsn() AS text) AS position');
		// A server of another history, or none that repeats: it cannot tell.
		if (!found?.position) return false;
		this.repeated = numberOf(found.position);
		return this.repeated >= numberOf(position);
	}

	failed(error: unknown): void {
		const { code } = error as { code: string };
		// Its tables lag behind, or what it repeats is in the way of the read: it answers others.
		if (/^(40|42|57014)/.test(code)) return;
		this.awayUntil = Date.now() + leftOut;
		this.repeated = 0n;
		if (!this.isAway) this.tell({ state: 'away', error });
		this.isAway = true;
	}

	async close(): Promise<void> {
		await this.opening?.catch(() => {});
		await this.source?.destroy();
	}

	private open(): Promise<DataSource> {
		this.opening ??= this.options
			.open(this.url)
			.initialize()
			.catch((cause: unknown) => {
				throw unreachable(cause);
			})
			.finally(() => {
				this.opening = null;
			});
		return this.opening;
	}

	private tell(event: Omit<ReplicaEvent, 'replica'>): void {
		this.options.onReplica?.({ replica: describeLocation(this.url.href), ...event });
	}
}

/** An error with a code, whatever the driver gave. */
const unreachable = (cause: unknown): Error =>
	Object.assign(new Error(cause instanceof Error ? cause.message : 'unreachable', { cause }), {
		code: String((cause as { code?: unknown } | null)?.code ?? '08006'),
	});

/** A position as PostgreSQL writes it, `16/B374D848`: two hexadecimal halves. */
export const positionPattern = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/i;

function numberOf(position: string): bigint {
	const [high = '0', low = '0'] = position.split('/');
	return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
