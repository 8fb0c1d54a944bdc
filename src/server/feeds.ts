import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ContestednessLevel, contestednessLevels } from '../core/contestedness/opinion.js';
import { dayOf } from '../core/dates.js';
import { publicActor, viewerOf } from '../core/permissions.js';
import { type CalendarEvent, calendar } from '../interop/calendar/ics.js';
import { dataFeed, type FeedItem } from '../interop/claimReview/dataFeed.js';
import { claimJsonLdIn } from '../interop/claimReview/ofCase.js';
import { feedFormats } from '../interop/feeds/formats.js';
import { type FeedFilter, loadMoments, loadReviewedIds, type SetMoment } from '../store/publications.js';
import { readsOf } from '../store/reads.js';
import type { Office } from '../workflow/office.js';
import { revalidateBut } from './caching.js';
import type { Config } from './config.js';
import { newsFeed } from './newsFeed.js';
import { refusal } from './overHttp.js';
import { SignInRefused } from './signIn/shown.js';
import type { SignIn } from './signIn/signIn.js';
import { addressOf, toldCases } from './toldCases.js';

interface Query {
	readonly level?: string | string[];
	readonly story?: string;
	readonly party?: string;
	readonly language?: string;
}

/**
 * What other programs follow: published claims and corrections as RSS, Atom and JSON Feed, published verdicts as a DataFeed
 * of ClaimReview, and for those who sit at a desk its dates as a calendar. Whoever asks, the public ones hold what the public sees.
 */
export function serveFeeds(
	app: FastifyInstance,
	options: { readonly office: Office; readonly config: Pick<Config, 'publicUrl'>; readonly signIn: SignIn },
): void {
	const { office, config, signIn } = options;
	const originOf = (request: FastifyRequest) => config.publicUrl ?? `${request.protocol}://${request.host}`;
	const publicReads = () => readsOf(office.database, viewerOf(publicActor));
	for (const [ending, format] of Object.entries(feedFormats))
		app.get<{ Querystring: Query }>(
			`/feeds/claims.${ending}`,
			{ onSend: revalidateBut(() => false) },
			async (request, reply) => {
				const { query } = request;
				const reads = publicReads();
				const filter = await filterOf(query, reads);
				if ('refused' in filter) return reply.code(filter.refused).send(refusal(filter.message, codes[filter.refused]));
				const origin = originOf(request);
				const telling = { office, reads, origin, language: one(query.language) };
				const feed = await newsFeed(telling, { ...filter, url: origin + request.url });
				return reply.type(`${format.mediaType}; charset=utf-8`).send(format.write(feed));
			},
		);

	const sendDataFeed = async (request: FastifyRequest, reply: FastifyReply) => {
		const origin = originOf(request);
		async function* pages(): AsyncGenerator<readonly FeedItem[]> {
			for (let after = ''; ; ) {
				const ids = await office.database.read((session) => loadReviewedIds(session, { after, most: 100 }));
				const last = ids.at(-1);
				if (last === undefined) return;
				after = last;
				const told = await toldCases({ office, reads: publicReads(), origin }, ids);
				yield told.flatMap((each) => {
					const { url, verdict } = each;
					return verdict ? [{ item: claimJsonLdIn(each), url, created: verdict.published }] : [];
				});
			}
		}
		const about = { name: 'Published verdicts', url: `${origin}/feeds/claimreview.jsonld` };
		void reply.header('cache-control', 'public, max-age=300');
		return reply.type('application/ld+json; charset=utf-8').send(Readable.from(dataFeed(about, pages())));
	};
	app.get('/feeds/claimreview.jsonld', sendDataFeed);
	app.get('/claimreview.jsonld', sendDataFeed);

	app.get('/feeds/desk.ics', { onSend: revalidateBut(() => true) }, async (request, reply) => {
		const actor = await signIn.actorOf(request, reply);
		const { desks } = viewerOf(actor);
		if (desks !== 'ALL' && desks.length === 0)
			throw new SignInRefused(401, 'UNAUTHENTICATED', 'dates are for those who sit at a desk; sign in, or show a key', {
				'www-authenticate': 'Bearer realm="counterclaim"',
			});
		const now = dayOf(office.now());
		const from = new Date(Date.parse(now) - 30 * day).toISOString();
		const moments = await office.database.read((session) =>
			loadMoments(session, desks === 'ALL' ? null : desks, { from, most: mostMoments }),
		);
		const events = moments.flatMap((moment) => eventsOf(moment, { from, origin: originOf(request) }));
		return reply.type('text/calendar; charset=utf-8').send(calendar(events, { name: 'Claims to see to', now }));
	});
}

const day = 86_400_000;
const mostMoments = 5_000;
const codes = { 400: 'BAD_REQUEST', 404: 'NOT_FOUND' } as const;

/** The filter that an address asks for, or why there is none such. */
async function filterOf(
	query: Query,
	reads: ReturnType<typeof readsOf>,
): Promise<FeedFilter | { readonly refused: 400 | 404; readonly message: string }> {
	const levels = [query.level ?? []].flat().flatMap((text) => text.split(','));
	const unknown = levels.find((name) => !isLevel(name));
	if (unknown !== undefined) {
		const message = `"${unknown.slice(0, 40)}" is no level; there are ${contestednessLevels.join(', ')}`;
		return { refused: 400, message };
	}
	const [story, party] = [one(query.story), one(query.party)];
	const storyId = story === undefined ? null : await reads.find('story', story);
	if (story !== undefined && storyId === null)
		return { refused: 404, message: `there is no published story \`${story.slice(0, 80)}\`` };
	const partyId = party === undefined ? null : await reads.find('party', party);
	if (party !== undefined && partyId === null)
		return { refused: 404, message: `there is no published party \`${party.slice(0, 80)}\`` };
	return { levels: levels.length > 0 ? levels.filter(isLevel) : null, storyId, partyId };
}

const isLevel = (name: string): name is ContestednessLevel => contestednessLevels.some((level) => level === name);
/** Of what an address says several times, the first. */
const one = (value: string | readonly string[] | undefined): string | undefined =>
	typeof value === 'string' ? value : value?.[0];

function eventsOf(
	moment: SetMoment,
	{ from, origin }: { readonly from: string; readonly origin: string },
): CalendarEvent[] {
	const { claimId, slug, text } = moment;
	const events = [
		['due', 'Due', moment.dueAt],
		['recheck', 'Check again', moment.recheckAt],
		['embargo', 'Embargo ends', moment.embargoUntil],
	] as const;
	return events.flatMap(([key, word, at]) =>
		at === null || at < from
			? []
			: [
					{
						id: `${claimId}-${key}@counterclaim`,
						at,
						title: `${word}: ${text}`,
						text: slug,
						url: addressOf(origin, slug),
					},
				],
	);
}
