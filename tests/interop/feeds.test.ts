import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../src/interop/calendar/ics.js';
import { atom } from '../../src/interop/feeds/atom.js';
import type { Feed, FeedEntry } from '../../src/interop/feeds/feed.js';
import { jsonFeed } from '../../src/interop/feeds/jsonFeed.js';
import { rss } from '../../src/interop/feeds/rss.js';
import { plainText } from '../../src/interop/plainText.js';

const at = '2026-01-02T00:00:00.000Z';
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((one) => plainText(one) !== '');
const entries: fc.Arbitrary<FeedEntry[]> = fc.array(
	fc.record({
		id: fc.webUrl({ withFragments: true }),
		url: fc.webUrl({ withQueryParameters: true }),
		title: text,
		text,
		language: fc.constantFrom('en', 'zh'),
		published: fc.constant(at),
		updated: fc.constant(at),
		tags: fc.array(text, { maxLength: 2 }),
	}),
	{ minLength: 1, maxLength: 4 },
);
const feedOf = (some: readonly FeedEntry[]): Feed => ({
	title: 'Claims & corrections <all>',
	description: 'What was published.',
	home: 'https://claims.example.org/',
	url: 'https://claims.example.org/feeds/claims.rss?a=1&b=2',
	updated: at,
	entries: some,
});
const parser = new XMLParser({
	ignoreAttributes: false,
	processEntities: true,
	parseTagValue: false,
	trimValues: false,
});
const decoded = (html: string) =>
	html
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');

describe('a feed, whatever is in it,', () => {
	it('is RSS 2.0 that rss-parser and fast-xml-parser read', async () => {
		await fc.assert(
			fc.asyncProperty(entries, async (some) => {
				const written = rss.write(feedOf(some));
				expect(XMLValidator.validate(written)).toBe(true);
				const read = await new RssParser().parseString(written);
				expect(read.title).toBe('Claims & corrections <all>');
				expect(read.items).toMatchObject(
					some.map((one) => ({ title: plainText(one.title), guid: one.id, link: one.url, isoDate: at })),
				);
				expect(read.items.map((one) => decoded(one.content ?? ''))).toEqual(some.map((one) => plainText(one.text)));
			}),
			{ numRuns: 60 },
		);
	});

	it('is Atom 1.0 that rss-parser and fast-xml-parser read', async () => {
		await fc.assert(
			fc.asyncProperty(entries, async (some) => {
				const written = atom.write(feedOf(some));
				expect(XMLValidator.validate(written)).toBe(true);
				const { feed } = parser.parse(written);
				expect([feed['@_xmlns'], feed.updated, typeof feed.id, typeof feed.author.name]).toEqual([
					...['http://www.w3.org/2005/Atom', at, 'string', 'string'],
				]);
				const read = await new RssParser().parseString(written);
				expect(read.items).toMatchObject(
					some.map((one) => ({ title: plainText(one.title), id: one.id, link: one.url, summary: plainText(one.text) })),
				);
			}),
			{ numRuns: 60 },
		);
	});

	it('is JSON Feed 1.1', () => {
		fc.assert(
			fc.property(entries, (some) => {
				const read = JSON.parse(jsonFeed.write(feedOf(some)));
				expect(read).toMatchObject({
					version: 'https://jsonfeed.org/version/1.1',
					title: 'Claims & corrections <all>',
					items: some.map((one) => ({
						id: one.id,
						url: one.url,
						content_text: plainText(one.text),
						date_published: at,
					})),
				});
			}),
		);
	});

	it('may be empty', async () => {
		expect((await new RssParser().parseString(rss.write(feedOf([])))).items).toEqual([]);
		expect(XMLValidator.validate(atom.write(feedOf([])))).toBe(true);
	});
});

describe('a calendar', () => {
	it('is iCalendar that ical.js reads, no line longer than 75 bytes, whatever is in it', () => {
		const events = fc.array(fc.record({ title: text, text, at: fc.constant('2026-03-04T05:06:07.000Z') }), {
			maxLength: 4,
		});
		fc.assert(
			fc.property(events, text, (some, name) => {
				const all = some.map((one, place) => ({
					...one,
					id: `clm_${place}-due@x`,
					url: 'https://a.example.org/claims/x,y;z',
				}));
				const written = calendar(all, { name, now: at });
				for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
				expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
				const root = new ICAL.Component(ICAL.parse(written));
				const read = root.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
				expect(read.map((one) => [one.uid, one.summary, one.description, one.startDate.toString()])).toEqual(
					all.map((one) => [one.id, plainText(one.title), plainText(one.text), '2026-03-04T05:06:07Z']),
				);
				for (const one of read)
					expect(one.component.getFirstPropertyValue('url')).toBe('https://a.example.org/claims/x,y;z');
			}),
			{ numRuns: 200 },
		);
	});

	it('without events has the time zone in it, since a calendar must have something', () => {
		const root = new ICAL.Component(ICAL.parse(calendar([], { name: 'Nothing', now: at })));
		expect(root.getAllSubcomponents().map((one) => one.name)).toEqual(['vtimezone']);
		const [zone] = root.getAllSubcomponents('vtimezone');
		expect(new ICAL.Timezone(zone).utcOffset(ICAL.Time.now())).toBe(0);
	});
});
