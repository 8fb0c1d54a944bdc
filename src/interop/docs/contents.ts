import { Marked, type Tokens } from 'marked';

/** One page in the list of all. */
interface Entry {
	readonly title: string;
	/** As `index.md` says it, relative to itself: `tour.md`. */
	readonly href: string;
}

export interface Group {
	readonly title: string;
	readonly entries: readonly Entry[];
}

/** What is where, as the first page lists it: each heading a group, each first link of an entry a page. */
export function contentsOf(index: string): readonly Group[] {
	const groups: { title: string; entries: Entry[] }[] = [];
	for (const token of new Marked().lexer(index)) {
		if (token.type === 'heading' && token.depth === 2) groups.push({ title: token.text, entries: [] });
		if (token.type !== 'list') continue;
		for (const item of (token as Tokens.List).items) {
			const link = firstLink(item.tokens);
			if (link) groups.at(-1)?.entries.push({ title: link.text, href: link.href });
		}
	}
	return groups;
}

function firstLink(tokens: readonly Tokens.Generic[]): Tokens.Link | null {
	for (const token of tokens) {
		if (token.type === 'link') return token as Tokens.Link;
		const within = token.tokens && firstLink(token.tokens);
		if (within) return within;
	}
	return null;
}
