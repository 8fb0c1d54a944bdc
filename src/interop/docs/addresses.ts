import type { LinkFrom } from './markdown.js';

/** What of the project there is a page or file of, by its path from the project's root: `docs/tour.md` to `tour.html`. */
export type Places = ReadonlyMap<string, string>;

/** The page that a file of Markdown becomes: `adr/001-one-case.md` is `adr/001-one-case.html`. */
export const pageOf = (file: string): string => file.replace(/\.md$/, '.html');

/** From a page to another page or file, both given from the first page: works under any prefix and from a disk. */
export const relativeTo = (from: string, to: string): string => `${'../'.repeat(from.split('/').length - 1)}${to}`;

const root = 'file:///';

/** Leads the links of a file of Markdown to the pages that there are, with their names by path; addresses elsewhere stay what they are. */
export const linksFrom =
	(file: string, places: Places, names: ReadonlyMap<string, string> = new Map()): LinkFrom =>
	(href) => {
		if (/^(https?:|mailto:|#)/.test(href)) return { address: href };
		const { pathname, hash } = new URL(href, `${root}docs/${file}`);
		const place = places.get(decodeURIComponent(pathname.slice(1)).replace(/\/$/, ''));
		if (place === undefined) return null;
		return { address: `${relativeTo(pageOf(file), place)}${hash}`, name: names.get(place) };
	};
