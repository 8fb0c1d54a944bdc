import { type Actor, publicActor } from '../../core/permissions.js';

/** Somebody who stays: who they are now, which may change while they listen. */
export interface Watched {
	actor(): Actor;
	/** Has the listener told when what they showed proves nothing any more; until what it answers is called. */
	onVoid(listener: () => void): () => void;
	/** They have gone. */
	release(): void;
}

interface Watch {
	/** Null once what was shown proves nothing any more. */
	actor: Actor | null;
	count: number;
	readonly listeners: Set<() => void>;
}

/** How old what is known of somebody may be when an event is told, and otherwise, in ms. */
const freshFor = 1_000;
const lookEvery = 5_000;

/** Those who stay, by what they showed: looked up anew, all at once, when something is to be told, and now and then. */
export class Watches {
	private readonly watches = new Map<string, Watch>();
	private looked = Number.NEGATIVE_INFINITY;
	private looking: Promise<void> | null = null;
	private next: Promise<void> | null = null;
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly options: {
			/** Who is behind some credentials now. Those that are missing prove nothing. */
			readonly load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Actor>>;
			readonly onTrouble: (error: unknown) => void;
		},
	) {}

	/** Watches a credential, known to be one's of `actor` at the moment. */
	watch(id: string, actor: Actor): Watched {
		const watch: Watch = this.watches.get(id) ?? { actor, count: 0, listeners: new Set() };
		watch.actor = actor;
		watch.count++;
		this.watches.set(id, watch);
		this.timer ??= setInterval(() => void this.look().catch(this.options.onTrouble), lookEvery).unref();
		let released = false;
		return {
			actor: () => watch.actor ?? publicActor,
			onVoid: (listener) => {
				if (watch.actor === null) listener();
				watch.listeners.add(listener);
				return () => void watch.listeners.delete(listener);
			},
			release: () => {
				if (released) return;
				released = true;
				if (--watch.count === 0 && this.watches.get(id) === watch) this.watches.delete(id);
				if (this.watches.size === 0) this.close();
			},
		};
	}

	/** Answers when what is known is recent enough to tell something by. */
	async fresh(): Promise<void> {
		if (this.watches.size > 0 && performance.now() - this.looked > freshFor) await this.look();
	}

	/** Looks all up, as they are from now on. */
	look(): Promise<void> {
		// One under way may have read before what is to be seen.
		this.next ??= (this.looking ?? Promise.resolve()).catch(() => {}).then(() => this.lookNow());
		return this.next;
	}

	close(): void {
		clearInterval(this.timer);
		this.timer = undefined;
	}

	private lookNow(): Promise<void> {
		const at = performance.now();
		this.next = null;
		this.looking = (async () => {
			const watches = [...this.watches];
			const actors = await this.options.load(watches.map(([id]) => id));
			this.looked = at;
			for (const [id, watch] of watches) {
				watch.actor = actors.get(id) ?? null;
				if (watch.actor !== null) continue;
				this.watches.delete(id);
				for (const listener of watch.listeners) listener();
			}
		})();
		return this.looking;
	}
}
