import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of our own makes a request that comes with a cookie: a browser says so, in `Origin` or, of a page of the
 * same origin, in `Sec-Fetch-Site`. A request that says neither is not believed.
 */
export function isOwnPage(
	{ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders,
	{ publicUrl }: { readonly publicUrl: string | null },
): boolean {
	if (origin === undefined) return site === 'same-origin';
	if (!URL.canParse(origin)) return false;
	const given = new URL(origin);
	return publicUrl === null ? given.host === host : given.origin === publicUrl;
}
