import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database, Follower } from '../store/database.js';
import { positionPattern } from '../store/engines/replicas.js';

/** What a client is answered after a write, and sends with what it asks next, to see what it wrote whoever answers. */
const seenHeader = 'x-counterclaim-seen';
const seenCookie = 'counterclaim-seen';

/**
 * With replicas, whoever has written reads from the primary until a replica has caught up. The position that they have
 * seen goes to and fro in a header, and for browsers in a cookie of a minute; without replicas there is none.
 */
export function readYourWrites(app: FastifyInstance, database: Database): void {
	const followers = new WeakMap<FastifyRequest, { readonly follower: Follower; readonly before: string | null }>();
	app.addHook('onRequest', (request, _reply, done) => {
		const before = seenBy(request);
		const follower = { position: before };
		followers.set(request, { follower, before });
		database.following(follower, done);
	});
	app.addHook('onSend', async (request, reply) => {
		const { follower, before } = followers.get(request) ?? {};
		if (!follower?.position || follower.position === before) return;
		const cookie = `${seenCookie}=${follower.position.replace('/', '-')}; Path=/; Max-Age=60; HttpOnly; SameSite=Strict`;
		void reply.header(seenHeader, follower.position).header('set-cookie', cookie);
	});
}

/** A position as a client gives it back; anything else is as if nothing had been given. */
function seenBy({ headers }: FastifyRequest): string | null {
	const cookie = new RegExp(`(?:^|; )${seenCookie}=([0-9A-F]+-[0-9A-F]+)`, 'i').exec(headers.cookie ?? '')?.[1];
	const given = headers[seenHeader] ?? cookie?.replace('-', '/');
	return typeof given === 'string' && positionPattern.test(given) ? given : null;
}
