import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHandler } from 'graphql-sse';
import type { Config } from '../config.js';
import type { SignIn } from '../signIn/signIn.js';
import type { Watched } from '../signIn/watches.js';
import type { Operations } from './operations.js';
import { isForeign } from './origin.js';
import { Outlet, type Sink } from './outlet.js';

/** How long a client may take to accept what is written to it, in ms, before it is given up. */
const acceptWithin = 30_000;

/** Answers subscriptions as event streams (graphql-sse, one connection each) at `/graphql/stream`. */
export function serveStreams(
	app: FastifyInstance,
	options: { readonly operations: Operations; readonly config: Config; readonly signIn: SignIn },
): { close(): void } {
	const { operations, config, signIn } = options;
	const open = new Set<ServerResponse>();
	let closing = false;
	const handler = createHandler<FastifyRequest, Writing>({
		// No token: a stream reserved by one request and filled by others could wait for ever.
		authenticate: () => null,
		onSubscribe: async ({ raw, context }, { query, operationName, variables }) => {
			const prepared = operations.prepare({ query, operationName, variables });
			const { actor, onVoid } = context.watched;
			const asker = { headers: raw.headers, params: {}, actor, onVoid };
			const answer = 'key' in prepared ? await operations.subscribe(prepared, asker) : prepared;
			if (answer instanceof Outlet) context.outlet = answer;
			return ('errors' in answer ? { data: null, ...answer } : answer) as never;
		},
	});

	app.route({
		method: ['GET', 'POST'],
		url: '/graphql/stream',
		handler: async (request, reply) => {
			if (closing) return reply.code(503).send();
			if (isForeign(request.headers, config)) return reply.code(403).send();
			if (open.size >= config.subscriberLimit) return reply.code(503).send();
			const { rawHeaders } = request.raw;
			const watched = await signIn.watch({
				headers: request.headers,
				rawHeaders,
				url: request.url,
				address: request.ip,
			});
			const { raw } = reply;
			open.add(raw);
			raw.once('close', () => {
				open.delete(raw);
				watched.release();
			});
			const writing = new Writing(raw, watched);
			const headers = { get: (name: string) => String(request.headers[name] ?? '') };
			const { method, url, body } = request;
			const [answer, { status, headers: given = {} }] = await handler({
				method,
				url,
				headers,
				body: (body ?? null) as Record<string, unknown> | null,
				raw: request,
				context: writing,
			});
			if (answer === null || typeof answer === 'string')
				return reply
					.code(status)
					.headers(given)
					.send(answer ?? '');
			if (closing || raw.destroyed) {
				await answer.return();
				return reply.code(503).send();
			}
			reply.hijack();
			raw.once('close', () => void answer.return());
			raw.writeHead(status, { ...(reply.getHeaders() as Record<string, string>), ...given });
			await writing.all(answer);
		},
	});
	return {
		close: () => {
			closing = true;
			// Cut off rather than completed, so that clients connect again, to another instance.
			for (const raw of open) raw.destroy();
		},
	};
}

/** One response being written: answers by the outlet, all else that belongs to the protocol by graphql-sse. */
class Writing implements Sink {
	outlet: Outlet | null = null;

	constructor(
		readonly stream: ServerResponse,
		readonly watched: Watched,
	) {}

	readonly write = (text: string): void => {
		if (!this.stream.destroyed) this.stream.write(`event: next\ndata: ${text}\n\n`);
	};

	/** Writes all there is. Who does not even accept a sign of life in time is given up. */
	async all(texts: AsyncIterable<string>): Promise<void> {
		const { stream } = this;
		this.outlet?.into(this);
		for await (const text of texts) {
			if (stream.destroyed) return;
			await new Promise<void>((resolve) => {
				const late = setTimeout(() => stream.destroy(), acceptWithin);
				const accepted = () => {
					clearTimeout(late);
					stream.off('close', accepted);
					resolve();
				};
				stream.once('close', accepted);
				stream.write(text, accepted);
			});
		}
		stream.end();
	}
}
