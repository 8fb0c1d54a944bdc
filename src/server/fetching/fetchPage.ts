import type { IncomingMessage } from 'node:http';
import { accept, type Result, refuse } from '../../core/result.js';
import { readBody } from './body.js';
import { askOutside, codeOf, type Outside, parseAddress, Refusal } from './outside.js';

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

export interface FetchOptions extends Outside {
	readonly limits?: Partial<FetchLimits>;
}

/**
 * Fetches a web page as a stranger: without cookies or credentials, from public addresses only, which are checked after
 * each redirect; and the connection goes to the very address that was checked, whatever the name resolves to later.
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Result<Page>> {
	const limits = { ...usualLimits, ...options.limits };
	const signal = AbortSignal.timeout(limits.time);
	try {
		let url = parseAddress(address);
		for (let redirects = 0; redirects <= limits.redirects; redirects++) {
			const answer = await askOutside(url, { ...asked, ...options, signal });
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

/** As a stranger asks for a page. */
const asked = {
	method: 'GET',
	headers: {
		accept: 'text/html, application/xhtml+xml',
		'accept-encoding': 'gzip, deflate, br',
		'user-agent': 'Counterclaim (a fact-check desk reads one page)',
	},
} as const;

const redirects = new Set([301, 302, 303, 307, 308]);
function redirectOf(answer: IncomingMessage, url: URL): URL | null {
	const { statusCode = 0, headers } = answer;
	if (!redirects.has(statusCode)) return null;
	if (!headers.location) throw new Refusal('is passed on to nowhere');
	const next = parseAddress(headers.location, url);
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
