/** A piece of HTML: what is in it was escaped or written by us. Made by `html` and, of our own pictures, by `trusted`. */
export class Html {
	constructor(private readonly text: string) {}

	toString(): string {
		return this.text;
	}
}

type Piece = Html | string | number | null | false | readonly Piece[];

/** HTML with values in it: text is escaped, HTML and lists of it stand as they are, null and false are left out. */
export const html = (parts: TemplateStringsArray, ...values: readonly Piece[]): Html =>
	new Html(parts.reduce((whole, part, at) => whole + written(values[at - 1] ?? null) + part));

/** Markup of our own making, such as a picture. */
export const trusted = (markup: string): Html => new Html(markup);

function written(piece: Piece): string {
	if (piece === null || piece === false) return '';
	if (piece instanceof Html) return piece.toString();
	return typeof piece === 'object' ? piece.map(written).join('') : escapeHtml(String(piece));
}

/** Text as HTML takes it, in content and in quoted attributes, without what no document may hold or what turns the text around it. */
export const escapeHtml = (text: string): string =>
	text
		.replace(/(?![\t\n])[\p{Cc}\p{Cs}\uFEFF\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
