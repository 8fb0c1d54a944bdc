import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { webhookLimits } from '../../core/webhook.js';
import { bellFor } from '../../store/bell.js';
import { forgetDeliveries } from '../../store/deliveries.js';
import { Feed } from '../../store/feed.js';
import { forgetEvents } from '../../store/outbox.js';
import { forgetKeys, keyKeptFor } from '../../store/recordingKeys.js';
import { Live } from '../../workflow/live.js';
import type { Office } from '../../workflow/office.js';
import type { Config } from '../config.js';
import { describeError, type Logger } from '../logs.js';
import type { SignIn } from '../signIn/signIn.js';
import type { TrustedDocuments } from '../trustedDocuments.js';
import { type May, Operations } from './operations.js';
import { serveSockets } from './socket.js';
import { serveStreams } from './stream.js';

export interface Subscriptions {
	/** Tells that something was recorded here. */
	readonly ring: () => void;
	/** How many there are at the moment. */
	readonly count: () => number;
	/** Sends subscribers elsewhere and ends all that listens. */
	close(): Promise<void>;
}

/** How long events stay in the outbox, in ms: three days. Who comes back later is told to read anew. */
const keptFor = 3 * 86_400_000;

/** How often it is asked whether those who listen still see the same, in ms. */
const lookedAgainAfter = 1_000;

/** Answers subscriptions on the app's port: over WebSocket at `/graphql`, as event streams at `/graphql/stream`. */
export function serveSubscriptions(
	app: FastifyInstance,
	options: {
		readonly office: Office;
		readonly schema: GraphQLSchema;
		readonly config: Config;
		readonly log: Logger;
		readonly may?: May;
		readonly signIn: SignIn;
		readonly documents: TrustedDocuments | null;
		readonly isOwnName: (host: string | undefined) => boolean;
		readonly addressOf: (request: IncomingMessage) => string;
	},
): Subscriptions {
	const { office, schema, config, log, documents, signIn, may = () => true } = options;
	const bell = bellFor(config.database, {
		onLost: (error) => log.warn({ error: describeError(error) }, 'bell.lost'),
		onFound: () => log.info('bell.found'),
	});
	const feed = new Feed(office.database, {
		bell,
		onTrouble: (error) => log.error({ error: describeError(error) }, 'feed.failed'),
	});
	const live = new Live(office, feed);
	const operations = new Operations(schema, { office, live, config, log, may, fresh: signIn.fresh, documents });
	const sockets = serveSockets(app.server, {
		operations,
		config,
		log,
		signIn,
		isOwnName: options.isOwnName,
		addressOf: options.addressOf,
	});
	const streams = serveStreams(app, { operations, config, signIn });
	const looking = setInterval(() => operations.lookAgain(), lookedAgainAfter).unref();
	const forget = () => {
		const before = (ms: number) => new Date(Date.now() - ms).toISOString();
		const failed = (what: string) => (error: unknown) => log.error({ error: describeError(error) }, what);
		void forgetEvents(office.database, before(keptFor)).catch(failed('outbox.not_forgotten'));
		void forgetDeliveries(office.database, before(webhookLimits.logDays * 86_400_000)).catch(
			failed('deliveries.not_forgotten'),
		);
		void forgetKeys(office.database, before(keyKeptFor)).catch(failed('keys.not_forgotten'));
	};
	forget();
	const forgetting = setInterval(forget, 3_600_000).unref();
	return {
		ring: () => feed.ring(),
		count: () => operations.count,
		close: async () => {
			clearInterval(forgetting);
			clearInterval(looking);
			streams.close();
			await sockets.close();
			live.end();
			await feed.close();
		},
	};
}
