import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Config } from '../config.js';
import type { Logger } from '../logs.js';
import type { Operations, Prepared } from './operations.js';
import { isForeign } from './origin.js';

/** Longest message of a client, in bytes: a document of as many tokens as are allowed fits in. */
const longestMessage = 131_072;
/** Most subscriptions of one connection. */
const mostPerSocket = 100;
/** How long a client may take to say hello, and how often it is asked whether it is still there, in ms. */
const helloWithin = 3_000;
const pingEvery = 30_000;
/** How long a closing connection may take to say goodbye, in ms. */
const goodbyeWithin = 1_000;

/** Answers subscriptions over WebSocket (graphql-transport-ws) at `/graphql`, on the port of the HTTP server. */
export function serveSockets(
	server: Server,
	options: {
		readonly operations: Operations;
		readonly config: Config;
		readonly log: Logger;
		/** Whether the name that the request was sent to is ours. */
		readonly isOwnName: (host: string | undefined) => boolean;
	},
): { close(): Promise<void> } {
	const { operations, config, log } = options;
	const sockets = new WebSocketServer({
		noServer: true,
		path: '/graphql',
		maxPayload: longestMessage,
		perMessageDeflate: false,
	});
	let closing = false;
	const serving = useServer(
		{
			connectionInitWaitTimeout: helloWithin,
			onSubscribe: (context, _id, { query, operationName, variables }) => {
				if (Object.keys(context.subscriptions).length > mostPerSocket) {
					const message = `this connection has ${mostPerSocket} subscriptions; open another one for more`;
					return [new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })];
				}
				const prepared = operations.prepare({ query, operationName, variables });
				if ('errors' in prepared)
					return (prepared.errors ?? []).map(({ message, extensions = {} }) => {
						return new GraphQLError(message, { extensions });
					});
				const { headers } = context.extra.request;
				const contextValue = { prepared, asker: { headers, params: context.connectionParams ?? {} } };
				return { ...(prepared as Prepared), contextValue };
			},
			subscribe: async ({ contextValue }) => {
				const { prepared, asker } = contextValue as Subscribing;
				return (await operations.subscribe(prepared, asker)) as never;
			},
			onNext: (_context, _id, _payload, _args, answer) => answer,
		},
		sockets,
		pingEvery,
	);
	server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		socket.on('error', () => socket.destroy());
		const refuse = (status: string) =>
			socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
		if (closing || sockets.clients.size >= config.subscriberLimit) refuse('503 Service Unavailable');
		else if (!options.isOwnName(request.headers.host)) refuse('421 Misdirected Request');
		else if (isForeign(request.headers)) refuse('403 Forbidden');
		else if (!sockets.shouldHandle(request)) refuse('404 Not Found');
		else sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
	});
	sockets.on('connection', (client) =>
		client.on('error', (error) => log.debug({ message: error.message }, 'socket.failed')),
	);
	return {
		close: async () => {
			closing = true;
			const late = setTimeout(() => {
				for (const client of sockets.clients) client.terminate();
			}, goodbyeWithin);
			await serving.dispose();
			clearTimeout(late);
		},
	};
}

interface Subscribing {
	readonly prepared: Prepared;
	readonly asker: Parameters<Operations['subscribe']>[1];
}
