import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHandler } from 'graphql-sse';
import type { Operations } from './operations.js';
import { isForeign } from './origin.js';

/** How long a client may take to accept what is written to it, in ms, before it is given up. */
const acceptWithin = 30_000;

/** Answers subscriptions as event streams (graphql-sse, one connection each) at `/graphql/stream`. */
export function serveStreams(app: FastifyInstance, options: { readonly operations: Operations }): { close(): void } {
	const { operations } = options;
	const open = new Set<FastifyReply>();
	let closing = false;
	const handler = createHandler<FastifyRequest, Writing>({
		// No token: a stream reserved by one request and filled by others could wait for ever.
		authenticate: () => null,
		onSubscribe: async ({ raw }, { query, operationName, variables }) => {
			const prepared = operations.prepare({ query, operationName, variables });
			const asker = { headers: raw.headers, params: {} };
			const answer = 'key' in prepared ? await operations.subscribe(prepared, asker) : prepared;
			return ('errors' in answer ? { data: null, ...answer } : answer) as never;
		},
		onNext: (_context, { context }) => context.room(),
	});

	app.route({
		method: ['GET', 'POST'],
		url: '/graphql/stream',
		handler: async (request, reply) => {
			if (closing) return reply.code(503).send();
			if (isForeign(request.headers)) return reply.code(403).send();
			const writing = new Writing(reply);
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
			if (closing) {
				await answer.return();
				return reply.code(503).send();
			}
			reply.hijack();
			open.add(reply);
			reply.raw.once('close', () => {
				open.delete(reply);
				void answer.return();
			});
			reply.raw.writeHead(status, { ...(reply.getHeaders() as Record<string, string>), ...given });
			await writing.all(answer);
		},
	});
	return {
		close: () => {
			closing = true;
			// Cut off rather than completed, so that clients connect again, to another instance.
			for (const reply of open) reply.raw.destroy();
		},
	};
}

/** One response being written: the next answer is taken when the one before has left for the network. */
class Writing {
	private underWay: Promise<unknown> = Promise.resolve();

	constructor(private readonly reply: FastifyReply) {}

	/** Waits until there is room for another answer. */
	async room(): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
		await this.underWay;
	}

	async all(texts: AsyncIterable<string>): Promise<void> {
		const { raw } = this.reply;
		for await (const text of texts) {
			this.underWay = new Promise<void>((resolve) => {
				const late = setTimeout(() => raw.destroy(), acceptWithin);
				raw.once('close', resolve);
				raw.write(text, () => {
					clearTimeout(late);
					raw.off('close', resolve);
					resolve();
				});
			});
			await this.underWay;
			if (raw.destroyed) return;
		}
		raw.end();
	}
}
