import { type JsonLd, schemaOrg } from './jsonLd.js';

/** A review in a feed, and since when it is there. */
export interface FeedItem {
	readonly item: JsonLd;
	readonly url: string;
	/** A day. */
	readonly created: string;
}

/**
 * A schema.org DataFeed, piece by piece as its items come, so that a long one is never held whole. Data Commons reads
 * feeds of this shape.
 */
export async function* dataFeed(
	{ name, url }: { readonly name: string; readonly url: string },
	pages: AsyncIterable<readonly FeedItem[]>,
): AsyncGenerator<string> {
	const head = JSON.stringify({ '@context': schemaOrg, '@type': 'DataFeed', name, url });
	yield `${head.slice(0, -1)},"dataFeedElement":[`;
	let isFirst = true;
	for await (const page of pages) {
		const written = page.map(({ item, url: of, created }) =>
			JSON.stringify({ '@type': 'DataFeedItem', url: of, dateCreated: created, item: [item] }),
		);
		if (written.length === 0) continue;
		yield `${isFirst ? '\n' : ',\n'}${written.join(',\n')}`;
		isFirst = false;
	}
	yield '\n]}\n';
}
