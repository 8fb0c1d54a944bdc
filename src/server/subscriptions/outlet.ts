import type { FormattedExecutionResult } from 'graphql';

/** What is sent for one event. Shared by all who asked the same, so never changed. */
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

/** How many answers wait for one subscriber before it is told to read anew instead. */
const mostWaiting = 1_000;

/** One subscriber's end of an operation: answers wait here until its transport takes them, and never too many. */
export class Outlet implements AsyncGenerator<Answer> {
	private waiting: Answer[] = [];
	private asking: ((result: IteratorResult<Answer>) => void) | null = null;
	private ended = false;

	/** Is told when the subscriber has gone, or was let go. */
	constructor(private readonly onEnd: () => void) {}

	push(answer: Answer): void {
		if (this.ended) return;
		if (this.asking) this.hand({ done: false, value: answer });
		else if (this.waiting.length >= mostWaiting) {
			this.waiting = [];
			this.end(refetch);
		} else this.waiting.push(answer);
	}

	/** Ends after what waits and, where there is one, a last answer. */
	end(last?: Answer): void {
		if (last) this.push(last);
		if (this.ended) return;
		this.ended = true;
		if (this.asking) this.hand({ done: true, value: undefined });
		this.onEnd();
	}

	async next(): Promise<IteratorResult<Answer>> {
		const value = this.waiting.shift();
		if (value) return { done: false, value };
		if (this.ended) return { done: true, value: undefined };
		return new Promise((resolve) => {
			this.asking = resolve;
		});
	}

	async return(): Promise<IteratorResult<Answer>> {
		this.waiting = [];
		this.end();
		return { done: true, value: undefined };
	}

	async throw(): Promise<IteratorResult<Answer>> {
		return this.return();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.return();
	}

	[Symbol.asyncIterator](): this {
		return this;
	}

	private hand(result: IteratorResult<Answer>): void {
		const asking = this.asking;
		this.asking = null;
		asking?.(result);
	}
}
