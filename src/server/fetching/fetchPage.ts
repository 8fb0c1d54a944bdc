import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { accept, type Result, refuse, type UserErrorCode } from '../../core/result.js';
import { isPublicAddress } from './addresses.js';
import { readBody } from './body.js';

/** A page as it came, and where from after all redirects. */
export interface Page {
	readonly url: string;
	readonly contentType: string;
	readonly body: Uint8Array;
}

interface FetchLimits {
	/** Most bytes of a page, after decompression. */
	readonly bytes: number;
	/** How long it may take with all redirects, in ms. */
	readonly time: number;
	readonly redirects: number;
}
const usualLimits: FetchLimits = { bytes: 2_000_000, time: 10_000, redirects: 5 };

export interface FetchOptions {
	readonly limits?: Partial<FetchLimits>;
	/** Addresses that are asked though they are not public or have another port, as `127.0.0.1:8080`: for tests. */
	readonly allowed?: readonly string[];
	/** The addresses of a name; the system's own when left out. */
	readonly resolve?: (name: string) => Promise<readonly string[]>;
}

/** Why a page is not fetched, as a person may read it. It never says what was found at an inner address. */
class Refusal extends Error {
	constructor(
		message: string,
		readonly code: UserErrorCode = 'INVALID',
	) {
		super(message);
	}
}

/**
 * Fetches a web page as a stranger: without cookies or credentials, from public addresses only, which are checked after
 * each redirect; and the connection goes to the very address that was checked, whatever the name resolves to later.
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Result<Page>> {
	const limits = { ...usualLimits, ...options.limits };
	const signal = AbortSignal.timeout(limits.time);
	try {
		let url = parse(address);
		for (let redirects = 0; redirects <= limits.redirects; redirects++) {
			const answer = await ask(url, { ...options, signal });
			const next = redirectOf(answer, url);
			if (next === null) return accept(await pageOf(answer, { url, limits, signal }));
			answer.destroy();
			url = next;
		}
		throw new Refusal(`is passed on more than ${limits.redirects} times`);
	} catch (error) {
		const why = signal.aborted ? new Refusal(`took longer than ${limits.time / 1000} s`) : error;
		const { message, code } = why instanceof Refusal ? why : new Refusal(`cannot be fetched (${codeOf(error)})`);
		return refuse({ code, path: ['url'], message: `the page ${message}; paste it as html instead` });
	}
}

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no answer';

function parse(text: string, base?: URL): URL {
	let url: URL;
	try {
		url = new URL(text, base);
	} catch {
		throw new Refusal('has no web address');
	}
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		throw new Refusal('is not at an address that starts with https:// or http://');
	if (url.username || url.password) throw new Refusal('has a user name or password in its address, which is not sent');
	return url;
}

/** The first answer that one of the addresses of a host gives. */
async function ask(url: URL, options: FetchOptions & { readonly signal: AbortSignal }): Promise<IncomingMessage> {
	const name = url.hostname.replace(/^\[|\]$/g, '');
	const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
	const resolve = options.resolve ?? resolveBySystem;
	const addresses = isIP(name) > 0 ? [name] : await inTime(resolve(name), options.signal);
	const isAllowed = (one: string) => options.allowed?.includes(`${one}:${port}`) ?? false;
	if (addresses.length === 0) throw new Refusal('is at a name that has no address');
	if (!addresses.every((one) => isAllowed(one) || (url.port === '' && isPublicAddress(one))))
		throw new Refusal('is not at a public address and the usual port', 'NOT_PERMITTED');
	let last: unknown;
	for (const address of addresses.slice(0, 3))
		try {
			return await askAt(url, { address, port, signal: options.signal });
		} catch (error) {
			if (!unreachable.has(codeOf(error))) throw error;
			last = error;
		}
	throw last;
}
const unreachable = new Set(['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL']);

/** Old internet addresses first: not every machine reaches the new ones. */
async function resolveBySystem(name: string): Promise<string[]> {
	const found = await lookup(name, { all: true });
	return found.sort((a, b) => a.family - b.family).map((one) => one.address);
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
		work.then(resolve, reject);
	});
}

function askAt(
	url: URL,
	{ address, port, signal }: { readonly address: string; readonly port: number; readonly signal: AbortSignal },
): Promise<IncomingMessage> {
	const isSecure = url.protocol === 'https:';
	const name = url.hostname.replace(/^\[|\]$/g, '');
	return new Promise((resolve, reject) => {
		const request = (isSecure ? httpsRequest : httpRequest)({
			// The address itself, so that nobody looks the name up a second time.
			host: address,
			port,
			...(isSecure && isIP(name) === 0 ? { servername: name } : {}),
			path: `${url.pathname}${url.search}`,
			method: 'GET',
			agent: false,
			signal,
			headers: {
				host: url.host,
				accept: 'text/html, application/xhtml+xml',
				'accept-encoding': 'gzip, deflate, br',
				'user-agent': 'Counterclaim (a fact-check desk reads one page)',
			},
		});
		request.once('response', resolve).once('error', reject).end();
	});
}

const redirects = new Set([301, 302, 303, 307, 308]);
function redirectOf(answer: IncomingMessage, url: URL): URL | null {
	const { statusCode = 0, headers } = answer;
	if (!redirects.has(statusCode)) return null;
	if (!headers.location) throw new Refusal('is passed on to nowhere');
	const next = parse(headers.location, url);
	if (url.protocol === 'https:' && next.protocol === 'http:') throw new Refusal('is passed on without encryption');
	return next;
}

async function pageOf(
	answer: IncomingMessage,
	{ url, limits, signal }: { readonly url: URL; readonly limits: FetchLimits; readonly signal: AbortSignal },
): Promise<Page> {
	try {
		const contentType = answer.headers['content-type'] ?? '';
		if (answer.statusCode !== 200) throw new Refusal(`is answered with status ${answer.statusCode}`);
		if (!/^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(contentType)) throw new Refusal('is no HTML');
		const body = await readBody(answer, { most: limits.bytes, signal });
		if (body === 'TOO_LONG') throw new Refusal(`has more than ${limits.bytes} bytes`, 'TOO_LONG');
		if (body === 'UNREADABLE') throw new Refusal('is packed in a way that cannot be read');
		return { url: url.href, contentType, body };
	} finally {
		answer.destroy();
	}
}
