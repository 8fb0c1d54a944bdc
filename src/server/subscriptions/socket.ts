import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import { handleProtocols, MessageType, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Config } from '../config.js';
import { describeError, type Logger } from '../logs.js';
import { SignInRefused } from '../signIn/shown.js';
import type { SignIn } from '../signIn/signIn.js';
import type { Watched } from '../signIn/watches.js';
import type { Asker, Operations, Prepared } from './operations.js';
import { isForeign } from './origin.js';
import { Outlet, type Sink } from './outlet.js';

/** Longest message of a client, in bytes: a document of as many tokens as are allowed fits in. */
const longestMessage = 131_072;
/** Most subscriptions of one connection. */
const mostPerSocket = 100;
/** Who leaves more than this unread, in bytes, is cut off. */
const mostUnread = 4_194_304;
/** How long a client may take to say hello, and how often it is asked whether it is still there, in ms. */
const helloWithin = 3_000;
const pingEvery = 30_000;
/** How long a closing connection may take to say goodbye, in ms. */
const goodbyeWithin = 1_000;

interface Connection {
	readonly socket: WebSocket;
	/** What the socket writes to. */
	readonly stream: Duplex;
	readonly headers: IncomingHttpHeaders;
	readonly rawHeaders: readonly string[];
	readonly url: string | undefined;
	/** Where it comes from: as the request that it began with said. */
	readonly address: string;
	/** Who it is, from when they have said hello. */
	watched: Watched | null;
}

interface Subscribing {
	readonly prepared: Prepared;
	readonly asker: Asker;
	readonly sink: Sink;
}

/** Sends the answers of one subscription; graphql-ws would make each anew for each subscriber. */
function sinkOf({ socket, stream }: Connection, id: string): Sink {
	const head = `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`;
	return { stream, write: (text) => socket.send(`${head}${text}}`) };
}

/** Answers subscriptions over WebSocket (graphql-transport-ws) at `/graphql`, on the port of the HTTP server. */
export function serveSockets(
	server: Server,
	options: {
		readonly operations: Operations;
		readonly config: Config;
		readonly log: Logger;
		readonly signIn: SignIn;
		/** Whether the name that the request was sent to is ours. */
		readonly isOwnName: (host: string | undefined) => boolean;
		/** Where a request comes from, as far as proxies are believed. */
		readonly addressOf: (request: IncomingMessage) => string;
	},
): { close(): Promise<void> } {
	const { operations, config, log, signIn } = options;
	const protocol = makeServer<Record<string, unknown>, Connection>({
		connectionInitWaitTimeout: helloWithin,
		onConnect: async ({ extra, connectionParams }) => {
			try {
				extra.watched = await signIn.watch({ ...extra, params: connectionParams ?? {} });
			} catch (error) {
				if (!(error instanceof SignInRefused)) throw error;
				// To graphql-ws's client: do not try again with the same.
				extra.socket.close(error.statusCode === 429 ? 4429 : 4401, error.code);
				return false;
			}
			// Who has gone meanwhile is not waited for.
			if (extra.socket.readyState !== extra.socket.OPEN) extra.watched.release();
			return true;
		},
		onSubscribe: ({ subscriptions, extra, connectionParams }, id, { query, operationName, variables }) => {
			if (Object.keys(subscriptions).length > mostPerSocket) {
				const message = `this connection has ${mostPerSocket} subscriptions; open another one for more`;
				return [new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })];
			}
			const prepared = operations.prepare({ query, operationName, variables });
			if (!('key' in prepared))
				return (prepared.errors ?? []).map(({ message, extensions = {} }) => new GraphQLError(message, { extensions }));
			const { watched } = extra;
			if (watched === null) throw new Error('a connection subscribes without having said hello');
			const { actor, onVoid } = watched;
			const asker = { headers: extra.headers, params: connectionParams ?? {}, actor, onVoid };
			const contextValue: Subscribing = { prepared, asker, sink: sinkOf(extra, id) };
			return { ...prepared, contextValue };
		},
		subscribe: async ({ contextValue }) => {
			const { prepared, asker, sink } = contextValue as Subscribing;
			const answer = await operations.subscribe(prepared, asker);
			if (answer instanceof Outlet) answer.into(sink);
			return answer as never;
		},
		onNext: (_context, _id, _payload, _args, refusal) => refusal,
	});
	const sockets = new WebSocketServer({
		noServer: true,
		path: '/graphql',
		maxPayload: longestMessage,
		perMessageDeflate: false,
		handleProtocols,
	});

	const silent = new WeakSet<WebSocket>();
	const pinging = setInterval(() => {
		for (const socket of sockets.clients) {
			if (silent.has(socket)) {
				socket.terminate();
				continue;
			}
			silent.add(socket);
			socket.ping();
		}
	}, pingEvery).unref();
	const opened = (connection: Connection) => {
		const { socket, stream } = connection;
		// Each subscription waits for room by itself.
		stream.setMaxListeners(2 * mostPerSocket);
		socket.on('error', ({ message }) => log.debug({ message }, 'socket.failed'));
		socket.on('pong', () => silent.delete(socket));
		const closed = protocol.opened(
			{
				protocol: socket.protocol,
				send: (text) => new Promise((resolve) => socket.send(text, () => resolve())),
				close: (code, reason) => socket.close(code, reason),
				onMessage: (take) =>
					socket.on('message', (data) => {
						if (socket.bufferedAmount > mostUnread) return socket.terminate();
						take(String(data)).catch((error: unknown) => {
							log.error({ error: describeError(error) }, 'socket.failed');
							socket.close(1011, 'something went wrong on our side');
						});
					}),
			},
			connection,
		);
		socket.once('close', (code, reason) => {
			connection.watched?.release();
			void closed(code, String(reason));
		});
	};

	let closing = false;
	server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		socket.on('error', giveUp);
		const refuse = (status: string) =>
			socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
		if (closing || sockets.clients.size >= config.subscriberLimit) refuse('503 Service Unavailable');
		else if (!options.isOwnName(request.headers.host)) refuse('421 Misdirected Request');
		else if (isForeign(request.headers, config)) refuse('403 Forbidden');
		else if (!sockets.shouldHandle(request)) refuse('404 Not Found');
		else
			sockets.handleUpgrade(request, socket, head, (client) =>
				opened({
					socket: client,
					stream: socket,
					headers: request.headers,
					rawHeaders: request.rawHeaders,
					url: request.url,
					address: options.addressOf(request),
					watched: null,
				}),
			);
	});
	return {
		close: async () => {
			closing = true;
			clearInterval(pinging);
			for (const socket of sockets.clients) socket.close(1001, 'this server is closing');
			const late = setTimeout(() => {
				for (const socket of sockets.clients) socket.terminate();
			}, goodbyeWithin);
			await new Promise((resolve) => sockets.close(resolve));
			clearTimeout(late);
		},
	};
}

/** Apart, so that it holds on to nothing of the request. */
function giveUp(this: Duplex): void {
	this.destroy();
}
