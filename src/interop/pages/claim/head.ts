import { summarise } from '../../../core/summary.js';
import { inLanguage } from '../../../core/text.js';
import { plainText } from '../../plainText.js';
import { type Html, html } from '../html.js';
import { langOf, textOf } from '../localText.js';
import { scale } from '../measures.js';
import { dayOf, linkTo, type View } from '../view.js';
import type { ShownClaim } from './shownClaim.js';

/** What is claimed, where, and how far the desk's work on it has come. */
export function claimHead({ case: theCase, stories }: ShownClaim, view: View): Html {
	const { messages } = view;
	const { page: words, map } = messages;
	const { claim } = theCase;
	const shown = textOf(claim, messages.language);
	const original = shown.language === claim.language ? null : claim.text;
	return html`<p class="kicker">${words.kind[claim.kind]}${claim.implied ? html` <span class="aside">(${words.implied})</span>` : ''}${stories.map(
		(one) =>
			html` · <a href="${linkTo(view, `/stories/${one.slug}`)}"${langOf(one.language, messages.language)}>${one.title}</a>`,
	)}</p>
<h1${langOf(shown.language, messages.language)}>${shown.text}</h1>
${original === null ? '' : html`<p class="original">${map.labelled(words.original, '')} <span lang="${claim.language}">${original}</span></p>`}
<p class="work">${map.labelled(map.dossier.standing, '')} <strong>${map.dossier.standings[claim.standing]}</strong>${claim.revision > 1 ? html` · ${words.revision(claim.revision)}` : ''}</p>`;
}

/** How contested it is and, apart from that, what the desk's people judge; neither follows from the other. */
export function judgements(shown: ShownClaim, view: View): Html {
	const { messages } = view;
	const { page: words, map } = messages;
	const { opinion, oneSourceInterval: interval } = shown.assessment;
	return html`<div class="judgements">
<section class="panel contestedness" aria-labelledby="contestedness">
<h2 id="contestedness">${words.contestedness.label}</h2>
<p class="figure"><strong>${opinion.score.toFixed(2)}</strong> <span class="level">${messages.level[opinion.level]}</span>${opinion.thin ? html` <span class="aside">${map.thin}</span>` : ''}</p>
${scale({ score: opinion.score, level: opinion.level, interval }, messages)}
<p class="note">${map.dossier.oneMoreSource(interval.least.toFixed(2), interval.most.toFixed(2))}</p>
</section>
<section class="panel verdict" aria-labelledby="verdict">
<h2 id="verdict">${words.verdict.label}</h2>
${verdictOf(shown, view)}
<p class="note">${words.verdict.apart}</p>
</section>
</div>
<p class="standfirst">${plainText(summarise(shown.case, shown.assessment, { messages }))}</p>`;
}

function verdictOf({ verdict }: ShownClaim, { messages }: View): Html {
	const { page: words, map } = messages;
	if (verdict === null) return html`<p class="figure none">${words.verdict.none}</p>`;
	const { labels, language } = verdict;
	const label = inLanguage(labels, messages.language, Object.values(labels)[0] ?? '');
	const given = [
		words.verdict.given(dayOf(verdict.recordedAt)),
		...(verdict.ofCurrentWording ? [] : [words.verdict.ofEarlierWording]),
	];
	return html`<p class="figure">${label}</p>
${verdict.explanation ? html`<p${langOf(language, messages.language)}>${verdict.explanation}</p>` : ''}
${
	verdict.standsOn.length === 0
		? ''
		: html`<p class="note">${map.labelled(words.verdict.standsOn, '')} ${verdict.standsOn.map(
				({ name, address }, at) =>
					html`${at > 0 ? ' · ' : ''}${address ? html`<a href="${address}" rel="external noopener nofollow">${name}</a>` : name}`,
			)}</p>`
}
<p class="note">${given.join(' · ')}</p>`;
}
