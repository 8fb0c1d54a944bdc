import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { viewerOf } from '../../core/permissions.js';
import { BadRequest } from '../../core/result.js';
import { claimPage } from '../../interop/pages/claimPage.js';
import { frontPage } from '../../interop/pages/frontPage.js';
import { missingPage } from '../../interop/pages/missingPage.js';
import { searchPage } from '../../interop/pages/searchPage.js';
import { storyPage } from '../../interop/pages/storyPage.js';
import type { View } from '../../interop/pages/view.js';
import { readsOf } from '../../store/reads.js';
import type { Office } from '../../workflow/office.js';
import { revalidateBut } from '../caching.js';
import type { Config } from '../config.js';
import { refusal } from '../overHttp.js';
import { mark } from '../playground/page.js';
import type { SignIn } from '../signIn/signIn.js';
import { addressOf, toldVerdict } from '../toldCases.js';
import { preferredFormat, queryOf, readName, valueIn, viewOf } from './asked.js';
import { serveEmbeds } from './embeds.js';
import { claimData, findClaim, frontData, searchData, storyData } from './pageData.js';
import { type PageRoom, policyOf } from './room.js';
import { stylesheet, stylesheetAt } from './stylesheet.js';

/** Serves the pages that people look at: front, stories, claims with their other formats, search, and cards for other pages. */
export function servePages(
	app: FastifyInstance,
	{ office, config, signIn }: { readonly office: Office; readonly config: Config; readonly signIn: SignIn },
): void {
	const people = new WeakSet<FastifyRequest>();
	const room: PageRoom = {
		config,
		readingFor: async (request, reply) => {
			const actor = await signIn.actorOf(request, reply);
			if (actor.kind !== 'PUBLIC') people.add(request);
			return { reads: readsOf(office.database, viewerOf(actor)), method: office.method };
		},
		onSend: revalidateBut((request) => people.has(request), { vary: 'accept, accept-language, authorization, cookie' }),
	};
	const send = (reply: FastifyReply, view: View, page: string) =>
		reply
			.headers({
				'content-security-policy': policyOf('nobody'),
				'content-language': view.messages.language,
				'referrer-policy': 'strict-origin-when-cross-origin',
			})
			.type('text/html; charset=utf-8')
			.send(page);
	const missing = (reply: FastifyReply, view: View) => send(reply.code(404), view, missingPage(view));
	/** A part of a list that is asked for by no cursor of it is refused as a page. */
	const orRefused = async (
		reply: FastifyReply,
		view: View,
		work: () => Promise<FastifyReply>,
	): Promise<FastifyReply> => {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof BadRequest)) throw error;
			return send(reply.code(400), view, missingPage(view, 'refused'));
		}
	};
	const { onSend } = room;

	app.get('/', { onSend }, async (request, reply) => {
		const view = viewOf(request, '/', config);
		return send(reply, view, frontPage(await frontData(await room.readingFor(request, reply)), view));
	});

	app.get('/search', { onSend }, async (request, reply) => {
		const asked = (valueIn(queryOf(request), 'q') ?? '').trim().slice(0, 200);
		const after = valueIn(queryOf(request), 'after');
		const view = viewOf(request, `/search?q=${encodeURIComponent(asked)}`, config);
		return orRefused(reply, view, async () => {
			const reading = await room.readingFor(request, reply);
			const found = await searchData(reading, { asked, after, messages: view.messages });
			return send(reply, view, searchPage({ asked, ...found }, view));
		});
	});

	app.get<{ Params: { slug: string } }>('/stories/:slug', { onSend }, async (request, reply) => {
		const view = viewOf(request, `/stories/${encodeURIComponent(request.params.slug)}`, config);
		return orRefused(reply, view, async () => {
			const reading = await room.readingFor(request, reply);
			const story = await storyData(reading, request.params.slug, valueIn(queryOf(request), 'after'));
			return story ? send(reply, view, storyPage(story, view)) : missing(reply, view);
		});
	});

	app.get<{ Params: { name: string } }>('/claims/:name', { onSend }, async (request, reply) => {
		const query = queryOf(request);
		const asDossier = query.print !== undefined;
		const named = readName(request.params.name);
		const view = viewOf(request, `/claims/${encodeURIComponent(named?.ref ?? '')}${asDossier ? '?print' : ''}`, config);
		const reading = await room.readingFor(request, reply);
		const claim = named && (await findClaim(reading, named.ref));
		const format = named?.format === 'html' && !asDossier ? preferredFormat(request) : named?.format;
		if (!named || !claim || !format)
			return format === 'html' || !format
				? missing(reply, view)
				: reply.code(404).send(refusal('there is no such claim, or it is not public', 'NOT_FOUND'));
		if (claim.slug !== named.ref) {
			const [, rest = ''] = request.url.split('?');
			const suffix = named.format === 'html' ? '' : `.${named.format.suffix}`;
			return reply.redirect(`/claims/${claim.slug}${suffix}${rest && `?${rest}`}`, 302);
		}
		const shown = await claimData(reading, claim);
		if (format === 'html') return send(reply, view, claimPage(shown, view, { asDossier }));
		const { origin, messages } = view;
		const verdict = format.needsVerdict ? await toldVerdict({ office, reads: reading.reads, origin }, claim) : null;
		return reply
			.headers({
				// A picture that stands alone brings its own style.
				'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
				'content-language': view.messages.language,
			})
			.type(`${format.mediaType}; charset=utf-8`)
			.send(format.write({ ...shown, verdict, url: addressOf(origin, claim.slug), messages }));
	});

	serveEmbeds(app, room);

	const kept = 'public, max-age=31536000, immutable';
	app.get(stylesheetAt, async (_request, reply) =>
		reply.header('cache-control', kept).type('text/css; charset=utf-8').send(stylesheet),
	);
	app.get('/pages/icon.svg', async (_request, reply) =>
		reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(mark),
	);
}
