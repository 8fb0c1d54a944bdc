import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../graph/context.js';
import type { Budget } from './budget.js';
import { chargeOf, fieldsIn, headersOf } from './cost.js';
import type { Executor } from './execute.js';
import { coercedVariables, costOfValid } from './limits.js';

/** Most documents that have a shortcut, and the longest of them. */
const most = { documents: 300, characters: 20_000, accepts: 100 } as const;

/** Answers a request that may take the shortcut; null where Apollo is to answer it. */
export type Shortcut = (request: FastifyRequest, reply: FastifyReply, context: Context) => Promise<string | null>;

/**
 * A short way for documents that Apollo has answered before without an error: such a document is parsed, valid and compiled,
 * so that only what depends on the request is left to do: variables, cost, budget, execution. Whatever is out of the
 * ordinary (a GET, an error, a refusal, extensions) goes through Apollo as ever (docs/adr/014).
 */
export function shortcutOver(
	schema: GraphQLSchema,
	options: { readonly limit: number; readonly budget: Budget | null; readonly run: Executor },
): {
	readonly learn: ApolloServerPlugin<Context>;
	readonly answered: (request: FastifyRequest, reply: FastifyReply) => void;
	readonly take: Shortcut;
} {
	const { limit, budget, run } = options;
	const documents = new LRUCache<string, DocumentNode>({ max: most.documents });
	/** What Apollo answers with, by what is accepted. */
	const contentTypes = new Map<string, string>();

	const learn: ApolloServerPlugin<Context> = {
		requestDidStart: async () => ({
			willSendResponse: async ({ source, document, operation, errors }) => {
				if (!source || !document || errors || !operation || operation.operation === 'subscription') return;
				if (source.length > most.characters) return;
				documents.set(source, document);
			},
		}),
	};

	const answered = (request: FastifyRequest, reply: FastifyReply) => {
		const { accept = '' } = request.headers;
		const type = reply.getHeader('content-type');
		if (reply.statusCode !== 200 || typeof type !== 'string') return;
		if (accept.length < 300 && contentTypes.size < most.accepts) contentTypes.set(accept, type);
	};

	const take: Shortcut = async (request, reply, context) => {
		const asked = askedIn(request);
		const document = asked && documents.get(asked.query);
		const contentType = contentTypes.get(request.headers.accept ?? '');
		if (!document || contentType === undefined) return null;
		const { operationName, variables } = asked;
		const operation = getOperationAST(document, operationName);
		if (!operation || operation.operation === 'subscription') return null;
		const { coerced } = coercedVariables(schema, operation, variables);
		if (!coerced) return null;
		const requested = costOfValid(schema, { document, operation, variables });
		if (requested > limit) return null;
		const { client } = context;
		if (budget && client !== null && !(await budget.take(client, requested)).granted) return null;
		const { data, errors } = await run({ document, operationName, variables, coerced, context });
		if (errors) {
			// Apollo takes it from here, with what was answered: it executes nothing again, and charges it itself.
			if (budget && client !== null) await budget.settle(client, requested);
			context.answered = { data: data ?? null, errors };
			return null;
		}
		const actual = fieldsIn(data);
		if (budget && client !== null) {
			const balance = await budget.settle(client, requested - chargeOf({ requested, actual }));
			for (const [name, value] of headersOf(budget, balance)) void reply.header(name, value);
		}
		void reply.header('content-type', contentType);
		return `{"data":${JSON.stringify(data)},"extensions":{"cost":{"requested":${requested},"actual":${actual},"limit":${limit}}}}\n`;
	};
	return { learn, answered, take };
}

const taken: ReadonlySet<string> = new Set(['query', 'operationName', 'variables']);

/** What a request asks for in the plainest way there is; null where it says more, or otherwise. */
function askedIn({ method, body }: FastifyRequest) {
	if (method !== 'POST' || !isObject(body)) return null;
	for (const name in body) if (!taken.has(name)) return null;
	const { query, operationName, variables } = body;
	if (typeof query !== 'string') return null;
	if (operationName != null && typeof operationName !== 'string') return null;
	if (variables != null && !isObject(variables)) return null;
	return { query, operationName, variables: variables ?? {} };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
