import { escapeXml } from '../svg/element.js';

/** Something that subscribers are told of. */
export interface FeedEntry {
	/** An address that stays, and that nothing else in the feed has. */
	readonly id: string;
	/** Where it is to be read. */
	readonly url: string;
	readonly title: string;
	/** In plain words. */
	readonly text: string;
	readonly language: string;
	/** Instants. */
	readonly published: string;
	readonly updated: string;
	readonly tags: readonly string[];
}

export interface Feed {
	readonly title: string;
	readonly description: string;
	/** The page that it is of. */
	readonly home: string;
	/** Its own address. */
	readonly url: string;
	/** When anything in it last changed. */
	readonly updated: string;
	/** Newest first. */
	readonly entries: readonly FeedEntry[];
}

export interface FeedFormat {
	readonly mediaType: string;
	write(feed: Feed): string;
}

/** An XML element with text in it; none where there is no text. */
export const textElement = (name: string, text: string | null): string =>
	text === null ? '' : `<${name}>${escapeXml(text)}</${name}>`;
