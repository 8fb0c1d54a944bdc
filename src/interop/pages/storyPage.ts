import type { Document, Story } from '../../core/story.js';
import { claimList, type Listed } from './claimList.js';
import { documentList } from './documentList.js';
import { feedAlternates } from './feedAlternates.js';
import { frame } from './frame.js';
import { type Html, html } from './html.js';
import { langOf } from './localText.js';
import { linkTo, type View } from './view.js';

export type ListedStory = Pick<Story, 'slug' | 'title' | 'language'>;

/** Stories by title, each a way to its claims. */
export const storyItems = (stories: readonly ListedStory[], view: View): Html =>
	html`<ul class="stories">
${stories.map(
	(one) =>
		html`<li><a href="${linkTo(view, `/stories/${one.slug}`)}"${langOf(one.language, view.messages.language)}>${one.title}</a></li>`,
)}
</ul>`;

/** The page of a story: its claims by how contested they are, and its documents. */
export function storyPage(
	of: {
		readonly story: ListedStory;
		readonly claims: readonly Listed[];
		readonly total: number;
		/** Where the next claims are; null at the end. */
		readonly next: string | null;
		readonly documents: readonly Document[];
	},
	view: View,
): string {
	const { messages } = view;
	const { page: words } = messages;
	const { story } = of;
	const count = words.story.claims(of.total);
	return frame(
		view,
		{
			title: `${story.title} · Counterclaim`,
			description: `${story.title}. ${count}.`,
			alternates: feedAlternates(view, `?story=${encodeURIComponent(story.slug)}`),
		},
		html`<p class="kicker">${words.story.label}</p>
<h1${langOf(story.language, messages.language)}>${story.title}</h1>
<section aria-labelledby="claims">
<h2 id="claims">${count}<span class="aside">, ${words.story.order}</span></h2>
${claimList(of.claims, view)}
${of.next === null ? '' : html`<p class="next"><a rel="next" href="${linkTo(view, of.next)}">${words.next}</a></p>`}
</section>
${
	of.documents.length === 0
		? ''
		: html`<section aria-labelledby="documents">
<h2 id="documents">${words.story.documents}</h2>
${documentList(of.documents, { derivations: [], view })}
</section>`
}`,
	);
}
