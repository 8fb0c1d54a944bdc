import type { TextPart } from '../../core/search/highlight.js';
import { frame } from './frame.js';
import { html } from './html.js';
import { langOf } from './localText.js';
import { linkTo, type View } from './view.js';

/** One thing found. */
export interface Hit {
	readonly kind: 'CLAIM' | 'STATEMENT';
	/** The claim's page, at the place of the statement. */
	readonly path: string;
	/** Of a statement, who says it. */
	readonly speaker: string | null;
	/** The claim that it is, or is under. */
	readonly claim: { readonly text: string; readonly language: string };
	/** The texts that have the words, those marked. */
	readonly texts: readonly { readonly language: string | null; readonly parts: readonly TextPart[] }[];
}

/** What a search found, or how to search where nothing was asked. */
export function searchPage(
	of: {
		readonly asked: string;
		readonly hits: readonly Hit[];
		readonly total: number | null;
		readonly next: string | null;
	},
	view: View,
): string {
	const { messages } = view;
	const { search, next } = messages.page;
	const told = of.asked === '' ? search.ask : of.hits.length === 0 ? search.nothing : search.found(of.total);
	return frame(
		view,
		{
			title: `${of.asked === '' ? search.title : messages.map.labelled(search.title, of.asked)} · Counterclaim`,
			description: told,
			searched: of.asked,
			unlisted: true,
		},
		html`<h1>${of.asked === '' ? search.title : html`${search.title} <q>${of.asked}</q>`}</h1>
<p class="told">${told}</p>
${
	of.hits.length === 0
		? ''
		: html`<ol class="hits">
${of.hits.map(
	(hit) => html`<li>
<p class="kicker">${hit.kind === 'CLAIM' ? search.claim : html`${search.statement} · ${hit.speaker}`}</p>
<h2><a href="${linkTo(view, hit.path)}"${langOf(hit.claim.language, messages.language)}>${hit.claim.text}</a></h2>
${hit.texts.map(
	({ language, parts }) =>
		html`<p class="found"${langOf(language, messages.language)}>${parts.map((part) => (part.isMatch ? html`<mark>${part.text}</mark>` : part.text))}</p>`,
)}
</li>`,
)}
</ol>`
}
${of.next === null ? '' : html`<p class="next"><a rel="next" href="${linkTo(view, of.next)}">${next}</a></p>`}`,
	);
}
