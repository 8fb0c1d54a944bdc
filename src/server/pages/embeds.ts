import type { FastifyInstance, FastifyReply } from 'fastify';
import { type CardTheme, cardThemes, embedCard } from '../../interop/pages/embedCard.js';
import { textOf } from '../../interop/pages/localText.js';
import { missingPage } from '../../interop/pages/missingPage.js';
import { oembedOf } from '../../interop/pages/oembed.js';
import { refusal } from '../overHttp.js';
import { originOf, queryOf, valueIn, viewOf } from './asked.js';
import { caseOf, findClaim } from './pageData.js';
import { type PageRoom, policyOf } from './room.js';

/** Serves `/embed/claims/:slug`, a card for a frame in any page, and `/oembed`, which tells other systems of it. */
export function serveEmbeds(app: FastifyInstance, { config, readingFor, onSend }: PageRoom): void {
	app.get<{ Params: { slug: string } }>('/embed/claims/:slug', { onSend }, async (request, reply) => {
		const view = viewOf(request, `/embed/claims/${encodeURIComponent(request.params.slug)}`, config);
		void reply
			.headers({
				'content-security-policy': policyOf('anybody'),
				'content-language': view.messages.language,
				'referrer-policy': 'no-referrer',
			})
			.type('text/html; charset=utf-8');
		const reading = await readingFor(request, reply);
		const claim = await findClaim(reading, request.params.slug);
		if (!claim) return reply.code(404).send(missingPage(view));
		const theme = cardThemes.find((one) => one === valueIn(queryOf(request), 'theme')) ?? 'auto';
		return reply.send(embedCard(await caseOf(reading, claim.id), view, { theme }));
	});

	app.get('/oembed', { onSend }, async (request, reply) => {
		const query = queryOf(request);
		const refuse = (status: number, message: string, code: string): FastifyReply =>
			reply.code(status).send(refusal(message, code));
		const format = valueIn(query, 'format') ?? 'json';
		if (format !== 'json') return refuse(501, 'the only format is json', 'NOT_IMPLEMENTED');
		const url = valueIn(query, 'url');
		if (url === null || !URL.canParse(url)) return refuse(400, 'give the address of a claim as url', 'BAD_USER_INPUT');
		const origin = originOf(request, config);
		const page = new URL(url);
		const slug = /^\/claims\/([^/.]+)$/.exec(page.pathname)?.[1];
		const reading = await readingFor(request, reply);
		const claim = page.origin === origin && slug ? await findClaim(reading, slug) : null;
		if (!claim) return refuse(404, 'there is no such claim here, or it is not public', 'NOT_FOUND');
		const theme = page.searchParams.get('theme') ?? valueIn(query, 'theme');
		const view = viewOf(request, '', config);
		const language = page.searchParams.get('lang') ?? (view.saysLanguage ? view.messages.language : null);
		const answer = oembedOf(
			{ slug: claim.slug, title: textOf(claim, language ?? claim.language).text },
			{
				origin,
				query: queryWith({ lang: language, theme: isTheme(theme) ? theme : null }),
				maxWidth: sizeIn(query, 'maxwidth'),
				maxHeight: sizeIn(query, 'maxheight'),
			},
		);
		return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
	});
}

const isTheme = (text: string | null): text is CardTheme => cardThemes.some((one) => one === text);

const queryWith = (values: Readonly<Record<string, string | null>>): string => {
	const given = new URLSearchParams();
	for (const [name, value] of Object.entries(values)) if (value !== null) given.set(name, value);
	return given.size === 0 ? '' : `?${given}`;
};

/** A most width or height in pixels; as much as there may be where none is given. */
function sizeIn(query: Parameters<typeof valueIn>[0], name: string): number {
	const size = Number(valueIn(query, name) ?? '');
	return Number.isInteger(size) && size > 0 ? size : Number.POSITIVE_INFINITY;
}
