import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { UserErrorCode } from '../../core/result.js';
import { isPublicAddress } from './addresses.js';

/** Which addresses beside public ones are asked, and how names are looked up. */
export interface Outside {
	/** Addresses that are asked though they are not public or have another port, as `127.0.0.1:8080`. */
	readonly allowed?: readonly string[];
	/** The addresses of a name; the system's own when left out. */
	readonly resolve?: (name: string) => Promise<readonly string[]>;
}

/** What is asked: one request, which follows no redirect. */
export interface OutsideRequest extends Outside {
	readonly method: 'GET' | 'POST';
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly signal: AbortSignal;
}

/** Why an address is not asked, as a person may read it. It never says what was found at an inner address. */
export class Refusal extends Error {
	constructor(
		message: string,
		readonly code: UserErrorCode = 'INVALID',
	) {
		super(message);
	}
}

export const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no answer';

/** A web address without credentials in it. */
export function parseAddress(text: string, base?: URL): URL {
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

const nameOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);

/** Whether an address that is a number, and not a name, is one that is asked. */
export const isAskedAt = (url: URL, address: string, { allowed }: Outside): boolean =>
	isAllowedAt(url, address, { allowed: allowed ?? [] }) || (url.port === '' && isPublicAddress(address));

/** Whether it is asked by exception. */
export const isAllowedAt = (url: URL, address: string, { allowed }: { readonly allowed: readonly string[] }): boolean =>
	allowed.includes(`${address}:${portOf(url)}`);

/**
 * The first answer that one of the addresses of a host gives. All that its name resolves to must be public, and the
 * connection goes to the very address that was checked, whatever the name resolves to later.
 */
export async function askOutside(
	url: URL,
	request: OutsideRequest & { readonly mayAsk?: (address: string) => boolean },
): Promise<IncomingMessage> {
	const name = nameOf(url);
	const resolve = request.resolve ?? resolveBySystem;
	const addresses = isIP(name) > 0 ? [name] : await inTime(resolve(name), request.signal);
	if (addresses.length === 0) throw new Refusal('is at a name that has no address');
	if (!addresses.every((one) => isAskedAt(url, one, request) && (request.mayAsk?.(one) ?? true)))
		throw new Refusal('is not at a public address and the usual port', 'NOT_PERMITTED');
	let last: unknown;
	for (const address of addresses.slice(0, 3))
		try {
			return await askAt(url, address, request);
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

function askAt(url: URL, address: string, request: OutsideRequest): Promise<IncomingMessage> {
	const { method, headers, body, signal } = request;
	const isSecure = url.protocol === 'https:';
	const name = nameOf(url);
	return new Promise((resolve, reject) => {
		const sent = (isSecure ? httpsRequest : httpRequest)({
			// The address itself, so that nobody looks the name up a second time.
			host: address,
			port: portOf(url),
			...(isSecure && isIP(name) === 0 ? { servername: name } : {}),
			path: `${url.pathname}${url.search}`,
			method,
			agent: false,
			signal,
			headers: {
				host: url.host,
				...headers,
				...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
			},
		});
		sent.once('response', resolve).once('error', reject).end(body);
	});
}
