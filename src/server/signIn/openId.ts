import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as client from 'openid-client';
import type { Office } from '../../workflow/office.js';
import { beginSession, type Proven } from '../../workflow/sessions.js';
import type { Config } from '../config.js';
import { describeError, type Logger } from '../logs.js';
import { refusal } from '../overHttp.js';
import type { SignIn } from './signIn.js';

/** What is kept in the browser while somebody is at the provider. */
interface Pending {
	readonly state: string;
	readonly nonce: string;
	readonly verifier: string;
	readonly returnTo: string;
}

/** Serves `/sign-in`, `/sign-in/callback` and `/sign-out`: the code flow of OpenID Connect with PKCE, state and nonce. */
export function serveOpenId(
	app: FastifyInstance,
	options: {
		readonly office: Office;
		readonly config: Config;
		readonly log: Logger;
		readonly signIn: SignIn;
	},
): void {
	const { office, config, log, signIn } = options;
	const { cookies } = signIn;
	if (!config.signIn) return;
	app.addHook('onRequest', async (request, reply) => {
		// What comes back from the provider is in the address.
		if (request.url.startsWith('/sign-'))
			void reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
	});
	app.post('/sign-out', async (request, reply) => {
		if (!signIn.isOwnPage(request))
			return reply.code(403).send(refusal('sign out from a page of this site', 'FORBIDDEN'));
		await signIn.leave(request);
		return reply.header('set-cookie', cookies.forget()).code(204).send();
	});
	const { openId } = config;
	if (openId === null) {
		app.get('/sign-in', async (_request, reply) =>
			reply.code(404).send(refusal('nobody can sign in here with a browser: OIDC_ISSUER is not set', 'NOT_FOUND')),
		);
		return;
	}

	let discovered: Promise<client.Configuration> | null = null;
	/** The provider as it describes itself; asked again where that failed. */
	const provider = (): Promise<client.Configuration> => {
		discovered ??= client
			.discovery(
				new URL(openId.issuer),
				openId.clientId,
				undefined,
				openId.clientSecret === null ? client.None() : client.ClientSecretBasic(openId.clientSecret),
				// Signatures are verified even where TLS already tells who speaks; plain HTTP is for loopback, as the configuration sees to.
				{
					execute: [
						client.enableNonRepudiationChecks,
						...(openId.issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
					],
				},
			)
			.catch((error: unknown) => {
				discovered = null;
				throw error;
			});
		return discovered;
	};
	const originOf = (request: FastifyRequest): string => config.publicUrl ?? `http://${request.headers.host}`;
	const unavailable = (reply: FastifyReply, error: unknown) => {
		log.error({ error: { name: nameOf(error) } }, 'sign_in.provider_failed');
		return reply
			.code(503)
			.send(refusal('the provider that people sign in at does not answer; try again', 'SIGN_IN_UNAVAILABLE'));
	};

	app.get('/sign-in', async (request, reply) => {
		const { returnTo } = request.query as { returnTo?: unknown };
		const pending: Pending = {
			state: client.randomState(),
			nonce: client.randomNonce(),
			verifier: client.randomPKCECodeVerifier(),
			returnTo: safePath(returnTo),
		};
		try {
			const to = client.buildAuthorizationUrl(await provider(), {
				redirect_uri: `${originOf(request)}/sign-in/callback`,
				scope: 'openid email profile',
				state: pending.state,
				nonce: pending.nonce,
				code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
				code_challenge_method: 'S256',
			});
			const kept = Buffer.from(JSON.stringify(pending)).toString('base64url');
			return reply.header('set-cookie', cookies.keepPending(kept)).redirect(to.href, 303);
		} catch (error) {
			return unavailable(reply, error);
		}
	});

	app.get('/sign-in/callback', async (request, reply) => {
		const refuse = (status: number, message: string) =>
			reply.header('set-cookie', cookies.forgetPending()).code(status).send(refusal(message, 'UNAUTHENTICATED'));
		if (await signIn.isLimited(request.ip))
			return reply.code(429).send(refusal('too many attempts from here; try again in a minute', 'LIMIT_EXCEEDED'));
		const pending = readPending(cookies.pendingIn(request.headers.cookie));
		if (pending === null) return refuse(400, 'signing in was not begun here, or took too long; begin at /sign-in');
		let proven: Proven;
		try {
			proven = await prove(await provider(), new URL(request.url, originOf(request)), pending);
		} catch (error) {
			await signIn.noteFailure(request.ip);
			log.info({ why: nameOf(error) }, 'sign_in.refused');
			return refuse(401, 'the provider did not say who you are; begin again at /sign-in');
		}
		const session = await beginSession(office, proven);
		if (session === null) {
			await signIn.noteFailure(request.ip);
			log.info({ why: 'not admitted' }, 'sign_in.refused');
			return refuse(
				403,
				'you have not been admitted here: an owner of a desk does that, by your e-mail address, which your provider must have verified',
			);
		}
		// Whoever was signed in before in this browser no longer is.
		await signIn.leave(request);
		log.info({}, 'sign_in.done');
		return reply
			.header('set-cookie', [cookies.keep(session.token, session.expiresAt), cookies.forgetPending()])
			.redirect(safePath(pending.returnTo), 303);
	});
}

/** Exchanges the code for who signed in, everything about it verified. */
async function prove(configuration: client.Configuration, url: URL, pending: Pending): Promise<Proven> {
	const tokens = await client.authorizationCodeGrant(configuration, url, {
		pkceCodeVerifier: pending.verifier,
		expectedState: pending.state,
		expectedNonce: pending.nonce,
		idTokenExpected: true,
	});
	const claims = tokens.claims();
	if (!claims) throw new Error('no ID token');
	let { email, email_verified: isVerified } = claims as { email?: unknown; email_verified?: unknown };
	// Providers may keep the address for who asks with the access token.
	if (email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined) {
		const info = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
		email = info.email;
		isVerified = info.email_verified;
	}
	const isTheirs = typeof email === 'string' && isVerified === true;
	return { issuer: claims.iss, subject: claims.sub, email: isTheirs ? String(email) : null };
}

/** A path of this site to go on to; anything else leads to the start. */
export function safePath(wanted: unknown): string {
	if (typeof wanted !== 'string' || wanted.length > 1_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return '/';
	const here = 'http://here.invalid';
	const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
	return url?.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}

function readPending(cookie: string | undefined): Pending | null {
	try {
		const read: unknown = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8'));
		const { state, nonce, verifier, returnTo } = read as Record<string, unknown>;
		if ([state, nonce, verifier].every((one) => typeof one === 'string' && one.length > 20))
			return { state, nonce, verifier, returnTo: safePath(returnTo) } as Pending;
	} catch {
		// As if there were none.
	}
	return null;
}

/** Of an error of the exchange its kind alone: its message may hold what the provider sent. */
const nameOf = (error: unknown): string => {
	const { name } = describeError(error);
	const { code } = (error ?? {}) as { code?: unknown };
	return typeof code === 'string' ? `${name} ${code}` : name;
};
