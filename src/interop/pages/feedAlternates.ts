import type { Head } from './frame.js';
import type { View } from './view.js';

const mediaTypes = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' } as const;

/** The feeds of published claims, of all or of one story, for a page's head: feed readers find them there. */
export const feedAlternates = ({ messages }: View, filter = ''): NonNullable<Head['alternates']> =>
	Object.entries(mediaTypes).map(([ending, mediaType]) => {
		return { mediaType, address: `/feeds/claims.${ending}${filter}`, title: messages.page.feeds.news };
	});
