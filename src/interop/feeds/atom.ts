import { element } from '../svg/element.js';
import { type Feed, type FeedEntry, type FeedFormat, textElement } from './feed.js';

/** Atom 1.0 (RFC 4287). */
export const atom: FeedFormat = { mediaType: 'application/atom+xml', write };

function write({ title, description, home, url, updated, entries }: Feed): string {
	const content = [
		textElement('id', url),
		textElement('title', title),
		textElement('subtitle', description),
		textElement('updated', updated),
		element('author', {}, textElement('name', title)),
		element('link', { rel: 'self', type: atom.mediaType, href: url }),
		element('link', { rel: 'alternate', type: 'text/html', href: home }),
		...entries.map(entry),
	].join('\n');
	const feed = element('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, `\n${content}\n`);
	return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`;
}

const entry = ({ id, url, title, text, language, published, updated, tags }: FeedEntry): string =>
	element(
		'entry',
		{ 'xml:lang': language },
		textElement('id', id),
		textElement('title', title),
		textElement('published', published),
		textElement('updated', updated),
		element('link', { rel: 'alternate', type: 'text/html', href: url }),
		...tags.map((tag) => element('category', { term: tag })),
		textElement('summary', text),
	);
