/** How people sign in, as far as the environment says. */
export interface SignInSettings {
	/** Whether it is asked who asks; where not, whoever reaches the server is the founding owner. */
	readonly signIn: boolean;
	/** Where browsers reach this server: an origin such as `https://claims.example.org`; null for where it listens. */
	readonly publicUrl: string | null;
	/** The provider of OpenID Connect at which people sign in; null where there are only keys. */
	readonly openId: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | null } | null;
}

/** Reads the settings; notes what is wrong, each with its remedy. */
export function signInSettings(
	given: (name: string) => string | undefined,
	options: {
		readonly host: string;
		readonly isLoopback: (host: string) => boolean;
		readonly wrong: (name: string, message: string) => void;
	},
): SignInSettings {
	const { host, isLoopback, wrong } = options;
	const publicUrl = publicUrlOf(given('PUBLIC_URL'), { isLoopback, wrong });
	const isOpen = !isLoopback(host) || (publicUrl !== null && !isLoopback(hostOf(publicUrl)));
	const asked = given('SIGN_IN')?.toLowerCase();
	if (asked !== undefined && asked !== 'on' && asked !== 'off')
		wrong('SIGN_IN', `is "${given('SIGN_IN')}"; give one of on, off`);
	if (asked === 'off' && isOpen)
		wrong(
			'SIGN_IN',
			`is off, and ${isLoopback(host) ? 'PUBLIC_URL' : `HOST "${host}"`} opens the server to others: whoever reaches it could write; give SIGN_IN=on, or HOST=127.0.0.1 alone`,
		);
	// A proxy that is to be believed stands for a network.
	const usual = isOpen || (given('TRUST_PROXY') ?? 'off') !== 'off';
	const signIn = asked === undefined ? usual : asked === 'on';
	const openId = openIdOf(given, { isLoopback, wrong });
	if (openId && !signIn) wrong('OIDC_ISSUER', 'is set, and SIGN_IN is off; give SIGN_IN=on');
	if (openId && isOpen && publicUrl === null)
		wrong('PUBLIC_URL', 'is needed for OIDC_ISSUER: where browsers come back to, such as https://claims.example.org');
	return { signIn, publicUrl, openId };
}

type Wrong = {
	readonly isLoopback: (host: string) => boolean;
	readonly wrong: (name: string, message: string) => void;
};

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

function publicUrlOf(text: string | undefined, { isLoopback, wrong }: Wrong): string | null {
	if (text === undefined) return null;
	const url = URL.canParse(text) ? new URL(text) : null;
	const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(hostOf(url.href)));
	if (url && isSafe && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin;
	wrong('PUBLIC_URL', `is "${text.slice(0, 100)}"; give an origin such as https://claims.example.org, with no path`);
	return null;
}

function openIdOf(given: (name: string) => string | undefined, { isLoopback, wrong }: Wrong): SignInSettings['openId'] {
	const [issuer, clientId] = [given('OIDC_ISSUER'), given('OIDC_CLIENT_ID')];
	if (issuer === undefined && clientId === undefined && given('OIDC_CLIENT_SECRET') === undefined) return null;
	if (issuer === undefined || clientId === undefined) {
		wrong(
			issuer === undefined ? 'OIDC_ISSUER' : 'OIDC_CLIENT_ID',
			'is missing; OIDC_ISSUER and OIDC_CLIENT_ID go together',
		);
		return null;
	}
	const url = URL.canParse(issuer) ? new URL(issuer) : null;
	if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLoopback(hostOf(url.href))))
		wrong('OIDC_ISSUER', `is "${issuer.slice(0, 100)}"; give the provider's address, which begins with https://`);
	return { issuer, clientId, clientSecret: given('OIDC_CLIENT_SECRET') ?? null };
}
