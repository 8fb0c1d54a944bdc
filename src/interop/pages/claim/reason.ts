import { contributionsByMatchedMass } from '../../../core/contestedness/contributions.js';
import { nameOfSpeaker } from '../../../core/summary.js';
import { inLanguage } from '../../../core/text.js';
import { deedOf } from '../../map/statementWords.js';
import { type Html, html } from '../html.js';
import { bar } from '../measures.js';
import { linkTo, type View } from '../view.js';
import type { ShownClaim } from './shownClaim.js';

/** The most bars that are drawn; the lists below them have the rest. */
const most = 40;

/** The score taken apart: what each statement counts, and which share of the score is its. */
export function reason({ case: theCase, assessment }: ShownClaim, view: View): Html {
	const { messages } = view;
	const { page: words, map } = messages;
	const { score } = assessment.opinion;
	const statements = new Map(theCase.statements.map((one) => [one.id, one]));
	const links = new Map(theCase.links.map((one) => [one.link.id, one]));
	const all = contributionsByMatchedMass(theCase, assessment).filter((one) => one.side !== null && one.mass > 0);
	const largest = Math.max(0, ...all.map((one) => one.mass));
	if (all.length === 0) return html``;
	const named = (statementId: string | null, linkId: string | null): Html => {
		const statement = statements.get(statementId ?? '');
		if (statement)
			return html`<a href="#${statement.id}">${nameOfSpeaker(statement, theCase, messages)}</a> <span class="deed">${deedOf(statement, messages)}</span>`;
		const link = links.get(linkId ?? '');
		if (!link) return html``;
		return html`<a href="${linkTo(view, `/claims/${link.slug}`)}">${inLanguage(link.translations, messages.language, link.text)}</a> <span class="deed">${map.deed[link.link.kind]}</span>`;
	};
	return html`<section aria-labelledby="why">
<h2 id="why">${words.why}</h2>
<p class="note">${words.bars}</p>
<ul class="bars">
${all.slice(0, most).map((one) => {
	const side = one.side === 'SUPPORT' ? 'for' : 'against';
	return html`<li class="${side}"><span class="name"><span class="sign">${side === 'for' ? '+' : '−'}</span> ${named(one.statementId, one.linkId)}</span>
${bar(one.mass, { largest, side })}
<span class="amount">${words.counts(one.mass.toFixed(2))} · ${score > 0 ? words.share(`${Math.round((one.amount / score) * 100)} %`) : words.noShare}</span></li>`;
})}
${all.length > most ? html`<li>${map.more(all.length - most)}</li>` : ''}
</ul>
</section>`;
}
