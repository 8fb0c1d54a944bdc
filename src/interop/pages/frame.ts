import { catalogues } from '../../core/messages/index.js';
import { type Html, html } from './html.js';
import { inLanguageAt, linkTo, type View } from './view.js';

/** What is said of a page beside its content. */
export interface Head {
	readonly title: string;
	readonly description: string;
	/** Other forms of what the page shows. */
	readonly alternates?: readonly { readonly mediaType: string; readonly address: string; readonly title?: string }[];
	/** What the reader searched for. */
	readonly searched?: string;
	/** To be printed and filed: without the ways to elsewhere. */
	readonly isDossier?: boolean;
	/** Whether search engines are to leave it out. */
	readonly unlisted?: boolean;
}

/** A whole page: readable without scripts, and nothing of it from elsewhere. */
export function frame(view: View, head: Head, content: Html): string {
	const { messages, origin, path } = view;
	const { page: words, language } = messages;
	const canonical = `${origin}${path.split('?')[0]}`;
	return html`<!DOCTYPE html>
<html lang="${language}"${head.isDossier ? html` class="dossier"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${head.title}</title>
<meta name="description" content="${head.description}">
${head.unlisted || head.isDossier ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${canonical}">`}
<meta property="og:title" content="${head.title}">
<meta property="og:description" content="${head.description}">
<meta property="og:type" content="article">
<link rel="icon" href="/pages/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${view.stylesheet}">
${catalogues.map((one) => html`<link rel="alternate" hreflang="${one.language}" href="${inLanguageAt(`${origin}${path}`, one.language)}">\n`)}${(
	head.alternates ?? []
).map(
	(one) =>
		html`<link rel="alternate" type="${one.mediaType}" href="${one.address}"${one.title ? html` title="${one.title}"` : ''}>\n`,
)}</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="site">
<p class="name"><a href="${linkTo(view, '/')}">Counterclaim</a></p>
${searchBox(view, head.searched ?? '')}
<nav class="languages" aria-label="${words.languages}">${catalogues.map((one) =>
		one.language === language
			? html`<span aria-current="true" lang="${one.language}">${one.page.ownName}</span>`
			: html`<a href="${inLanguageAt(path, one.language)}" hreflang="${one.language}" lang="${one.language}">${one.page.ownName}</a>`,
	)}</nav>
</header>
<main id="content">
${content}
</main>
<footer class="site">
<p>${words.footer}</p>
<p><a href="${words.docs.path}">${words.docs.title}</a>${view.playground ? html` · <a href="/playground">${words.playground}</a>` : ''} · <a href="/feeds/claims.atom">${words.feeds.news}</a> · <a href="/feeds/claimreview.jsonld">${words.feeds.verdicts}</a></p>
</footer>
</body>
</html>
`.toString();
}

const searchBox = (view: View, searched: string): Html => {
	const { page: words, language } = view.messages;
	return html`<form class="search" action="/search" role="search">
<label for="q">${words.search.label}</label>
<span class="field"><input type="search" id="q" name="q" value="${searched}" maxlength="200" autocomplete="off">
${view.saysLanguage ? html`<input type="hidden" name="lang" value="${language}">` : ''}<button type="submit">${words.search.button}</button></span>
</form>`;
};
