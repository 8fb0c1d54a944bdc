import { plainText } from '../plainText.js';
import type { Feed, FeedFormat } from './feed.js';

/** JSON Feed 1.1. */
export const jsonFeed: FeedFormat = { mediaType: 'application/feed+json', write };

function write({ title, description, home, url, entries }: Feed): string {
	const items = entries.map((one) => ({
		...{ id: one.id, url: one.url, title: plainText(one.title), content_text: plainText(one.text) },
		...{ date_published: one.published, date_modified: one.updated, language: one.language, tags: one.tags },
	}));
	const head = { version: 'https://jsonfeed.org/version/1.1', title, description, home_page_url: home, feed_url: url };
	return `${JSON.stringify({ ...head, items }, null, '\t')}\n`;
}
