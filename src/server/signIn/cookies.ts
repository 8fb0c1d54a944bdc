import { isLoopback } from '../config.js';
import { cookiesIn } from './shown.js';

/** How a session travels in a browser: out of reach of scripts, and of pages of other sites. */
export interface SessionCookies {
	/** Of the session's cookie. */
	readonly name: string;
	/** Of the cookie that is there while somebody is at the provider. */
	readonly pendingName: string;
	keep(token: string, expiresAt: string): string;
	forget(): string;
	keepPending(value: string): string;
	forgetPending(): string;
	shownIn(header: string | undefined): string | undefined;
	pendingIn(header: string | undefined): string | undefined;
}

/** How long somebody may take to sign in at the provider, in seconds. */
const pendingFor = 600;

export function cookiesOf({
	host,
	publicUrl,
}: {
	readonly host: string;
	readonly publicUrl: string | null;
}): SessionCookies {
	// Over plain HTTP, which is served on loopback alone, a browser would not send it back.
	const isSecure = publicUrl === null ? !isLoopback(host) : publicUrl.startsWith('https:');
	const mark = isSecure ? '__Host-' : '';
	const [name, pendingName] = [`${mark}counterclaim`, `${mark}counterclaim-signing-in`];
	const attributes = `; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
	return {
		name,
		pendingName,
		keep: (token, expiresAt) => `${name}=${token}; Expires=${new Date(expiresAt).toUTCString()}${attributes}`,
		forget: () => `${name}=; Max-Age=0${attributes}`,
		keepPending: (value) => `${pendingName}=${value}; Max-Age=${pendingFor}${attributes}`,
		forgetPending: () => `${pendingName}=; Max-Age=0${attributes}`,
		shownIn: (header) => cookiesIn(header).get(name),
		pendingIn: (header) => cookiesIn(header).get(pendingName),
	};
}
