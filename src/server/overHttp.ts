import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify';

/** How this server says no outside of GraphQL's own pipeline: the same shape that GraphQL answers have. */
export const refusal = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] });

/**
 * Lets a GET query through without the preflight header that Apollo wants of it, where the request asks for JSON or for
 * anything, and no browser says that a page of another site sends it. Pictures and pages that are loaded ask otherwise.
 * A GET changes nothing, and such a page could not read the answer; it could time it.
 */
export const admitQueries: preValidationHookHandler = (request, _reply, done) => {
	if (request.method === 'GET') admitQuery(request);
	done();
};

function admitQuery(request: FastifyRequest): void {
	const { accept = '', 'sec-fetch-site': site } = request.headers;
	const asksForJson = accept === '*/*' || /\bapplication\/(graphql-response\+)?json\b/.test(accept);
	const comesFromHere = site === undefined || site === 'same-origin' || site === 'none';
	if (asksForJson && comesFromHere) request.headers['apollo-require-preflight'] ??= 'yes';
}

/** Answers every method that GraphQL over HTTP does not have. */
export const refuseMethod = (request: FastifyRequest, reply: FastifyReply) =>
	reply
		.code(405)
		.header('allow', 'GET, POST')
		.send(refusal(`${request.method} is not how GraphQL is asked; send GET or POST`, 'METHOD_NOT_ALLOWED'));

/**
 * Answers 200 where a well-formed request is refused and the client accepts `application/json` by name and nothing
 * newer: such clients read errors from the body only (GraphQL over HTTP, "application/json").
 */
export const statusForOldClients: ApolloServerPlugin = {
	requestDidStart: async ({ request }) => {
		const accept = request.http?.headers.get('accept') ?? '';
		if (!accept.includes('application/json') || accept.includes('application/graphql-response+json')) return;
		return {
			willSendResponse: async ({ response, errors }) => {
				const malformed = errors?.some((error) => error.extensions.code === 'BAD_REQUEST');
				if (response.http.status === 400 && !malformed) response.http.status = 200;
			},
		};
	},
};
