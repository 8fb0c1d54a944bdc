import type { Messages } from '../../core/messages/catalogue.js';

/** How somebody looks at a page. */
export interface View {
	readonly messages: Messages;
	/** The page from the root on, without its language: `/claims/mayer-tbd`. */
	readonly path: string;
	/** Where browsers reach the server: `https://claims.example.org`. */
	readonly origin: string;
	/** Whether the address says the language, so that links go on saying it. */
	readonly saysLanguage: boolean;
	/** Where the style is. */
	readonly stylesheet: string;
	/** Whether GraphQL can be asked by hand here. */
	readonly playground: boolean;
}

/** The address of another page of ours, in the language that the reader asked for. */
export function linkTo(view: View, path: string): string {
	if (!view.saysLanguage) return path;
	return inLanguageAt(path, view.messages.language);
}

/** A page in a language, whatever the reader's browser prefers. */
export function inLanguageAt(path: string, language: string): string {
	const [before = '', fragment] = path.split('#');
	const address = `${before}${before.includes('?') ? '&' : '?'}lang=${language}`;
	return fragment === undefined ? address : `${address}#${fragment}`;
}

/** An instant or a partial date, to the day. */
export const dayOf = (at: string): string => at.slice(0, 10);
