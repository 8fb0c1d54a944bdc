import { isIP } from 'node:net';
import { type ContestednessMethod, defaultMethod, methodWith, settingProblems } from '../core/contestedness/methods.js';
import { accept, type Result, refuse, type UserError } from '../core/result.js';
import { locationFrom } from '../store/location.js';
import type { Keys } from '../store/sealing/keys.js';
import { keysFrom } from './keys.js';
import { type SignInSettings, signInSettings } from './signIn/settings.js';

/** All that the environment says, read once. */
export interface Config extends SignInSettings {
	readonly host: string;
	readonly port: number;
	/** Where the record is kept: `sqlite:PATH` or `postgres://…`. */
	readonly database: string;
	/** Addresses of PostgreSQL servers that repeat it and answer reads. */
	readonly replicas: readonly string[];
	readonly logLevel: LogLevel;
	/** Whether an empty database is filled with the example story. */
	readonly example: boolean;
	/** Most bytes of a request. */
	readonly bodyLimit: number;
	/** Deepest nesting of a query. */
	readonly depthLimit: number;
	/** Greatest cost of a query: about the number of fields that it could answer. */
	readonly costLimit: number;
	/** What one client may spend in a window, in the unit of `costLimit`; null where nobody counts. */
	readonly costBudget: { readonly points: number; readonly seconds: number } | null;
	/** Whose word on a client's address (`X-Forwarded-For`) is taken: nobody's, that of so many hops, or of these addresses. */
	readonly trustProxy: false | number | readonly string[];
	/** Whether only the documents in a manifest are answered, others are logged, or it only gives documents by id. */
	readonly trustedDocuments: { readonly mode: 'off' | 'log' | 'enforce'; readonly file: string | null };
	/** Whether the schema is served as a subgraph of Apollo Federation. */
	readonly federation: boolean;
	/** Whether pages of articles are fetched when somebody who may record documents asks for it. */
	readonly fetch: boolean;
	/** Whether webhooks can be set up and are told of what happens. */
	readonly webhooks: boolean;
	/** Addresses that webhooks may have though they are not public or have another port, as `127.0.0.1:8080`. */
	readonly webhookAllow: readonly string[];
	/** How long a webhook may take to answer, in s. */
	readonly webhookTimeout: number;
	/** Most subscriptions, and most connections that hold some, at a time. */
	readonly subscriberLimit: number;
	/** The scoring method, with the judgement weights of this installation. */
	readonly method: ContestednessMethod;
	/** Variables that are set and no longer mean anything. */
	readonly deprecated: readonly string[];
	/** The keys of this installation, which are in no other field. */
	readonly keys: Keys;
}

const usualDatabase = 'sqlite:data/counterclaim.sqlite';
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
export const isLoopback = (host: string): boolean => loopback.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

/** Reads the configuration from an environment; answers every mistake in it, each with its remedy. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Result<Config> {
	const errors: UserError[] = [];
	const wrong = (name: string, message: string) => {
		errors.push({ code: 'INVALID', path: [name], message: `${name} ${message}` });
	};
	const given = (name: string): string | undefined => env[name]?.trim() || undefined;
	const whole = (name: string, usual: number, span: readonly [least: number, most: number]): number => {
		const text = given(name);
		if (text === undefined) return usual;
		const [least, most] = span;
		const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
		if (!(value >= least && value <= most)) wrong(name, `is "${text}"; give a whole number from ${least} to ${most}`);
		return value;
	};
	const oneOf = <T extends string>(name: string, usual: T, choices: readonly T[]): T => {
		const text = given(name);
		if (text === undefined) return usual;
		const choice = choices.find((one) => one === text.toLowerCase());
		if (!choice) wrong(name, `is "${text}"; give one of ${choices.join(', ')}`);
		return choice ?? usual;
	};
	const host = given('HOST') ?? '127.0.0.1';
	const signIn = signInSettings(given, { host, isLoopback, wrong });
	/** Who asks from this machine is not counted unless that is asked for. */
	const budgetOf = () => {
		const seconds = whole('COST_WINDOW', 60, [1, 86_400]);
		if (given('COST_BUDGET')?.toLowerCase() === 'off' || (given('COST_BUDGET') === undefined && isLoopback(host)))
			return null;
		return { points: whole('COST_BUDGET', 2_000_000, [1_000, 1_000_000_000_000]), seconds };
	};
	const trustedDocuments = {
		mode: oneOf('TRUSTED_DOCUMENTS', 'off', ['off', 'log', 'enforce']),
		file: given('TRUSTED_DOCUMENTS_FILE') ?? null,
	};
	if (trustedDocuments.mode !== 'off' && trustedDocuments.file === null)
		wrong('TRUSTED_DOCUMENTS', `is ${trustedDocuments.mode}; give the manifest too, as TRUSTED_DOCUMENTS_FILE`);
	const config: Config = {
		host,
		port: whole('PORT', 4000, [0, 65_535]),
		database: databaseUrl(given('DATABASE_URL') ?? usualDatabase, wrong),
		replicas: replicaUrls(given, wrong),
		logLevel: oneOf('LOG_LEVEL', 'info', logLevels),
		example: oneOf('EXAMPLE', 'on', ['on', 'off']) === 'on',
		bodyLimit: whole('BODY_LIMIT', 1_048_576, [1_024, 104_857_600]),
		depthLimit: whole('DEPTH_LIMIT', 25, [5, 200]),
		costLimit: whole('COST_LIMIT', 25_000, [100, 10_000_000]),
		costBudget: budgetOf(),
		trustProxy: proxiesOf(given('TRUST_PROXY') ?? 'off', wrong),
		trustedDocuments,
		federation: oneOf('FEDERATION', 'off', ['on', 'off']) === 'on',
		fetch: oneOf('FETCH', 'off', ['on', 'off']) === 'on',
		webhooks: oneOf('WEBHOOKS', 'on', ['on', 'off']) === 'on',
		webhookAllow: allowedFrom(given('WEBHOOK_ALLOW') ?? '', wrong),
		webhookTimeout: whole('WEBHOOK_TIMEOUT', 10, [1, 60]),
		subscriberLimit: whole('SUBSCRIBER_LIMIT', 20_000, [1, 1_000_000]),
		method: methodOf(given('JUDGEMENT_WEIGHTS'), wrong),
		...signIn,
		deprecated: given('ALLOW_NETWORK') === undefined ? [] : ['ALLOW_NETWORK'],
		keys: keysFrom(given, wrong),
	};
	return errors.length > 0 ? refuse(...errors) : accept(Object.freeze(config));
}

function databaseUrl(url: string, wrong: (name: string, message: string) => void): string {
	const location = locationFrom(url);
	if (location?.engine === 'sqlite' && location.path === ':memory:')
		wrong('DATABASE_URL', 'is sqlite::memory:, which several connections cannot share; give sqlite:PATH');
	else if (!location) {
		// The value may hold a password, so only its scheme is repeated.
		const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? 'no scheme';
		wrong(
			'DATABASE_URL',
			`has ${scheme}; give sqlite:PATH, such as sqlite:data/counterclaim.sqlite, or postgres://USER:PASSWORD@HOST/DATABASE`,
		);
	}
	return url;
}

function proxiesOf(text: string, wrong: (name: string, message: string) => void): Config['trustProxy'] {
	if (text === 'off') return false;
	if (/^[1-9]$/.test(text)) return Number(text);
	const addresses = text.split(',').map((one) => one.trim());
	const isAddress = (one: string) => {
		const [address = '', bits, ...rest] = one.split('/');
		const most = isIP(address) === 6 ? 128 : 32;
		return isIP(address) > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && +bits <= most));
	};
	if (!addresses.every(isAddress))
		wrong(
			'TRUST_PROXY',
			`is "${text.slice(0, 100)}"; give off, how many proxies there are (1 to 9), or their addresses`,
		);
	return addresses;
}

function allowedFrom(text: string, wrong: (name: string, message: string) => void): string[] {
	const all = text.split(',').flatMap((one) => one.trim() || []);
	const isPlace = (one: string) => {
		const [, address = '', port = ''] = /^(.+):(\d{1,5})$/.exec(one) ?? [];
		return isIP(address) > 0 && Number(port) <= 65_535;
	};
	if (!all.every(isPlace))
		wrong(
			'WEBHOOK_ALLOW',
			`is "${text.slice(0, 100)}"; give addresses with their ports, separated by commas, such as 10.0.0.5:443`,
		);
	return all;
}

function replicaUrls(
	given: (name: string) => string | undefined,
	wrong: (name: string, message: string) => void,
): string[] {
	const urls = (given('DATABASE_REPLICA_URLS') ?? '').split(',').flatMap((one) => one.trim() || []);
	const primary = locationFrom(given('DATABASE_URL') ?? usualDatabase);
	if (urls.length > 0 && primary?.engine === 'sqlite')
		wrong('DATABASE_REPLICA_URLS', 'goes with a PostgreSQL database only; set DATABASE_URL to its primary');
	for (const [at, url] of urls.entries())
		if (locationFrom(url)?.engine !== 'postgres')
			wrong(
				'DATABASE_REPLICA_URLS',
				`has no address of PostgreSQL at place ${at + 1}; give postgres://USER:PASSWORD@HOST/DATABASE, separated by commas`,
			);
	return urls;
}

function methodOf(json: string | undefined, wrong: (name: string, message: string) => void): ContestednessMethod {
	if (json === undefined) return defaultMethod;
	let settings: unknown;
	try {
		settings = JSON.parse(json);
	} catch {
		settings = null;
	}
	if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
		wrong('JUDGEMENT_WEIGHTS', 'is no JSON object; give one such as {"SERVES": 0.3}');
		return defaultMethod;
	}
	const problems = settingProblems({ ...settings });
	for (const problem of problems) wrong('JUDGEMENT_WEIGHTS', `cannot be used: ${problem}`);
	return problems.length > 0 ? defaultMethod : methodWith({ ...settings });
}
