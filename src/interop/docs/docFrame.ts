import type { Messages } from '../../core/messages/catalogue.js';
import { type Html, html, trusted } from '../pages/html.js';
import { relativeTo } from './addresses.js';
import type { Heading } from './markdown.js';

/** A page of the documentation, before it has its frame. */
export interface DocPage {
	/** From the first page on: `adr/001-one-case.html`. */
	readonly path: string;
	readonly title: string;
	readonly description: string;
	readonly body: Html;
	/** What the page's own list of contents leads to. */
	readonly headings: readonly Heading[];
	/** The same page in every language that it is written in, itself among them. */
	readonly languages: readonly { readonly messages: Messages; readonly path: string }[];
}

/** The list beside every page. */
export interface Beside {
	readonly title: string;
	readonly entries: readonly { readonly title: string; readonly path: string; readonly language: string }[];
}

/** A whole page of the documentation: every address in it is relative, so that it works under any prefix and from a disk. */
export function docFrame(
	page: DocPage,
	site: { readonly messages: Messages; readonly groups: readonly Beside[]; readonly home: string | null },
): string {
	const { page: words, language } = site.messages;
	const to = (path: string) => relativeTo(page.path, path);
	const sections = page.headings.filter((one) => one.depth === 2);
	return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Counterclaim</title>
<meta name="description" content="${page.description}">
<link rel="icon" href="${to('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${to('style.css')}">
${
	page.languages.length > 1 &&
	page.languages.map((one) => html`<link rel="alternate" hreflang="${one.messages.language}" href="${to(one.path)}">\n`)
}</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="site">
<p class="name"><a href="${site.home === null ? to('index.html') : to(site.home)}">Counterclaim</a></p>
<p class="section"><a href="${to('index.html')}">${words.docs.title}</a></p>
<p class="to-contents"><a href="#contents">${words.docs.contents}</a></p>
${
	page.languages.length > 1 &&
	html`<nav class="languages" aria-label="${words.languages}">${page.languages.map(({ messages, path }) =>
		messages.language === language
			? html`<span aria-current="true">${messages.page.ownName}</span>`
			: html`<a href="${to(path)}" hreflang="${messages.language}" lang="${messages.language}">${messages.page.ownName}</a>`,
	)}</nav>`
}
</header>
<div class="manual">
<main id="content" class="prose">
${withSections(page.body, sections, words.docs.onThisPage)}
</main>
<nav id="contents" class="contents" aria-label="${words.docs.contents}">
${site.groups.map(
	(group) => html`<p lang="en">${group.title}</p>
<ul>${group.entries.map(
		(one) =>
			html`<li><a href="${to(one.path)}" lang="${one.language}"${one.path === page.path && html` aria-current="page"`}>${one.title}</a></li>`,
	)}</ul>\n`,
)}</nav>
</div>
<footer class="site">
<p>${words.footer}</p>
</footer>
</body>
</html>
`.toString();
}

/** The list of a page's sections stands between its title and what follows; a page of few has none. */
function withSections(body: Html, sections: readonly Heading[], label: string): Html {
	if (sections.length < 3) return body;
	const [before = '', ...after] = body.toString().split('</h1>');
	const list = html`<nav class="sections" aria-label="${label}"><ul>${sections.map(
		(one) => html`<li><a href="#${one.id}">${one.text}</a></li>`,
	)}</ul></nav>`;
	return html`${trusted(`${before}</h1>\n`)}${list}${trusted(after.join('</h1>'))}`;
}
