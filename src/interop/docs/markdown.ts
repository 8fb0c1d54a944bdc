import GithubSlugger from 'github-slugger';
import { Marked, type Tokens } from 'marked';
import { escapeHtml, type Html, html, trusted } from '../pages/html.js';

/** A heading, with the name that addresses of it end in: the one that GitHub gives it too. */
export interface Heading {
	readonly depth: number;
	readonly id: string;
	readonly text: string;
}

interface Written {
	/** The first heading. */
	readonly title: string;
	/** The first paragraph, without marks. */
	readonly opening: string;
	readonly body: Html;
	/** All headings but the first. */
	readonly headings: readonly Heading[];
}

/** Where a link of a page leads from it, with that page's name in the list of contents; null where there is no such page. */
export type LinkFrom = (href: string) => { readonly address: string; readonly name?: string | undefined } | null;

/** A page of Markdown as HTML. What is raw HTML in it is shown as it is written; wide tables and code scroll by themselves. */
export function writeMarkdown(markdown: string, { linkFrom }: { readonly linkFrom: LinkFrom }): Written {
	const slugger = new GithubSlugger();
	const headings: Heading[] = [];
	let opening: string | null = null;
	const marked = new Marked({
		renderer: {
			heading({ tokens, depth }) {
				const content = trusted(this.parser.parseInline(tokens));
				const text = plainText(content);
				const id = slugger.slug(text);
				headings.push({ depth, id, text });
				const tag = trusted(`h${depth}`);
				if (depth === 1 || /<a\b/.test(content.toString())) return `${html`<${tag} id="${id}">${content}</${tag}>`}\n`;
				return `${html`<${tag} id="${id}"><a href="#${id}">${content}</a></${tag}>`}\n`;
			},
			paragraph({ tokens }) {
				const content = trusted(this.parser.parseInline(tokens));
				opening ??= plainText(content) || null;
				return `${html`<p>${content}</p>`}\n`;
			},
			code: ({ text, lang }) => `${code(text, lang)}\n`,
			table(token) {
				const cells = (row: readonly Tokens.TableCell[], tag: 'th' | 'td') =>
					row.map((cell) => {
						const content = this.parser.parseInline(cell.tokens);
						// A heading that says nothing is no heading.
						const name = content === '' ? 'td' : tag;
						return `<${name}${name === 'th' ? ' scope="col"' : ''}>${content}</${name}>`;
					});
				const rows = token.rows.map((row) => `<tr>${cells(row, 'td').join('')}</tr>\n`).join('');
				return `<div class="wide" tabindex="0"><table>\n<thead><tr>${cells(token.header, 'th').join('')}</tr></thead>\n<tbody>\n${rows}</tbody>\n</table></div>\n`;
			},
			html: ({ text }) => escapeHtml(text),
			link({ href, tokens }) {
				const content = trusted(this.parser.parseInline(tokens));
				const to = linkFrom(href);
				if (to === null) return content.toString();
				// Where a text names the file, pages name the page.
				const named = to.name !== undefined && /^[\w./-]+\.md$/.test(content.toString()) ? to.name : content;
				return html`<a href="${to.address}">${named}</a>`.toString();
			},
			image({ href, text }) {
				const from = linkFrom(href);
				return from === null ? escapeHtml(text) : html`<img src="${from.address}" alt="${text}">`.toString();
			},
		},
	});
	const body = trusted(marked.parse(markdown, { async: false }));
	const [title, ...rest] = headings;
	return { title: title?.text ?? '', opening: opening ?? '', body, headings: rest };
}

/** A text of one paragraph with marks in it, such as a description. */
export const inline = (markdown: string): Html =>
	trusted(
		new Marked({ renderer: { html: ({ text }) => escapeHtml(text) } }).parseInline(markdown, { async: false }).trim(),
	);

const code = (text: string, language: string | undefined): Html =>
	html`<pre tabindex="0"><code${language ? html` class="language-${language}"` : ''}>${text}\n</code></pre>`;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const plainText = (content: Html): string =>
	content
		.toString()
		.replace(/<[^>]*>/g, '')
		.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => entities[name] ?? '')
		.replace(/\s+/g, ' ')
		.trim();
