import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { actorBy, msBetween, readToken } from '../../core/credentials.js';
import type { Instant } from '../../core/ids.js';
import { type Action, type Actor, publicActor } from '../../core/permissions.js';
import { isSecretOf, loadCredentials, noteUse, type StoredCredential } from '../../store/credentials.js';
import type { Office } from '../../workflow/office.js';
import { endSession, isDue, rotateSession, standingOf } from '../../workflow/sessions.js';
import { clientAt } from '../budget.js';
import type { Config } from '../config.js';
import { describeError, type Logger } from '../logs.js';
import { cookiesOf, type SessionCookies } from './cookies.js';
import { founderEverywhere } from './owner.js';
import { isOwnPage } from './ownPage.js';
import { type Showing, type Shown, SignInRefused, shownIn, unauthenticated } from './shown.js';
import { type Watched, Watches } from './watches.js';

/** Tells who asks. */
export interface SignIn {
	readonly cookies: SessionCookies;
	/** Who makes a request; throws `SignInRefused` where what it shows proves nothing. May send a new cookie with the reply. */
	actorOf(request: FastifyRequest, reply: FastifyReply): Promise<Actor>;
	/** Who stays connected, and who they are from now on. Throws as `actorOf` does. */
	watch(showing: Showing & { readonly address: string }): Promise<Watched>;
	/** Answers when who stays is known well enough to be told something. */
	fresh(): Promise<void>;
	/** Something was done here that may change who may what. */
	heed(action: Action): void;
	/** Ends the session that a request shows, where it shows one. */
	leave(request: FastifyRequest): Promise<void>;
	/** Whether so much from an address proved nothing lately that it is to wait. */
	isLimited(address: string): Promise<boolean>;
	/** Counts that something from an address proved nothing. */
	noteFailure(address: string): Promise<void>;
	/** Whether a page of our own makes the request. */
	isOwnPage(request: FastifyRequest): boolean;
	close(): Promise<void>;
}

/** How many tokens that prove nothing an address may show in a minute, before none but known ones are looked at. */
const mostFailures = 30;
/** How often it is noted that a credential is used, in ms. */
const noteEvery = 60_000;
/** How long it is known which desks there are, in ms, where nobody signs in. */
const desksKnownFor = 1_000;

/** Of those whom nothing can change. */
const stays: Omit<Watched, 'actor'> = { onVoid: () => () => {}, release: () => {} };

const changing: ReadonlySet<Action> = new Set([
	'recordDesk',
	'admitUser',
	'setSeat',
	'endUser',
	'createKey',
	'revokeKey',
]);

export function makeSignIn(office: Office, options: { readonly config: Config; readonly log: Logger }): SignIn {
	const { config, log } = options;
	const { database } = office;
	const cookies = cookiesOf(config);
	const failures = new RateLimiterMemory({ points: mostFailures, duration: 60 });
	/** Credentials that have proven somebody here; one whose network neighbours fail is let in all the same. */
	const proven = new Set<string>();
	const noted = new Map<string, number>();
	const underWay = new Set<Promise<unknown>>();
	let latest: Instant = '';
	/** The clock, which does not go back while this runs: what has expired stays so. */
	const clock = (): Instant => {
		const now = office.now();
		if (now > latest) latest = now;
		return latest;
	};
	const behind = (work: Promise<unknown>) => {
		const done = work.catch((error: unknown) => log.warn({ error: describeError(error) }, 'sign_in.not_noted'));
		underWay.add(done);
		void done.then(() => underWay.delete(done));
	};

	let founderNow: Actor = publicActor;
	let founder: { readonly actor: Promise<Actor>; readonly at: number } | null = null;
	const theFounder = (): Promise<Actor> => {
		const now = performance.now();
		if (founder === null || now - founder.at > desksKnownFor) {
			const actor = founderEverywhere(database);
			founder = { actor, at: now };
			actor.then(
				(found) => {
					founderNow = found;
				},
				() => {
					founder = null;
				},
			);
		}
		return founder.actor;
	};

	const watches = new Watches({
		load: async (ids) => {
			const now = clock();
			const found = await loadCredentials(database, ids);
			const actors = new Map<string, Actor>();
			for (const one of found.values()) {
				const actor = actorBy(one, now);
				if (actor) actors.set(one.id, actor);
			}
			return actors;
		},
		onTrouble: (error) => log.error({ error: describeError(error) }, 'sign_in.failed'),
	});

	/** Who shows something, and by which credential. */
	async function prove(
		shown: Shown,
		address: string,
	): Promise<{ actor: Actor; credential: StoredCredential; isCurrent: boolean }> {
		const client = clientAt(address);
		const read = readToken(shown.token);
		const counted = await failures.get(client);
		if (counted && counted.consumedPoints >= mostFailures && !(read && proven.has(read.id)))
			throw new SignInRefused(
				429,
				'LIMIT_EXCEEDED',
				'too many tokens from here proved nothing; try again in a minute',
				{
					'retry-after': String(Math.max(1, Math.ceil(counted.msBeforeNext / 1_000))),
				},
			);
		const refuse = async (why: string): Promise<never> => {
			await failures.penalty(client, 1);
			log.info({ why, credential: read?.id ?? null }, 'sign_in.refused');
			throw unauthenticated(shown.by === 'COOKIE' ? { 'set-cookie': cookies.forget() } : {});
		};
		// A session is for browsers, and a key for programs: neither passes for the other.
		if (!read || (read.kind === 'session') !== (shown.by === 'COOKIE')) return refuse('no token of ours');
		const credential = (await loadCredentials(database, [read.id])).get(read.id);
		if (!credential) return refuse('unknown');
		const now = clock();
		const standing =
			read.kind === 'session'
				? standingOf(credential, read.secret, now)
				: isSecretOf(read.secret, credential.secretHash) && 'CURRENT';
		if (standing === 'STALE') {
			// Two have it: whoever was given its successor, and who shows it now.
			await endSession(office, credential);
			return refuse('kept after it was replaced');
		}
		const actor = standing ? actorBy(credential, now) : null;
		if (!actor) return refuse(standing ? 'expired, revoked or left' : 'another secret');
		if (proven.size > 10_000) proven.clear();
		proven.add(credential.id);
		if (msBetween(credential.lastUsedAt ?? '1970-01-01T00:00:00.000Z', now) >= noteEvery) note(credential.id, now);
		return { actor, credential, isCurrent: standing === 'CURRENT' };
	}

	function note(id: string, now: Instant): void {
		const before = noted.get(id) ?? Number.NEGATIVE_INFINITY;
		if (performance.now() - before < noteEvery) return;
		if (noted.size > 10_000) noted.clear();
		noted.set(id, performance.now());
		behind(noteUse(database, id, now));
	}

	async function actorOf(request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
		if (!config.signIn) return theFounder();
		const shown = shownIn(
			{ headers: request.headers, rawHeaders: request.raw.rawHeaders, url: request.url },
			cookies.name,
		);
		if (shown === null) return publicActor;
		const { actor, credential, isCurrent } = await prove(shown, request.ip);
		if (shown.by === 'COOKIE') {
			if (request.method !== 'GET' && !isOwnPage(request.headers, config))
				throw new SignInRefused(
					403,
					'FORBIDDEN',
					'a page of another site asks in your name; ask from a page of this one',
				);
			if (isCurrent && isDue(credential, clock())) {
				const token = await rotateSession(office, credential);
				if (token) void reply.header('set-cookie', cookies.keep(token, credential.expiresAt));
			}
		}
		return actor;
	}

	return {
		cookies,
		actorOf,
		watch: async (showing) => {
			if (!config.signIn) {
				await theFounder();
				return { ...stays, actor: () => founderNow };
			}
			const shown = shownIn(showing, cookies.name);
			if (shown === null) return { ...stays, actor: () => publicActor };
			const { actor, credential } = await prove(shown, showing.address);
			return watches.watch(credential.id, actor);
		},
		fresh: () => watches.fresh(),
		heed: (action) => {
			if (!changing.has(action)) return;
			founder = null;
			behind(config.signIn ? watches.look() : theFounder());
		},
		leave: async (request) => {
			const read = readToken(cookies.shownIn(request.headers.cookie) ?? '');
			if (read?.kind !== 'session') return;
			const credential = (await loadCredentials(database, [read.id])).get(read.id);
			if (!credential || !standingOf(credential, read.secret, clock())) return;
			await endSession(office, credential);
			behind(watches.look());
		},
		isLimited: async (address) => ((await failures.get(clientAt(address)))?.consumedPoints ?? 0) >= mostFailures,
		noteFailure: async (address) => void (await failures.penalty(clientAt(address), 1)),
		isOwnPage: (request) => isOwnPage(request.headers, config),
		close: async () => {
			watches.close();
			await Promise.all(underWay);
		},
	};
}
