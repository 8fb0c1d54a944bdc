import { join } from 'node:path';
import { type Config, readConfig } from '../../src/server/config.js';
import { home } from '../../src/server/home.js';
import { makeHttp } from '../../src/server/http.js';
import { listen } from '../../src/server/listen.js';
import { makeLogger } from '../../src/server/logs.js';
import type { May } from '../../src/server/subscriptions/operations.js';
import { newWorld, type World } from '../_world.js';

export interface Served {
	readonly world: World;
	readonly url: string;
	/** How many subscriptions there are at the moment. */
	subscribers(): number;
	/** Every log line so far. */
	readonly logs: Record<string, unknown>[];
	/** POSTs a GraphQL document; answers the status and the body as they came, the body's extensions apart. */
	ask(
		query: string,
		variables?: Record<string, unknown>,
		headers?: Record<string, string>,
	): Promise<{ status: number; headers: Headers; body: Answer; extensions?: Answer['extensions'] }>;
	close(): Promise<void>;
}

export interface Answer {
	// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
	data?: any;
	extensions?: Record<string, unknown>;
	errors?: { message: string; path?: unknown; extensions?: Record<string, unknown> }[];
}

interface Options {
	readonly may?: May;
	/** Where the documentation was built, if elsewhere than usual. */
	readonly docs?: string;
}

function configWith(changes: Partial<Config> = {}): Config {
	const read = readConfig({ PORT: '0', DATABASE_URL: 'sqlite:unused', LOG_LEVEL: 'info' });
	if (!read.ok) throw new Error(read.errors.map((one) => one.message).join('; '));
	return { ...read.value, ...changes };
}

/** A server on a free port over a world of its own. */
export const serveWorld = async (changes: Partial<Config> = {}, options: Options = {}): Promise<Served> =>
	serveOn(await newWorld(), changes, options);

/** A server on a free port over a world, which it closes in the end. */
export async function serveOn(world: World, changes: Partial<Config> = {}, options: Options = {}): Promise<Served> {
	const logs: Record<string, unknown>[] = [];
	const log = makeLogger({ level: 'debug', to: { write: (line) => void logs.push(JSON.parse(line)) } });
	const config = configWith(changes);
	const folders = {
		playground: join(home, 'dist/playground'),
		queries: join(home, 'examples/queries'),
		docs: options.docs ?? join(home, 'dist/docs'),
	};
	const http = await makeHttp(world.office, { config, log, folders, ...(options.may ? { may: options.may } : {}) });
	const { url } = await listen(http.app, config);
	return {
		world,
		url,
		subscribers: http.subscribers,
		logs,
		ask: async (query, variables, headers = {}) => {
			const response = await fetch(`${url}/graphql`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: JSON.stringify({ query, variables }),
			});
			const { extensions, ...body } = (await response.json()) as Answer;
			return { status: response.status, headers: response.headers, body, extensions };
		},
		close: async () => {
			await http.close();
			await world.close();
		},
	};
}
