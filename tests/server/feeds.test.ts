import { XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClaimReviews } from '../../src/interop/claimReview/readClaimReviews.js';
import { agreeToVerdict } from '../../src/workflow/agreeToVerdict.js';
import { correctClaim } from '../../src/workflow/correctClaim.js';
import { issueVerdict } from '../../src/workflow/issueVerdict.js';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { scheduleClaim } from '../../src/workflow/scheduleClaim.js';
import { person, publish } from '../_offices.js';
import { admit, keyFor } from '../_people.js';
import { must } from '../_world.js';
import { type Served, serveWorld } from './_server.js';

let served: Served;
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${served.url}${path}`, { headers });

beforeAll(async () => {
	served = await serveWorld({ signIn: true });
	const { world } = served;
	await world.story('moon');
	await world.party('nasa');
	await world.document('news', { url: 'https://news.example.org/1', title: 'Cheese', published: '2025-12-01' });
	await world.named('ann-said', { document: 'news' });
	const claims = {
		cheese: {
			text: 'The moon is <cheese> & rock.',
			stories: ['moon'],
			about: [{ party: 'nasa', news: 'NEUTRAL' as const }],
		},
		secret: { text: 'Nobody may read this yet.', stories: ['moon'] },
		reworded: { text: 'It was so.' },
		unjudged: { text: 'Nobody judged this.' },
	};
	const [ann, ben] = [await person(world, 'ann', 'CHECKER'), await person(world, 'ben', 'CHECKER')];
	for (const [slug, draft] of Object.entries(claims)) {
		await world.claim(slug, draft);
		if (slug === 'unjudged') continue;
		const why = { explanation: 'We looked.', language: 'en', sources: ['https://example.org/'] };
		const { thing } = must(await issueVerdict(ann, { claim: slug, rating: 'mostly-false', ...why }));
		must(await agreeToVerdict(ben, { verdict: thing.id }));
	}
	await world.testimony('cheese', 'ann-said');
	for (const slug of ['cheese', 'reworded', 'unjudged']) await publish(world, slug);
	must(await reviseClaim(world.office, { claim: 'reworded', text: 'It was not so.', language: 'en', reason: 'other' }));
	must(await correctClaim(world.office, { claim: 'unjudged', was: 'This.', now: 'That.', reason: 'A slip.' }));
	const dates = { dueAt: '2026-02-01T08:00:00.000Z', recheckAt: '2026-03-01T08:00:00.000Z' };
	must(await scheduleClaim(world.office, { claim: 'secret', ...dates }));
});
afterAll(() => served.close());

describe('published verdicts as a feed of ClaimReview', () => {
	it.each(['/feeds/claimreview.jsonld', '/claimreview.jsonld'])(
		'are at %s, and read back as they are',
		async (path) => {
			const response = await get(path);
			expect(response.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
			const text = await response.text();
			expect(JSON.parse(text)).toMatchObject({ '@context': 'https://schema.org', '@type': 'DataFeed' });
			expect(text).not.toContain('Nobody may read');
			const { reviews, problems } = readClaimReviews(text);
			expect(problems).toEqual([]);
			expect(reviews.map((one) => one.review)).toEqual([
				{
					url: `${served.url}/claims/cheese`,
					title: null,
					language: 'en',
					reviewer: { kind: 'ORGANIZATION', name: expect.any(String), url: `${served.url}/` },
					published: '2026-01-01',
					rating: { label: 'Mostly false', value: '2', best: '5', worst: '1' },
					explanation: 'We looked.',
					claim: {
						text: 'The moon is <cheese> & rock.',
						language: 'en',
						claimed: null,
						claimants: [{ kind: 'PERSON', name: 'ann-said', url: null }],
						appearances: [
							{
								url: 'https://news.example.org/1',
								title: 'Cheese',
								publisher: 'news',
								published: '2025-12-01',
								language: 'en',
							},
						],
						firstAppearance: expect.objectContaining({ url: 'https://news.example.org/1' }),
					},
				},
			]);
		},
	);

	it('asks the database as often for many as for one', async () => {
		const [one] = [await served.world.sqlOf(() => get('/feeds/claimreview.jsonld').then((answer) => answer.text()))];
		const again = await served.world.sqlOf(() => get('/feeds/claimreview.jsonld').then((answer) => answer.text()));
		expect(again.length).toBe(one.length);
		expect(one.length).toBeLessThan(40);
	});
});

describe('published claims and corrections as a feed', () => {
	it.each(['rss', 'atom'])('are at /feeds/claims.%s', async (format) => {
		const response = await get(`/feeds/claims.${format}`);
		expect(response.headers.get('content-type')).toBe(`application/${format}+xml; charset=utf-8`);
		const text = await response.text();
		expect(XMLValidator.validate(text)).toBe(true);
		const { items } = await new RssParser().parseString(text);
		expect(items.map((one) => one.title).sort()).toEqual([
			'Correction: Nobody judged this.',
			'It was not so.',
			'Nobody judged this.',
			'The moon is <cheese> & rock.',
		]);
		const said = Object.fromEntries(items.map((one) => [one.title, one.summary ?? one.content]));
		expect(said['The moon is <cheese> & rock.']).toMatch(/Mostly false\. We looked\. .*ann-said assert/);
		expect(said['It was not so.']).not.toContain('Verdict');
		expect(said['Correction: Nobody judged this.']).toBe('It said: This. It says now: That. Why: A slip.');
		for (const one of items) expect(one.isoDate).toMatch(/T00:00:00.000Z$/);
	});

	it('are at /feeds/claims.json, by level, story and party', async () => {
		const titles = async (query: string) => {
			const response = await get(`/feeds/claims.json${query}`);
			const { items } = (await response.json()) as { items: { title: string }[] };
			return items.map((one) => one.title).sort();
		};
		expect(await titles('?story=moon')).toEqual(['The moon is <cheese> & rock.']);
		expect(await titles('?party=nasa')).toEqual(['The moon is <cheese> & rock.']);
		expect(await titles('?level=UNSOURCED')).toEqual([
			...['Correction: Nobody judged this.', 'It was not so.', 'Nobody judged this.'],
		]);
		expect(await titles('?level=UNSOURCED&level=UNCONTESTED&story=moon')).toEqual(await titles('?story=moon'));
	});

	it('say what is wrong with an address', async () => {
		const wrong = async (query: string) => {
			const response = await get(`/feeds/claims.rss${query}`);
			const { errors } = (await response.json()) as { errors: { message: string }[] };
			return [response.status, errors[0]?.message];
		};
		expect(await wrong('?level=HOT')).toEqual([400, expect.stringContaining('"HOT" is no level; there are')]);
		expect(await wrong('?story=nowhere')).toEqual([404, 'there is no published story `nowhere`']);
		expect(await wrong('?party=ann')).toEqual([404, 'there is no published party `ann`']);
	});

	it('are not sent again to those who have them', async () => {
		for (const format of ['rss', 'atom', 'json']) {
			const first = await get(`/feeds/claims.${format}`);
			const etag = first.headers.get('etag') ?? '';
			expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
			const again = await get(`/feeds/claims.${format}`, { 'if-none-match': etag });
			expect([again.status, await again.text()]).toEqual([304, '']);
		}
	});

	it('hold the same, whoever asks', async () => {
		await admit(served.world, 'olga', 'OWNER');
		const { headers } = await keyFor(served.world, 'olga@example.org', 'OWNER');
		const [mine, everybodys] = [await get('/feeds/claims.json', headers), await get('/feeds/claims.json')];
		expect(await mine.text()).toBe(await everybodys.text());
	});
});

describe("a desk's dates as a calendar", () => {
	it('are for those who sit there', async () => {
		expect((await get('/feeds/desk.ics')).status).toBe(401);
		expect((await get('/feeds/desk.ics', { authorization: 'Bearer nonsense' })).status).toBe(401);
		await admit(served.world, 'rita', 'READER');
		const { headers } = await keyFor(served.world, 'rita@example.org', 'READER');
		const response = await get('/feeds/desk.ics', headers);
		expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		expect(response.headers.get('cache-control')).toMatch(/^private/);
		const root = new ICAL.Component(ICAL.parse(await response.text()));
		const events = root.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
		expect(events.map((one) => [one.summary, one.startDate.toString()])).toEqual([
			['Due: Nobody may read this yet.', '2026-02-01T08:00:00Z'],
			['Check again: Nobody may read this yet.', '2026-03-01T08:00:00Z'],
		]);
	});
});
