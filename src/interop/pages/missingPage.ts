import { frame } from './frame.js';
import { html } from './html.js';
import { linkTo, type View } from './view.js';

/** The page in place of one that is not there, or that the reader may not see: the same for both. */
export function missingPage(view: View, why: 'missing' | 'refused' = 'missing'): string {
	const { page: words } = view.messages;
	const { title, text } = words[why];
	return frame(
		view,
		{ title: `${title} · Counterclaim`, description: text, unlisted: true },
		html`<h1>${title}</h1>
<p>${text}</p>
<p><a href="${linkTo(view, '/')}">${words.missing.home}</a></p>`,
	);
}
