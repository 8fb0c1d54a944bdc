import { GraphQLError } from 'graphql';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/**
 * Structured logs: named events with fields, one JSON line each, on standard error. Never source text or variables. Lines
 * are written together: at the latest 100 ms after their event, and at the end of the process.
 */
export const makeLogger = (options: { readonly level: string; readonly to?: DestinationStream }): Logger =>
	pino(
		{ level: options.level, base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime },
		options.to ?? linesTogether(2),
	);

/** Writes lines to a file descriptor, many at once: a line each would be a way to the thread pool and back for each request. */
function linesTogether(descriptor: number): DestinationStream {
	const lines = pino.destination({ dest: descriptor, sync: false, minLength: 4_096 });
	let unwritten = 0;
	let isToBeFlushed = false;
	lines.on('write', (bytes: number) => {
		unwritten -= bytes;
	});
	const flushSoon = () => {
		if (isToBeFlushed) return;
		isToBeFlushed = true;
		setTimeout(flush, 100).unref();
	};
	// Again until all is written: what comes while lines are being written is not flushed with them.
	const flush = () => {
		isToBeFlushed = false;
		if (unwritten <= 0) return;
		lines.flush();
		flushSoon();
	};
	return {
		write(line) {
			unwritten += Buffer.byteLength(line);
			lines.write(line);
			flushSoon();
		},
	};
}

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
