import { timelineSvg } from '../../timeline/svg.js';
import { contestednessTimeline } from '../../timeline/timeline.js';
import { type Html, html, trusted } from '../html.js';
import { dayOf, linkTo, type View } from '../view.js';
import type { ShownClaim } from './shownClaim.js';

/** How the score came to be, as a picture and as a list: each step with what caused it. */
export function steps({ case: theCase, history }: ShownClaim, view: View): Html {
	const { messages } = view;
	const { page: words, map } = messages;
	if (history.length === 0) return html``;
	const timeline = contestednessTimeline(history, theCase, { messages });
	const isOpen = history.length === 1 || view.path.includes('?print');
	const picture = (): Html =>
		html`<figure class="picture">
<div class="box" tabindex="0" role="group" aria-label="${map.timeline}">
${trusted(timelineSvg(timeline, { messages, styledByPage: true }))}</div>
<figcaption><a href="${linkTo(view, `/claims/${theCase.claim.slug}.vega.json`)}">${words.formats.spec}</a></figcaption>
</figure>`;
	const earlier = (history[0]?.sequence ?? 1) - 1;
	return html`<section aria-labelledby="steps">
<h2 id="steps">${words.timeline}</h2>
${history.length > 1 ? picture() : ''}
<details${isOpen ? html` open` : ''}>
<summary>${words.steps}</summary>
${earlier > 0 ? html`<p class="note">${map.earlier(earlier)}</p>` : ''}
<ol class="steps">
${timeline.steps.map(
	(step) =>
		html`<li value="${step.sequence}"><time datetime="${dayOf(step.at)}">${dayOf(step.at)}</time> <strong>${map.moved(step.before === null ? null : step.before.toFixed(2), step.score.toFixed(2))}</strong> <span class="level">${map.band[step.level]}</span><br>${step.cause}</li>`,
)}
</ol>
</details>
</section>`;
}
