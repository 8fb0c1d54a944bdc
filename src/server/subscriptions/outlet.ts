import type { Writable } from 'node:stream';
import type { FormattedExecutionResult } from 'graphql';
import type { Subject } from '../../workflow/live.js';
import type { Backlog } from './backlog.js';

export type Answer = FormattedExecutionResult;

/** The last answer to who does not keep up, or whom something may have escaped. */
export const refetch: Answer = {
	errors: [
		{
			message: 'something may have been missed here: read anew what you show, and subscribe again',
			extensions: { code: 'REFETCH' },
		},
	],
};

/** The last answer to whom what they showed proves nothing any more. */
export const unauthenticatedNow: Answer = {
	errors: [
		{
			message: 'what you signed in with has expired or was revoked: sign in anew',
			extensions: { code: 'UNAUTHENTICATED' },
		},
	],
};

/** The connection of a subscriber. */
export interface Sink {
	/** Says whether there is room for more; as much as it takes at once may wait in it. */
	readonly stream: Writable;
	/** Sends an answer, given as JSON. */
	readonly write: (text: string) => void;
}

/**
 * One subscriber's end of an operation: its place in what was answered. Answers go straight to the connection as long
 * as that has room. To the transport this is an iterator that has nothing to hand over and ends when all is sent.
 */
export class Outlet implements AsyncGenerator<never, undefined> {
	private sink: Sink | null = null;
	private finish: (() => void) | null = null;
	private draining = false;
	private last: string | null = null;
	/** Nothing is told any more, though something may wait. */
	private ended = false;
	/** Nothing waits either. */
	private over = false;
	/** The number of the next answer to send. */
	place: number;

	constructor(
		private readonly backlog: Backlog,
		private readonly options: {
			/** Whether the subscriber may hear of something. */
			readonly may: (subject: Subject) => boolean;
			/** Is told when the subscriber has gone, or was let go. */
			readonly onEnd: () => void;
		},
	) {
		this.place = backlog.end;
	}

	/** Where answers go, from when the transport asks for the first one. */
	into(sink: Sink): void {
		this.sink = sink;
		this.flow();
	}

	/** Sends what there is room for. Who is so slow that answers were forgotten before is let go. */
	flow(): void {
		const { sink, backlog } = this;
		if (!this.ended && this.place < backlog.first) this.letGo();
		if (!sink || !this.finish || this.over) return;
		const { stream, write } = sink;
		if (this.place < backlog.end && !stream.writableNeedDrain) {
			stream.cork();
			try {
				for (; this.place < backlog.end && !stream.writableNeedDrain; this.place++) {
					const told = backlog.at(this.place);
					if (told && this.options.may(told.subject)) write(told.text);
				}
			} catch {
				this.letGo();
			} finally {
				stream.uncork();
			}
		}
		if (this.over) return;
		if (this.place < backlog.end) this.flowWhenDrained(sink);
		else if (this.ended) {
			if (this.last) write(this.last);
			this.over = true;
			this.finish();
		}
	}

	/** Ends after what waits and, where there is one, a last answer. */
	end(last?: Answer): void {
		if (this.ended) return;
		this.ended = true;
		this.last = last ? JSON.stringify(last) : null;
		this.options.onEnd();
		this.flow();
	}

	async next(): Promise<IteratorResult<never, undefined>> {
		await new Promise<void>((resolve) => {
			this.finish = resolve;
			if (this.over) resolve();
			else this.flow();
		});
		return { done: true, value: undefined };
	}

	async return(): Promise<IteratorResult<never, undefined>> {
		this.over = true;
		this.end();
		this.finish?.();
		return { done: true, value: undefined };
	}

	async throw(): Promise<IteratorResult<never, undefined>> {
		return this.return();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.return();
	}

	[Symbol.asyncIterator](): this {
		return this;
	}

	/** Has the subscriber read anew, without what waits. */
	private letGo(): void {
		this.place = Number.POSITIVE_INFINITY;
		this.end(refetch);
	}

	private flowWhenDrained({ stream }: Sink): void {
		if (this.draining) return;
		this.draining = true;
		stream.once('drain', () => {
			this.draining = false;
			this.flow();
		});
	}
}
