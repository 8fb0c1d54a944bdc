import { GraphQLError } from 'graphql';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/**
 * Structured logs: named events with fields, one JSON line each, on standard error. Never source text or variables. Lines
 * are written together: 100 ms after their event or, while others are being written, at the next turn; and at the end of the process.
 */
export const makeLogger = (options: { readonly level: string; readonly to?: DestinationStream }): Logger =>
	pino(
		{ level: options.level, base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime },
		// A line each would be a way to the thread pool and back for each request.
		options.to ?? pino.destination({ dest: 2, sync: false, minLength: 16_000, periodicFlush: 100 }),
	);

/** What may be logged of an error: where it comes from, never the values that a failed query carried. */
export function describeError(error: unknown): { name: string; message: string; code?: string; stack?: string } {
	if (!(error instanceof Error)) return { name: 'unknown', message: typeof error };
	// A GraphQL error may say what it was given, source text and all: of it only the place in our code is kept.
	if (error instanceof GraphQLError && !error.originalError) {
		const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
		return { name: error.name, message: 'a GraphQL error', ...(stack ? { stack: stack.join('\n') } : {}) };
	}
	const { code } = error as { code?: unknown };
	return {
		name: error.name,
		message: error.message,
		...(typeof code === 'string' ? { code } : {}),
		...(error.stack ? { stack: error.stack } : {}),
	};
}
