import type { Case } from '../../../core/case.js';
import type { Assessment } from '../../../core/contestedness/assessment.js';
import type { Statement } from '../../../core/statement.js';
import { explainFactor } from '../../../core/summary.js';
import { quoteAddress } from '../../documents.js';
import { argumentMap, drawnMap, type MapEntry, type MapGroup } from '../../map/argumentMap.js';
import { mapSvg } from '../../map/svg.js';
import { type Html, html, trusted } from '../html.js';
import { langOf } from '../localText.js';
import { dayOf, linkTo, type View } from '../view.js';
import type { ShownClaim } from './shownClaim.js';

/** What a page still shows of a record; the formats for programs have all of it. */
const shownOnPage = { most: 400, deepest: 12 } as const;

/** The argument map, and the lists that say the same: who says so, who rebuts whom, who would not say. */
export function said({ case: theCase, assessment }: ShownClaim, view: View): Html {
	const { messages } = view;
	const { page: words, map } = messages;
	const drawn = argumentMap(theCase, assessment, { messages, ...drawnMap });
	const listed = argumentMap(theCase, assessment, { messages, ...shownOnPage });
	const { silences } = listed;
	const itemsOf = entriesOf(theCase, assessment, view);
	const side = (of: 'for' | 'against', { mass, ...group }: typeof listed.support, label: string): Html =>
		html`<section class="side ${of}" aria-labelledby="${of}">
<h3 id="${of}"><span class="sign">${of === 'for' ? '+' : '−'}</span> ${label} <span class="total">${mass.toFixed(2)}</span></h3>
${group.entries.length === 0 ? html`<p>${map.nobody}</p>` : itemsOf(group)}
</section>`;
	return html`<section class="arguments" aria-labelledby="arguments">
<h2 id="arguments">${words.arguments}</h2>
<figure class="picture">
<div class="box" tabindex="0" role="group" aria-label="${map.map}">
${trusted(mapSvg(drawn, { messages, styledByPage: true }))}</div>
<figcaption>${words.sameAsList}</figcaption>
</figure>
<div class="sides">
${side('for', listed.support, map.forIt)}
${side('against', listed.opposition, map.againstIt)}
</div>
${
	silences.entries.length === 0
		? ''
		: html`<section class="side silent" aria-labelledby="silent">
<h3 id="silent"><span class="sign">○</span> ${map.tookNoSide}</h3>
${itemsOf(silences)}
</section>`
}
</section>`;
}

/** Statements as a list, and under each what rebuts it. */
function entriesOf(theCase: Case, assessment: Assessment, view: View): (group: MapGroup) => Html {
	const { messages } = view;
	const { page: words, map } = messages;
	const statements = new Map(theCase.statements.map((one) => [one.id, one]));
	const item = (entry: MapEntry): Html => {
		const statement = statements.get(entry.id);
		const side = entry.sign === null ? 'silent' : entry.sign === '+' ? 'for' : 'against';
		return html`<li id="${entry.id}" class="${[side, ...(entry.retracted ? ['retracted'] : [])].join(' ')}">
${statement ? statementOf(statement, entry) : linkOf(entry)}
${entry.answers.entries.length + entry.answers.more === 0 ? '' : html`<p class="answers">${words.answersTo}</p>${list(entry.answers)}`}
</li>`;
	};
	const linkOf = (entry: MapEntry): Html =>
		html`<p class="who"><span class="deed">${entry.deed}</span> ${entry.mass === null ? '' : html`<span class="mass">${entry.mass.toFixed(2)}</span>`}</p>
<p class="words"><a href="${linkTo(view, `/claims/${entry.speaker}`)}">${entry.said ?? entry.speaker}</a></p>`;
	const statementOf = (one: Statement, entry: MapEntry): Html => {
		const lang = langOf(one.wordsLanguage, messages.language);
		const source = theCase.sources.get(one.sourceId);
		const document = theCase.documents.get(one.documentId ?? source?.documentId ?? '');
		const quoted = one.quote && document?.url ? quoteAddress(document.url, one.quote) : null;
		const quote = one.quote ? html`<q${lang}>${one.quote}</q>` : null;
		const facts = [
			...(source ? [html`<span>${map.dossier.attribution[source.attribution]}</span>`] : []),
			...(source?.described ? [html`<span>${source.described}</span>`] : []),
			...(document
				? [html`<span>${words.inDocument} <a href="#${document.id}">${document.title ?? document.outlet}</a></span>`]
				: []),
			...(one.saidAt ? [html`<span>${words.said(dayOf(one.saidAt))}</span>`] : []),
		];
		return html`<p class="who"><strong>${entry.speaker}</strong> <span class="deed">${entry.deed}</span>${entry.mass === null ? '' : html` <span class="mass">${entry.mass.toFixed(2)}</span>`}</p>
${one.words || quote ? html`<p class="words">${one.words ? html`<span${lang}>${one.words}</span> ` : ''}${quoted ? html`<a href="${quoted}" rel="external noopener nofollow">${quote}</a>` : quote}</p>` : ''}
<p class="facts">${facts}</p>
${weighed(one, entry)}`;
	};
	const weighed = (one: Statement, entry: MapEntry): Html => {
		const weight = assessment.weights.get(one.id);
		const factors = (weight?.factors ?? [])
			.filter((factor) => factor.value !== 1 || (factor.of === 'INTEREST' && factor.interest !== 'NONE'))
			.map((factor) => `${explainFactor(factor, theCase, messages)} × ${factor.value.toFixed(2)}`);
		const notes = entry.retracted || entry.repeats ? entry.notes.slice(0, 1) : [];
		const reasons = [...notes, ...factors];
		return reasons.length === 0
			? html``
			: html`<p class="weight">${map.labelled(words.weight, reasons.join(messages.language === 'zh' ? '；' : '; '))}</p>`;
	};
	const list = (group: MapGroup): Html =>
		html`<ol class="said">
${group.entries.map(item)}${group.more > 0 ? html`<li>${map.more(group.more)}</li>` : ''}
</ol>`;
	return list;
}
