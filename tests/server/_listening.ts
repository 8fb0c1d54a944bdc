import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer } from './_server.js';

/** What came to one subscriber so far; `until` waits for so many answers, `ended` for the end. */
export interface Listening {
	readonly answers: Answer[];
	until(count: number): Promise<Answer[]>;
	readonly ended: Promise<void>;
	stop(): void;
}

/** Waits until something holds; fails, naming it, after so many ms. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, within = 8_000): Promise<void> {
	for (const end = Date.now() + within; !(await holds()); ) {
		if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}

export const socketClient = (url: string, options: Partial<Parameters<typeof createClient>[0]> = {}): SocketClient =>
	createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, ...options });

type Subscribe = (
	request: { query: string; variables?: Record<string, unknown> },
	sink: { next(answer: never): void; error(error: unknown): void; complete(): void },
) => () => void;

/** Subscribes with a client of either transport. An error of the connection ends it as much as completion does. */
export function listenWith(
	client: { subscribe: unknown },
	query: string,
	variables: Record<string, unknown> = {},
): Listening & { error: unknown } {
	const answers: Answer[] = [];
	let end = () => {};
	const listening = {
		answers,
		error: null as unknown,
		ended: new Promise<void>((resolve) => {
			end = resolve;
		}),
		until: async (count: number) => {
			await eventually(`${count} answers, ${answers.length} came`, () => answers.length >= count);
			return answers;
		},
		stop: () => {},
	};
	const subscribe = (client.subscribe as Subscribe).bind(client);
	listening.stop = subscribe(
		{ query, variables },
		{
			next: (answer: Answer) => void answers.push(answer),
			error: (error) => {
				listening.error = error;
				end();
			},
			complete: () => end(),
		},
	);
	return listening;
}
