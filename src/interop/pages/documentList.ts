import type { Derivation, Document } from '../../core/story.js';
import { webAddress } from '../documents.js';
import { type Html, html } from './html.js';
import { langOf } from './localText.js';
import type { View } from './view.js';

/** Documents with who published them and when, and which of them were made from which. */
export function documentList(
	documents: readonly Document[],
	{ derivations, view }: { readonly derivations: readonly Derivation[]; readonly view: View },
): Html {
	const { messages } = view;
	const { page: words } = messages;
	const byId = new Map(documents.map((one) => [one.id, one]));
	const languages = new Intl.DisplayNames([messages.language], { type: 'language', fallback: 'code' });
	const madeFrom = (document: Document): Html[] =>
		derivations.flatMap((one) => {
			const from = byId.get(one.fromDocumentId);
			return one.documentId === document.id && from
				? [html`<span>${words.derivation[one.kind]} ${from.title ?? from.outlet}</span>`]
				: [];
		});
	return html`<ul class="documents">
${documents.map((one) => {
	const address = one.url === null ? null : webAddress(one.url);
	const title = html`<cite${langOf(one.title ? one.language : null, messages.language)}>${one.title ?? one.outlet}</cite>`;
	return html`<li id="${one.id}">${address ? html`<a href="${address}" rel="external noopener nofollow">${title}</a>` : title}
<span class="facts">${one.title ? html`<span>${one.outlet}</span>` : ''}${(one.published ?? one.dateline) ? html`<span>${words.published} ${one.published ?? one.dateline}</span>` : ''}<span>${languages.of(one.language) ?? one.language}</span>${madeFrom(one)}</span></li>`;
})}
</ul>`;
}
