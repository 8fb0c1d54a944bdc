import { element } from '../svg/element.js';
import { type Feed, type FeedEntry, type FeedFormat, textElement } from './feed.js';

/** RSS 2.0, with its own address as Atom has it (RSS Advisory Board's profile). */
export const rss: FeedFormat = { mediaType: 'application/rss+xml', write };

function write({ title, description, home, url, updated, entries }: Feed): string {
	const channel = [
		textElement('title', title),
		textElement('link', home),
		textElement('description', description),
		textElement('lastBuildDate', date(updated)),
		element('atom:link', { href: url, rel: 'self', type: rss.mediaType }),
		...entries.map(item),
	].join('\n');
	const root = { version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom' };
	return `<?xml version="1.0" encoding="utf-8"?>\n${element('rss', root, element('channel', {}, `\n${channel}\n`))}\n`;
}

const item = ({ id, url, title, text, published, tags }: FeedEntry): string =>
	element(
		'item',
		{},
		textElement('title', title),
		textElement('link', url),
		element('guid', { isPermaLink: 'false' }, textOf(id)),
		textElement('pubDate', date(published)),
		...tags.map((tag) => textElement('category', tag)),
		// Readers take a description for HTML: what is text here has to be so twice.
		textElement('description', textOf(text)),
	);

const textOf = (text: string): string => textElement('x', text).slice(3, -4);

/** As RFC 822 has it, with a year of four digits. */
const date = (instant: string): string => new Date(instant).toUTCString();
