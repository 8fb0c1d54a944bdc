import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import { systemActor } from '../core/permissions.js';
import { Database } from '../store/database.js';
import { describeLocation } from '../store/location.js';
import type { Keys } from '../store/sealing/keys.js';
import { needsReindex } from '../store/searchIndex.js';
import { firstKey } from '../workflow/firstKey.js';
import type { Office } from '../workflow/office.js';
import { startClock } from './clock.js';
import type { Config } from './config.js';
import { loadExample } from './example.js';
import { articleFetcher } from './fetching/fetchArticle.js';
import { home } from './home.js';
import { makeHttp } from './http.js';
import { listen } from './listen.js';
import { describeError, type Logger } from './logs.js';
import { courierOf } from './webhooks/courier.js';
import { startWebhooks } from './webhooks/startWebhooks.js';

export interface Running {
	readonly url: string;
	/** Set when the port asked for was taken and another one is used. */
	readonly portTaken: number | null;
	/** How many claims of the example story were loaded into an empty database; 0 when it was not empty. */
	readonly exampleClaims: number;
	/** The token of the first key, where nobody has had any way in yet. */
	readonly firstToken: string | null;
	close(): Promise<void>;
}

/** Ids by real chance, time by the clock; who acts is whoever has the machine. */
export const officeOn = (database: Database, method: ContestednessMethod, keys?: Keys): Office => ({
	actor: systemActor,
	database,
	method,
	now: () => new Date().toISOString(),
	random: (bytes) => randomBytes(bytes),
	...(keys ? { keys } : {}),
});

/** Starts everything: database brought up to date, example loaded into an empty one, HTTP listening. */
export async function serve(config: Config, options: { readonly log: Logger }): Promise<Running> {
	const { log } = options;
	const database = await Database.open({
		url: config.database,
		replicas: config.replicas,
		onReplica: ({ replica, state, error }) => {
			if (state === 'away') log.warn({ replica, error: describeError(error) }, 'replica.away');
			else log.info({ replica }, 'replica.back');
		},
	});
	try {
		const office = {
			...officeOn(database, config.method, config.keys),
			...(config.fetch ? { fetchArticle: articleFetcher(log) } : {}),
		};
		await requireScoresBy(office);
		const exampleClaims = config.example ? await loadExample(office, join(home, 'examples/meta-scale-ai.yaml')) : 0;
		if (await database.read(needsReindex)) log.warn({ remedy: 'counterclaim reindex' }, 'search.empty');
		const folders = {
			playground: join(home, 'dist/playground'),
			queries: join(home, 'examples/queries'),
			docs: join(home, 'dist/docs'),
		};
		for (const variable of config.deprecated) log.warn({ variable }, 'configuration.deprecated');
		const http = await makeHttp(office, { config, log, folders });
		const { url, portTaken } = await listen(http.app, config);
		const clock = startClock(office, { log });
		const webhooks =
			http.payloads &&
			startWebhooks(office, {
				courier: courierOf(office, {
					payloads: http.payloads,
					origin: config.publicUrl ?? url,
					patience: config.webhookTimeout * 1_000,
					allowed: config.webhookAllow,
				}),
				log,
			});
		const firstToken = config.signIn ? await firstKey(office) : null;
		log.info({ url, database: describeLocation(config.database) }, 'server.started');
		return {
			url,
			portTaken,
			exampleClaims,
			firstToken,
			close: async () => {
				await clock.stop();
				await webhooks?.stop();
				await http.close();
				await database.close();
				log.info('server.closed');
			},
		};
	} catch (error) {
		await database.close();
		throw error;
	}
}

/** Scores of different methods must not stand side by side: after a change of weights all are computed anew first. */
export async function requireScoresBy({ database, method }: Office): Promise<void> {
	const [other] = await database.read((session) =>
		session.query<{ method: string }>('SELECT method FROM claim WHERE method <> ? LIMIT 1', [method.name]),
	);
	if (other)
		throw new Error(
			`scores on record are by ${other.method}, and the weights set make the method ${method.name}; run \`counterclaim rescore\` first`,
		);
}
