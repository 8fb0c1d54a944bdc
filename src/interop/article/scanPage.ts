import { Parser } from 'htmlparser2';

/** What stands in a page, read once from its beginning to its end. */
export interface PageScan {
	/** The first value of each `meta`, by its lower-case name, property or itemprop. */
	readonly meta: ReadonlyMap<string, string>;
	readonly title: string | null;
	readonly language: string | null;
	readonly canonical: string | null;
	readonly time: string | null;
	readonly jsonLd: readonly string[];
	/** All that a reader sees, a paragraph, heading, list entry or table cell a line. */
	readonly text: string;
	/** Whether it is plain enough to be taken apart: pages of strangers can be made to cost minutes. */
	readonly isPlain: boolean;
}

/** More than any article has; the most that is read of a page at all. */
const plain = { nodes: 10_000, depth: 100, attributes: 200 } as const;
const deepest = 1_000;
const step = 16_384;

const blocks = new Set(
	'address article aside blockquote body br dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
		' ',
	),
);
const unread = new Set('script style noscript template title iframe object svg canvas textarea select'.split(' '));
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Reads a page in time that grows with its length, however it is made; what is nested deeper than 1,000 is not read. */
export function scanPage(html: string, options: { readonly mostText: number }): PageScan {
	const meta = new Map<string, string>();
	const jsonLd: string[] = [];
	const found: { title: string | null; language: string | null; canonical: string | null; time: string | null } = {
		title: null,
		language: null,
		canonical: null,
		time: null,
	};
	const lines: string[] = [];
	let line = '';
	let length = 0;
	let depth = 0;
	let deepestMet = 0;
	let nodes = 0;
	let attributesMet = 0;
	let hidden = 0;
	/** Of which element the text is wanted for something else. */
	let within: 'title' | 'json' | null = null;
	const endLine = () => {
		const text = lineOf(line);
		if (text) lines.push(text);
		line = '';
	};
	const parser = new Parser({
		onopentag(name, attributes) {
			nodes++;
			const names = Object.keys(attributes);
			attributesMet = Math.max(attributesMet, names.length);
			if (!empty.has(name)) deepestMet = Math.max(deepestMet, ++depth);
			if (unread.has(name)) hidden++;
			if (blocks.has(name)) endLine();
			if (name === 'html') found.language ??= attributes.lang || null;
			if (name === 'title' && found.title === null) {
				within = 'title';
				found.title = '';
			}
			if (name === 'time') found.time ??= attributes.datetime || null;
			if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.rel ?? ''))
				found.canonical ??= attributes.href || null;
			const key = (attributes.property ?? attributes.name ?? attributes.itemprop)?.toLowerCase();
			if (name === 'meta' && key && attributes.content?.trim() && !meta.has(key))
				meta.set(key, attributes.content.trim());
			if (name === 'script' && /^\s*application\/ld\+json\b/i.test(attributes.type ?? '')) {
				within = 'json';
				jsonLd.push('');
			}
		},
		ontext(text) {
			nodes++;
			if (within === 'title') found.title += text;
			else if (within === 'json') jsonLd[jsonLd.length - 1] += text;
			else if (hidden === 0 && length < options.mostText) {
				line += text;
				length += text.length;
			}
		},
		oncomment() {
			nodes++;
		},
		onclosetag(name) {
			if (!empty.has(name)) depth--;
			if (unread.has(name)) hidden--;
			if (blocks.has(name)) endLine();
			if (name === 'title' || name === 'script') within = null;
		},
	});
	for (let at = 0; at < html.length && deepestMet <= deepest; at += step) parser.write(html.slice(at, at + step));
	// Where reading stopped in the middle there may be half a tag left.
	if (deepestMet <= deepest) parser.end();
	endLine();
	const isPlain = nodes <= plain.nodes && deepestMet <= plain.depth && attributesMet <= plain.attributes;
	const text = lines.join('\n').slice(0, options.mostText).toWellFormed();
	return { ...found, meta, jsonLd, text, isPlain };
}

/** White space as a browser shows it. */
export const lineOf = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();
export const isBlock = (name: string): boolean => blocks.has(name.toLowerCase());
export const isUnread = (name: string): boolean => unread.has(name.toLowerCase());
