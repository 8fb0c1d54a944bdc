import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFormats } from '../../src/interop/caseFormats.js';
import { loadExample } from '../../src/server/example.js';
import { publishAll } from '../_offices.js';
import { admit, keyFor } from '../_people.js';
import { newWorld, type World } from '../_world.js';
import { type Served, serveOn } from './_server.js';

let world: World;
let served: Served;
beforeAll(async () => {
	world = await newWorld({ startsAt: '2026-03-01T00:00:00.000Z' });
	await loadExample(world.office, 'examples/meta-scale-ai.yaml');
	await publishAll(world);
	await world.claim('tip', { text: 'Something that nobody outside is to know yet.' });
	served = await serveOn(world, { signIn: true });
});
afterAll(() => served?.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
	const response = await fetch(served.url + path, { headers, redirect: 'manual' });
	return { status: response.status, headers: response.headers, body: await response.text() };
};
const pages = [
	'/',
	'/search?q=Mayer',
	'/stories/meta-scale-ai',
	'/claims/mayer-tbd',
	'/claims/rift',
	'/claims/vendors',
];

describe('a page', () => {
	it.each([...pages, '/claims/rift?print', '/embed/claims/rift', '/claims/nothing'])(
		'is valid HTML in both languages, without scripts and with nothing from elsewhere: %s',
		async (path) => {
			const validator = new HtmlValidate({
				extends: ['html-validate:standard'],
				// Lower case, and tags left to be closed by the parser, are ways of writing that we do not have.
				rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off' },
			});
			for (const lang of ['en', 'zh']) {
				const { body, headers } = await get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
				const report = await validator.validateString(body);
				expect(report.results.flatMap((one) => one.messages.map((m) => `${m.ruleId} ${m.line}: ${m.message}`))).toEqual(
					[],
				);
				expect(body).toContain(`<html lang="${lang}"`);
				expect(body).not.toMatch(/<script|<style| style=| on\w+=/);
				expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
			}
		},
	);

	it('is in the language that the address asks for, else in the one that the browser prefers', async () => {
		const lang = async (path: string, accepted?: string) =>
			/<html lang="(..)"/.exec((await get(path, accepted ? { 'accept-language': accepted } : {})).body)?.[1];
		expect(await lang('/', 'zh-CN,zh;q=0.9,en;q=0.5')).toBe('zh');
		expect(await lang('/', 'fr,de')).toBe('en');
		expect(await lang('/')).toBe('en');
		expect(await lang('/?lang=zh', 'en')).toBe('zh');
		expect(await lang('/?lang=xx', 'zh')).toBe('zh');
		expect((await get('/?lang=zh')).body).toContain('href="/stories/meta-scale-ai?lang=zh"');
	});

	it('costs as many statements however much was said', async () => {
		const statements = async (path: string) => (await world.sqlOf(() => get(path))).length;
		const few = { claim: await statements('/claims/mayer-tbd'), found: await statements('/search?q=Scale') };
		// One more where it hangs on others: whether the public sees these.
		expect(await statements('/claims/rift')).toBeLessThanOrEqual(few.claim + 1);
		expect(await statements('/claims/vendors')).toBeLessThanOrEqual(few.claim + 1);
		expect(await statements('/search?q=Meta')).toBeLessThanOrEqual(few.found);
		expect(few.claim).toBeLessThanOrEqual(20);
		expect(few.found).toBeLessThanOrEqual(10);
		expect(await statements('/')).toBeLessThanOrEqual(8);
		expect(await statements('/stories/meta-scale-ai')).toBeLessThanOrEqual(10);
	});

	it('is kept by caches that ask whether it still holds; what is answered in person by nobody else', async () => {
		const first = await get('/claims/rift');
		const etag = first.headers.get('etag') ?? '';
		expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
		expect(first.headers.get('vary')).toContain('accept-language');
		expect((await get('/claims/rift', { 'if-none-match': etag })).status).toBe(304);
		const ada = await admit(world, 'ada', 'READER');
		const { headers } = await keyFor(world, ada.id, 'READER');
		expect((await get('/claims/rift', headers)).headers.get('cache-control')).toContain('private');
	});

	it('of what is not public is the same as of what was never there', async () => {
		for (const path of ['/claims/SLUG', '/claims/SLUG.json', '/embed/claims/SLUG', '/stories/SLUG']) {
			const [hidden, never] = await Promise.all([get(path.replace('SLUG', 'tip')), get(path.replace('SLUG', 'non'))]);
			expect([hidden?.status, hidden?.body.replaceAll('tip', 'non')]).toEqual([404, never?.body]);
		}
		expect((await get('/search?q=outside')).body).not.toContain('/claims/tip');
		const bea = await admit(world, 'bea', 'CHECKER');
		const { headers } = await keyFor(world, bea.id, 'CHECKER');
		expect((await get('/claims/tip', headers)).body).toContain('nobody outside is to know');
		expect((await get('/search?q=outside', headers)).body).toContain('/claims/tip');
	});

	it('refuses a cursor of no list as a page', async () => {
		expect((await get('/stories/meta-scale-ai?after=x')).status).toBe(400);
		expect((await get('/search?q=Mayer&after=x')).status).toBe(400);
	});

	it('takes whatever is searched for as text', async () => {
		const { body } = await get(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
		expect(body).not.toContain('<script');
		expect((await get('/search?q=%21%21')).status).toBe(200);
		expect((await get('/search?q=a&q=b')).status).toBe(200);
	});
});

describe('a claim', () => {
	it('has the score, its reason, both sides and the verdict apart', async () => {
		const { body } = await get('/claims/mayer-tbd');
		for (const part of ['0.25', 'two unnamed people', 'from day one', 'counts 0.40', 'Unproven', 'balance/1'])
			expect(body).toContain(part);
		const { body: another } = await get('/claims/vendors');
		for (const part of ['declined to comment', 'None yet']) expect(another).toContain(part);
	});

	it.each(caseFormats.map((one) => [one.suffix, one.mediaType] as const))(
		'is at the same address with .%s in that format',
		async (suffix, mediaType) => {
			const { status, headers, body } = await get(`/claims/mayer-tbd.${suffix}`);
			expect(status).toBe(200);
			expect(headers.get('content-type')).toBe(`${mediaType}; charset=utf-8`);
			expect(body.length).toBeGreaterThan(100);
		},
	);

	it('is told to other programs as a review where there is a verdict, else as a claim, and its page says where', async () => {
		const { body } = await get('/claims/mayer-tbd');
		expect(body).toContain('<link rel="alternate" type="application/ld+json" href="/claims/mayer-tbd.jsonld">');
		const told = JSON.parse((await get('/claims/mayer-tbd.jsonld')).body);
		expect(told).toMatchObject({
			'@context': 'https://schema.org',
			'@type': 'ClaimReview',
			url: `${served.url}/claims/mayer-tbd`,
			reviewRating: { '@type': 'Rating', alternateName: 'Unproven' },
		});
		const another = await get('/claims/rift', { accept: 'application/ld+json' });
		expect(another.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
		expect(JSON.parse(another.body)['@type']).toBe('Claim');
		expect(another.body).not.toMatch(/ClaimReview|"Rating"/);
	});

	it('of which the public sees nothing is told without a verdict, even to those who sit at the desk', async () => {
		const carl = await admit(world, 'carl', 'CHECKER');
		const { headers } = await keyFor(world, carl.id, 'CHECKER');
		const publicSince = (value: string) =>
			world.database.write((tx) => tx.query(`UPDATE claim SET public_since = ${value} WHERE slug = 'mayer-tbd'`));
		await publicSince('NULL');
		const { body } = await get('/claims/mayer-tbd.jsonld', headers);
		await publicSince('recorded_at');
		expect(JSON.parse(body)['@type']).toBe('Claim');
	});

	it('comes in the format that is asked for by name, and as a page to browsers', async () => {
		const type = async (accept: string) => (await get('/claims/rift', { accept })).headers.get('content-type');
		expect(await type('application/json')).toMatch('application/json');
		expect(await type('text/csv')).toMatch('text/csv');
		expect(await type('text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8')).toMatch('html');
		expect(await type('*/*')).toMatch('html');
	});

	it('is found by its id at the address that has its slug', async () => {
		const id = await world.find('claim', 'rift');
		const { status, headers } = await get(`/claims/${id}.csv?lang=zh`);
		expect([status, headers.get('location')]).toEqual([302, '/claims/rift.csv?lang=zh']);
		expect((await get('/claims/rift.exe')).status).toBe(404);
	});
});

describe('a card', () => {
	it('may be framed by any page, and no other page may', async () => {
		const policy = async (path: string) => (await get(path)).headers.get('content-security-policy');
		expect(await policy('/embed/claims/rift?theme=dark')).toContain('frame-ancestors *');
		for (const path of pages) expect(await policy(path)).toContain("frame-ancestors 'none'");
		expect((await get('/embed/claims/rift?theme=dark')).body).toContain('data-theme="dark"');
	});

	it('is told of by oEmbed, no larger than asked', async () => {
		const discovered = /type="application\/json\+oembed" href="([^"]+)"/.exec((await get('/claims/rift')).body)?.[1];
		const address = discovered?.replaceAll('&amp;', '&').replace(served.url, '') ?? '';
		const { body } = await get(address);
		const card = JSON.parse(body);
		expect(card).toMatchObject({ version: '1.0', type: 'rich', width: 600, height: 220 });
		expect(card.html).toContain(`src="${served.url}/embed/claims/rift"`);
		expect(JSON.parse((await get(`${address}&maxwidth=320`)).body)).toMatchObject({ width: 320, height: 220 });
	});

	it('is not told of for what is not here', async () => {
		const status = async (query: string) => (await get(`/oembed?${query}`)).status;
		expect(await status(`url=${encodeURIComponent(`${served.url}/claims/tip`)}`)).toBe(404);
		expect(await status('url=https%3A%2F%2Felsewhere.example%2Fclaims%2Frift')).toBe(404);
		expect(await status('url=nonsense')).toBe(400);
		expect(await status(`url=${encodeURIComponent(`${served.url}/claims/rift`)}&format=xml`)).toBe(501);
	});
});
