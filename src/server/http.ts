import { randomUUID } from 'node:crypto';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import proxyAddress from '@fastify/proxy-addr';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { publicActor, viewerOf } from '../core/permissions.js';
import { type Context, contextWith } from '../graph/context.js';
import { makeSchema } from '../graph/schema.js';
import { subgraphOf } from '../graph/subgraph.js';
import { readsOf } from '../store/reads.js';
import type { Office } from '../workflow/office.js';
import { makeApollo } from './apollo.js';
import { clientAt, makeBudget } from './budget.js';
import { revalidateBut } from './caching.js';
import { type Config, isLoopback } from './config.js';
import { serveDocs } from './docs/serveDocs.js';
import { unavailability } from './errors.js';
import { executorOf } from './execute.js';
import { serveFeeds } from './feeds.js';
import { describeError, type Logger } from './logs.js';
import { admitQueries, refusal, refuseMethod } from './overHttp.js';
import { servePages } from './pages/servePages.js';
import { servePlayground } from './playground/playground.js';
import { readYourWrites } from './readYourWrites.js';
import { shortcutOver } from './shortcut.js';
import { serveOpenId } from './signIn/openId.js';
import { SignInRefused } from './signIn/shown.js';
import { makeSignIn } from './signIn/signIn.js';
import type { May } from './subscriptions/operations.js';
import { serveSubscriptions } from './subscriptions/serve.js';
import { putDocument, readTrustedDocuments } from './trustedDocuments.js';
import { checksBy } from './webhooks/checksBy.js';
import { type Payloads, payloadsOver } from './webhooks/payloads.js';

declare module 'fastify' {
	interface FastifyRequest {
		/** What a GraphQL request is answered with; null for any other. */
		counterclaim: Context | null;
	}
}

export interface Http {
	readonly app: FastifyInstance;
	/** How many subscriptions there are at the moment. */
	subscribers(): number;
	/** What webhooks are sent; null where they are off. */
	readonly payloads: Payloads | null;
	/** Ends it: subscribers are sent elsewhere, nothing new is taken in, requests under way are answered, then connections are closed. */
	close(): Promise<void>;
}

/** The HTTP face of a desk: `/graphql`, subscriptions over sockets and streams, `/healthz`, the pages and the playground. */
export async function makeHttp(
	office: Office,
	options: {
		readonly config: Config;
		readonly log: Logger;
		readonly folders: { playground: string; queries: string; docs: string };
		/** Who may listen to what; everybody to everything when left out. */
		readonly may?: May;
	},
): Promise<Http> {
	const { config, log } = options;
	let closing = false;
	const trusted = trustOf(config.trustProxy);
	const app = Fastify({
		bodyLimit: config.bodyLimit,
		genReqId: () => randomUUID(),
		forceCloseConnections: 'idle',
		requestTimeout: 30_000,
		trustProxy: trusted,
		routerOptions: { maxParamLength: 200 },
	});
	app.addHook('onRequest', (request, reply, done) => {
		void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
		// Not `request.hostname`: behind a trusted proxy that is what the proxy was told, and so what a page may say.
		if (!isOwnName(hostnameOf(request.headers.host), config)) {
			void reply.code(421).send(refusal('this server answers to localhost only', 'MISDIRECTED_REQUEST'));
			return;
		}
		done();
	});
	if (config.replicas.length > 0) readYourWrites(app, office.database);
	app.addHook('onResponse', (request, reply, done) => {
		const { method, id } = request;
		const path = request.url.split('?')[0];
		const ms = Math.round(reply.elapsedTime * 10) / 10;
		log.info({ traceId: id, method, path, status: reply.statusCode, ms }, 'request.answered');
		done();
	});
	app.setErrorHandler((error, request, reply) => {
		if (error instanceof SignInRefused) return reply.code(error.statusCode).headers(error.headers).send(error.body);
		const { statusCode = 500, code = '' } = error as { statusCode?: number; code?: string };
		if (statusCode < 500) {
			const message =
				code === 'FST_ERR_CTP_BODY_TOO_LARGE'
					? `the request is longer than ${config.bodyLimit} bytes`
					: (error as Error).message;
			return reply.code(statusCode).send(refusal(message, 'BAD_REQUEST'));
		}
		const unavailable = unavailability(error);
		if (unavailable) {
			log.warn({ traceId: request.id, error: describeError(error) }, 'database.unavailable');
			return reply.code(503).send(refusal(unavailable.message, unavailable.code));
		}
		log.error({ traceId: request.id, error: describeError(error) }, 'request.failed');
		return reply
			.code(500)
			.send(refusal(`Something went wrong on our side. Trace id: ${request.id}`, 'INTERNAL_SERVER_ERROR'));
	});
	app.setNotFoundHandler((request, reply) =>
		reply.code(404).send(refusal(`there is nothing at ${request.method} ${request.url.slice(0, 100)}`, 'NOT_FOUND')),
	);
	app.get('/healthz', async (_request, reply) => {
		void reply.header('cache-control', 'no-store');
		if (closing) return reply.code(503).send({ status: 'closing' });
		try {
			await office.database.read((session) => session.query('SELECT 1'));
			return { status: 'ok' };
		} catch (error) {
			log.error({ error: describeError(error) }, 'health.failed');
			return reply.code(503).send({ status: 'database unavailable' });
		}
	});

	const schema = config.federation ? subgraphOf(await makeSchema()) : await makeSchema();
	const documents = await readTrustedDocuments(config.trustedDocuments, { schema, log });
	const signIn = makeSignIn(office, { config, log });
	const subscriptions = serveSubscriptions(app, {
		...options,
		office,
		schema,
		documents,
		signIn,
		isOwnName: (host) => isOwnName(hostnameOf(host), config),
		addressOf: (request) => (trusted ? proxyAddress(request, trusted) : (request.socket.remoteAddress ?? '')),
	});
	const onTrouble = (error: unknown) => log.error({ error: describeError(error) }, 'webhook.no_payload');
	const payloads = config.webhooks ? payloadsOver(schema, { ...config, onTrouble }) : null;
	const telling: Office = {
		...office,
		...(payloads ? { webhooks: checksBy(payloads, config) } : {}),
		onForbidden: (attempt) => log.warn(attempt, 'action.forbidden'),
		ring: (action) => {
			subscriptions.ring();
			signIn.heed(action);
		},
	};
	serveFeeds(app, { office, config, signIn });
	serveOpenId(app, { office: telling, config, log, signIn });
	const budget = config.costBudget && makeBudget(config.costBudget);
	const run = executorOf(schema);
	const shortcut = shortcutOver(schema, { limit: config.costLimit, budget, run });
	const apollo = makeApollo(schema, { config, log, httpServer: app.server, budget, run, learn: shortcut.learn });
	await apollo.start();
	// Not in a WeakMap beside the request: one that is old keeps its values from the small collections (docs/adr/014).
	app.decorateRequest('counterclaim', null);
	const byApollo = fastifyApolloHandler(apollo, { context: async (request) => request.counterclaim as Context });
	app.route({
		url: '/graphql',
		method: ['GET', 'POST'],
		exposeHeadRoute: false,
		preValidation: documents ? [admitQueries, putDocument(documents)] : admitQueries,
		onSend: revalidateBut((request) => (request.counterclaim?.office.actor ?? publicActor).kind !== 'PUBLIC'),
		handler: async (request, reply) => {
			const { ip, id } = request;
			const actor = await signIn.actorOf(request, reply);
			const freshReads = () => readsOf(office.database, viewerOf(actor));
			const context = contextWith({ ...telling, actor }, freshReads, { client: clientAt(ip), traceId: id });
			request.counterclaim = context;
			const answer = await shortcut.take(request, reply, context);
			if (answer !== null) return answer;
			const answered = await byApollo.call(app, request, reply);
			shortcut.answered(request, reply);
			return answered;
		},
	});
	servePages(app, { office, config, signIn });
	serveDocs(app, { folder: options.folders.docs, config });
	app.route({ url: '/graphql', method: ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], handler: refuseMethod });
	if (config.trustedDocuments.mode === 'enforce') app.get('/playground', noPlayground);
	else servePlayground(app, { folder: options.folders.playground, queries: options.folders.queries });
	return {
		app,
		subscribers: subscriptions.count,
		payloads,
		close: async () => {
			closing = true;
			await subscriptions.close();
			await apollo.stop();
			await app.close();
			await signIn.close();
		},
	};
}

const noPlayground = (_request: FastifyRequest, reply: FastifyReply) =>
	reply
		.code(404)
		.send(refusal('this server answers trusted documents only, so that it has no playground', 'DOCUMENT_NOT_TRUSTED'));

/** Which of the hops that a request says it came by are believed, the nearest being hop 0. */
const trustOf = (proxies: Config['trustProxy']) =>
	typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies && [...proxies];

const hostnameOf = (host = ''): string => host.replace(/:\d+$/, '');

/** A page of another site that had its name point to this machine (DNS rebinding) must not reach a server on loopback. */
const isOwnName = (hostname: string, { host, publicUrl }: Config): boolean =>
	!isLoopback(host) ||
	isLoopback(hostname.replace(/^\[|\]$/g, '')) ||
	(publicUrl !== null && hostname === new URL(publicUrl).hostname);
