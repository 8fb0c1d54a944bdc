import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { BadRequest } from '../core/result.js';
import type { Context } from '../graph/context.js';
import { DatabaseBusy } from '../store/lane.js';
import { describeError, type Logger } from './logs.js';

/** Refusals that GraphQL itself makes, and ours: their messages are for whoever asked. */
const forTheAsker = new Set([
	'BAD_USER_INPUT',
	'GRAPHQL_PARSE_FAILED',
	'GRAPHQL_VALIDATION_FAILED',
	'OPERATION_RESOLUTION_FAILURE',
	'BAD_REQUEST',
	'PERSISTED_QUERY_NOT_SUPPORTED',
	'LIMIT_EXCEEDED',
	'BUDGET_EXCEEDED',
	'DOCUMENT_NOT_TRUSTED',
]);

/** Apollo formats an error without its request. (An AsyncLocalStorage would know it, and cost each promise of the process on Node 20 and 22.) */
const traceIds = new WeakMap<object, string>();

/** Tells of each error in which request it came. */
export const traceErrors: ApolloServerPlugin<Context> = {
	async requestDidStart() {
		return {
			async didEncounterErrors({ errors, contextValue }) {
				for (const error of errors) traceIds.set(error, contextValue.traceId);
			},
		};
	},
};

/** Answers errors of the asker as they are; masks our own with the trace id under which the log has them. */
export function errorFormat(options: { readonly log: Logger }) {
	return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
		const cause = unwrapResolverError(error);
		if (cause instanceof BadRequest) return withCode(formatted, 'BAD_USER_INPUT', cause.message);
		const unavailable = unavailability(cause);
		if (unavailable) {
			options.log.warn({ error: describeError(cause) }, 'database.unavailable');
			return withCode(formatted, unavailable.code, unavailable.message);
		}
		// Apollo calls whatever a validation rule reports a validation failure.
		const reported = error instanceof GraphQLError ? error.originalError : null;
		if (reported instanceof GraphQLError && reported.extensions.code === 'LIMIT_EXCEEDED')
			return withCode(formatted, 'LIMIT_EXCEEDED', formatted.message);
		// The last of many errors of variables, which alone graphql-js does not begin with `Variable`.
		if (formatted.message.startsWith('Too many errors processing variables') && error === cause)
			return withCode(formatted, 'BAD_USER_INPUT', formatted.message);
		const code = String(formatted.extensions?.code ?? '');
		if (forTheAsker.has(code)) return formatted;
		const traceId = traceIds.get(error as object) ?? randomUUID();
		options.log.error({ traceId, path: formatted.path, error: describeError(cause) }, 'request.failed');
		return {
			...withCode(formatted, 'INTERNAL_SERVER_ERROR', `Something went wrong on our side. Trace id: ${traceId}`),
			extensions: { code: 'INTERNAL_SERVER_ERROR', traceId },
		};
	};
}

const withCode = (formatted: GraphQLFormattedError, code: string, message: string): GraphQLFormattedError => ({
	...(formatted.path ? { path: formatted.path } : {}),
	...(formatted.locations ? { locations: formatted.locations } : {}),
	message,
	extensions: { code },
});

/** PostgreSQL: given up in favour of others, waited too long for them or at work too long, too many connections. */
const busy = new Set(['40001', '40P01', '55P03', '57014', '53300']);
/** Of the connection itself. */
const lost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', '25P03']);

/** What is told where the database could not do its part; null where the cause is another. */
export function unavailability(cause: unknown): { code: string; message: string } | null {
	if (cause instanceof DatabaseBusy) return { code: 'DATABASE_BUSY', message: 'The database is busy; try again.' };
	const code = String((cause as { code?: unknown } | null)?.code ?? '');
	const text = cause instanceof Error ? cause.message : '';
	if (busy.has(code)) return { code: 'DATABASE_BUSY', message: 'The database is busy; try again.' };
	if (code === '25006')
		return { code: 'DATABASE_READ_ONLY', message: 'The database only answers reads now; nothing was saved.' };
	if (code === '53100') return { code: 'DATABASE_FULL', message: "The database's disk is full; nothing was saved." };
	if (
		/^(08|57P)/.test(code) ||
		lost.has(code) ||
		/^(Connection terminated|timeout expired|timeout exceeded)/.test(text)
	)
		return {
			code: 'DATABASE_UNAVAILABLE',
			message: 'The database does not answer. If this was to be recorded, look whether it was before trying again.',
		};
	if (/^SQLITE_BUSY/.test(text)) return { code: 'DATABASE_BUSY', message: 'The database is busy; try again.' };
	if (/^SQLITE_READONLY/.test(text))
		return { code: 'DATABASE_READ_ONLY', message: 'The database file cannot be written; nothing was saved.' };
	if (/^SQLITE_FULL/.test(text))
		return { code: 'DATABASE_FULL', message: "The database's disk is full; nothing was saved." };
	return null;
}
