import { claimList, type Listed } from './claimList.js';
import { feedAlternates } from './feedAlternates.js';
import { frame } from './frame.js';
import { html } from './html.js';
import { type ListedStory, storyItems } from './storyPage.js';
import type { View } from './view.js';

/** The front page: what this is, the most contested claims, the stories. */
export function frontPage(
	of: { readonly claims: readonly Listed[]; readonly stories: readonly ListedStory[] },
	view: View,
): string {
	const { page: words } = view.messages;
	return frame(
		view,
		{
			title: `Counterclaim: ${words.tagline}`,
			description: words.introduction.join(' '),
			alternates: feedAlternates(view),
		},
		html`<div class="masthead">
<h1>${words.tagline}</h1>
<div class="introduction">${words.introduction.map((one) => html`<p>${one}</p>`)}</div>
</div>
<section aria-labelledby="stories">
<h2 id="stories">${words.front.stories}</h2>
${of.stories.length === 0 ? html`<p>${words.front.noStories}</p>` : storyItems(of.stories, view)}
</section>
<section aria-labelledby="most-contested">
<h2 id="most-contested">${words.front.mostContested}</h2>
${of.claims.length === 0 ? html`<p>${words.front.noClaims}</p>` : claimList(of.claims, view)}
</section>`,
	);
}
