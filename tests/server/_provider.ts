import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';

/** Somebody as a provider knows them. */
interface Account {
	readonly sub: string;
	readonly email: string;
	readonly verified?: boolean;
}

export interface RunningProvider {
	readonly issuer: string;
	/** Who is at the browser, from now on. */
	as(account: Account): void;
	close(): Promise<void>;
}

/** A real provider of OpenID Connect on a free port, for one client that comes back to this address; it wants PKCE. */
export async function runProvider(callback: string): Promise<RunningProvider> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	let current: Account = { sub: '1', email: 'nobody@example.org' };
	const provider = new Provider(issuer, {
		clients: [{ client_id: 'counterclaim', client_secret: 'a secret of the tests', redirect_uris: [callback] }],
		pkce: { required: () => true },
		claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
		features: { devInteractions: { enabled: false } },
		cookies: { keys: ['keys of the tests'] },
		ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
		interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
		findAccount: (_context, sub) => ({
			accountId: sub,
			claims: async () => ({ sub, email: current.email, email_verified: current.verified ?? true, name: sub }),
		}),
	});
	const answer = provider.callback();
	server.on('request', async (request, response) => {
		if (!request.url?.startsWith('/interaction/')) return answer(request, response);
		// Whoever is at the browser says yes to all that is asked.
		const { params, grantId, prompt } = await provider.interactionDetails(request, response);
		if (prompt.name === 'login')
			return provider.interactionFinished(request, response, { login: { accountId: current.sub } });
		const known = grantId ? await provider.Grant.find(grantId) : undefined;
		const grant = known ?? new provider.Grant({ accountId: current.sub, clientId: String(params.client_id) });
		grant.addOIDCScope('openid email profile');
		return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
	});
	return {
		issuer,
		as: (account) => {
			current = account;
		},
		close: () => closed(server),
	};
}

const closed = (server: Server): Promise<void> =>
	new Promise((resolve) => {
		server.closeAllConnections();
		server.close(() => resolve());
	});

/** A browser as far as it goes to and fro between sites: it keeps cookies by host and follows where it is sent. */
export class Browser {
	private readonly jars = new Map<string, Map<string, string>>();

	jar(url: string): Map<string, string> {
		const { host } = new URL(url);
		const jar = this.jars.get(host) ?? new Map<string, string>();
		this.jars.set(host, jar);
		return jar;
	}

	async visit(url: string, options: RequestInit = {}): Promise<Response> {
		const jar = this.jar(url);
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const response = await fetch(url, {
			...options,
			redirect: 'manual',
			headers: { ...(options.headers as Record<string, string>), ...(cookie ? { cookie } : {}) },
		});
		for (const set of response.headers.getSetCookie()) {
			const [pair = '', ...attributes] = set.split(';').map((part) => part.trim());
			const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
			const isGone = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=Thu, 01 Jan 1970/i.test(one));
			if (isGone || value === '') jar.delete(name);
			else jar.set(name, value);
		}
		return response;
	}

	/** Goes where it is sent until it would come to an address that begins so, and answers that address. */
	async until(from: string, stop: string): Promise<string> {
		for (let url = from, hops = 0; hops < 15; hops++) {
			const response = await this.visit(url);
			const location = response.headers.get('location');
			if (location === null) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
			url = new URL(location, url).href;
			if (url.startsWith(stop)) return url;
		}
		throw new Error(`never sent to ${stop}`);
	}
}
