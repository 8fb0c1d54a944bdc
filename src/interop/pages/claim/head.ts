import { summarise } from '../../../core/summary.js';
import { plainText } from '../../plainText.js';
import { type Html, html } from '../html.js';
import { langOf, textOf } from '../localText.js';
import { scale } from '../measures.js';
import { linkTo, type View } from '../view.js';
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
<p class="figure none">${words.verdict.none}</p>
<p class="note">${words.verdict.apart}</p>
</section>
</div>
<p class="standfirst">${plainText(summarise(shown.case, shown.assessment, { messages }))}</p>`;
}
