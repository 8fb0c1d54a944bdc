import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
	type DocumentNode,
	type ExecutionResult,
	execute,
	GraphQLError,
	type GraphQLSchema,
	getOperationAST,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Context } from '../graph/context.js';
import { coercedVariables } from './limits.js';

/** Most documents kept compiled. */
const mostCompiled = 300;

interface Execution {
	readonly document: DocumentNode;
	readonly operationName?: string | null | undefined;
	readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
	/** The variables as graphql-js coerces them, where that was done. */
	readonly coerced?: Readonly<Record<string, unknown>>;
	readonly context: Context;
}

/**
 * Executes documents over a schema. One that comes again is compiled and kept, so that whoever sends a new document
 * each time pays for no compilation; one that cannot be compiled is executed by graphql-js as ever (docs/adr/014).
 */
export function executorOf(schema: GraphQLSchema, options: { readonly compileAt?: number } = {}) {
	const { compileAt = 2 } = options;
	const seen = new WeakMap<DocumentNode, number>();
	const compiled = new LRUCache<DocumentNode, Map<string, CompiledQuery | null>>({ max: mostCompiled });

	/** The operation compiled; null where it cannot be, or is not worth it yet. */
	function compiledOf(document: DocumentNode, operationName: string): CompiledQuery | null {
		const times = (seen.get(document) ?? 0) + 1;
		if (times <= compileAt) seen.set(document, times);
		if (times < compileAt) return null;
		let known = compiled.get(document);
		if (known === undefined) {
			known = new Map();
			compiled.set(document, known);
		}
		let query = known.get(operationName);
		if (query === undefined) {
			const made = compileQuery(schema, document, operationName || undefined);
			query = isCompiledQuery(made) ? made : null;
			known.set(operationName, query);
		}
		return query;
	}

	return async ({ document, operationName, variables, coerced, context }: Execution): Promise<ExecutionResult> => {
		const operation = getOperationAST(document, operationName);
		const query = operation && compiledOf(document, operation.name?.value ?? '');
		if (!operation || !query)
			return execute({ schema, document, operationName, variableValues: variables, contextValue: context });
		// graphql-jit refuses an input whose fields with a default are left out; graphql-js fills these in, and words errors.
		const given = coerced ? { coerced } : coercedVariables(schema, operation, variables ?? {});
		if (given.errors) return { errors: given.errors };
		const answer = await query.query(undefined, context, given.coerced);
		return answer.errors ? { ...answer, errors: answer.errors.map(asGraphQLError) } : answer;
	};
}

/** graphql-jit's errors are of a make of their own, which Apollo cannot format. */
function asGraphQLError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
	const error = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null });
	return Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
}

export type Executor = ReturnType<typeof executorOf>;
type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];

/** As Apollo takes it: the hook through which it lets others execute. */
export function gatewayOf(schema: GraphQLSchema, run: Executor): Gateway {
	return {
		load: async () => ({
			executor: async ({ document, request, context }) => {
				// As asked: Apollo's own `operationName` is null for an unknown one too, and would execute whatever is there.
				const { operationName, variables } = request;
				const { answered } = context as Context;
				const answer = answered ?? run({ document, operationName, variables, context: context as Context });
				return answer as ReturnType<GatewayExecutor>;
			},
		}),
		onSchemaLoadOrUpdate(told) {
			told({ apiSchema: schema, coreSupergraphSdl: '' });
			return () => {};
		},
		stop: async () => {},
	};
}
type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
