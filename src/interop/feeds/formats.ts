import { atom } from './atom.js';
import type { FeedFormat } from './feed.js';
import { jsonFeed } from './jsonFeed.js';
import { rss } from './rss.js';

/** Every format of a feed, by how its address ends. To add one: a file and a line here. */
export const feedFormats: Readonly<Record<string, FeedFormat>> = { rss, atom, json: jsonFeed };
