import type { IncomingHttpHeaders } from 'node:http';
import { refusal } from '../overHttp.js';

/** Who asks could not be told, or may not ask so. */
export class SignInRefused extends Error {
	readonly body: ReturnType<typeof refusal>;

	constructor(
		readonly statusCode: 400 | 401 | 403 | 429,
		readonly code: 'BAD_REQUEST' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'LIMIT_EXCEEDED',
		message: string,
		readonly headers: Readonly<Record<string, string | string[]>> = {},
	) {
		super(message);
		this.body = refusal(message, code);
	}
}

/** The same words for whatever is wrong with a token, so that they tell nothing of it. */
export const unauthenticated = (headers: Readonly<Record<string, string | string[]>> = {}): SignInRefused =>
	new SignInRefused(401, 'UNAUTHENTICATED', 'this token is unknown, or it has expired or was revoked', {
		'www-authenticate': 'Bearer realm="counterclaim", error="invalid_token"',
		...headers,
	});

/** A request as far as it says who asks. */
export interface Showing {
	readonly headers: IncomingHttpHeaders;
	/** Names and values in turn, as they came: Node keeps only the first of several `Authorization`. */
	readonly rawHeaders: readonly string[];
	readonly url?: string | undefined;
	/** What a WebSocket client said when it connected; stands in for a header that browsers cannot set. */
	readonly params?: Readonly<Record<string, unknown>>;
}

/** What was shown to say who asks. A browser sends a cookie by itself, whichever page made it ask. */
export interface Shown {
	readonly token: string;
	readonly by: 'BEARER' | 'COOKIE';
}

/** What a request shows; null where it shows nothing. Throws where it shows it in a way that is not safe, or not clear. */
export function shownIn({ headers, rawHeaders, url = '', params = {} }: Showing, cookieName: string): Shown | null {
	if (/[?&](access_token|authorization|token)=/i.test(url))
		throw new SignInRefused(
			400,
			'BAD_REQUEST',
			'a token in an address ends up in logs and histories; send it as `Authorization: Bearer …`',
		);
	const authorizations = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization');
	if (authorizations.length > 1)
		throw new SignInRefused(400, 'BAD_REQUEST', 'there are several Authorization headers; send one');
	const given = params.authorization ?? params.Authorization ?? headers.authorization;
	if (given !== undefined && given !== null) {
		const token = typeof given === 'string' ? /^Bearer +([^\s,]+) *$/i.exec(given)?.[1] : undefined;
		if (token === undefined) throw unauthenticated();
		return { token, by: 'BEARER' };
	}
	const token = cookiesIn(headers.cookie).get(cookieName);
	return token ? { token, by: 'COOKIE' } : null;
}

/** The cookies of a request; of several of one name the first. */
export function cookiesIn(header: string | undefined): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const pair of header?.split(';') ?? []) {
		const at = pair.indexOf('=');
		const name = pair.slice(0, at).trim();
		if (at > 0 && !found.has(name)) found.set(name, pair.slice(at + 1).trim());
	}
	return found;
}
