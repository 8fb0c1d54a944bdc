import { setImmediate as breath } from 'node:timers/promises';
import { nameOfView, type Viewer, viewerOf } from '../../core/permissions.js';
import type { LiveEvent, LiveStream } from '../../workflow/live.js';
import { Backlog } from './backlog.js';
import type { Asker, May } from './operations.js';
import { Outlet, refetch, unauthenticatedNow } from './outlet.js';

/** How long subscribers are told before whoever asks or records has a turn, in ms. */
const turn = 1;
/** How many events may be answered before all have been told of the first: the more, the fewer writes to each. */
const mostAhead = 100;

/** One operation, executed for each event of its stream for all who asked it; they are told in rounds. */
export class Operation {
	/** Each with whether its subscriber still sees what they saw when they subscribed. */
	private readonly outlets = new Map<Outlet, () => boolean>();
	private readonly backlog: Backlog;
	private telling: Promise<void> | null = null;
	ended = false;

	constructor(
		readonly stream: LiveStream,
		private readonly options: {
			readonly may: May;
			/** With whose eyes events are answered. */
			readonly viewer: Viewer;
			/** Has who listens known as they are now, before something is told. */
			readonly fresh: () => Promise<void>;
			/** What is said of an event, as JSON. */
			readonly answer: (event: LiveEvent) => Promise<string>;
			/** How long the answers may be together that wait for slow subscribers, in UTF-16 units. */
			readonly mostWaiting: () => number;
			readonly onEnd: () => void;
		},
	) {
		this.backlog = new Backlog(options.mostWaiting);
	}

	join(asker: Asker, onEnd: () => void): Outlet {
		const seesTheSame = () => nameOfView(viewerOf(asker.actor())) === nameOfView(this.options.viewer);
		let heedNoMore = () => {};
		const outlet: Outlet = new Outlet(this.backlog, {
			may: (subject) => seesTheSame() && this.options.may(asker, subject),
			onEnd: () => {
				this.outlets.delete(outlet);
				heedNoMore();
				onEnd();
				this.endIfLeft();
			},
		});
		this.outlets.set(outlet, seesTheSame);
		heedNoMore = asker.onVoid(() => outlet.end(unauthenticatedNow));
		return outlet;
	}

	/** Has those read anew who see other things than when they subscribed: at a time that has nothing to do with any event. */
	lookAgain(): void {
		for (const [outlet, seesTheSame] of [...this.outlets]) if (!seesTheSame()) outlet.end(refetch);
	}

	endIfLeft(): void {
		if (this.outlets.size === 0 && !this.ended) this.end();
	}

	async run(): Promise<void> {
		let told = this.backlog.end;
		try {
			for await (const event of this.stream) {
				const { topic, claimId } = event;
				await this.options.fresh();
				this.backlog.add({ subject: { topic, claimId }, text: await this.options.answer(event) });
				this.telling ??= this.tell().finally(() => {
					this.telling = null;
				});
				this.telling.catch(() => this.end(refetch));
				if (this.backlog.end - told < mostAhead) continue;
				await this.telling;
				told = this.backlog.end;
			}
			await this.telling;
			this.end();
		} catch {
			this.end(refetch);
		}
	}

	/** Tells everybody what they have room for, round after round until there is nothing new. */
	private async tell(): Promise<void> {
		let since = performance.now();
		for (let told = -1; told < this.backlog.end && !this.ended; ) {
			told = this.backlog.end;
			let taken = told;
			for (const outlet of this.outlets.keys()) {
				outlet.flow();
				taken = Math.min(taken, outlet.place);
				if (performance.now() - since < turn) continue;
				await breath();
				since = performance.now();
			}
			if (!this.ended) this.backlog.forget(taken);
		}
	}

	private end(last?: typeof refetch): void {
		if (this.ended) return;
		this.ended = true;
		this.options.onEnd();
		void this.stream.return?.();
		for (const outlet of [...this.outlets.keys()]) outlet.end(last);
	}
}
