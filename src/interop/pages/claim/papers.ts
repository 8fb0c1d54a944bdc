import { caseFormats } from '../../caseFormats.js';
import { documentsOf } from '../../documents.js';
import { documentList } from '../documentList.js';
import { type Html, html } from '../html.js';
import { langOf, textOf } from '../localText.js';
import { dayOf, inLanguageAt, linkTo, type View } from '../view.js';
import type { ShownClaim } from './shownClaim.js';

/** What the claim was reported in. */
export function papers({ case: theCase }: ShownClaim, view: View): Html {
	const documents = documentsOf(theCase);
	if (documents.length === 0) return html``;
	const { page: words } = view.messages;
	return html`<section aria-labelledby="documents">
<h2 id="documents">${words.documents}</h2>
${documentList([...documents, ...upstream(theCase, documents)], { derivations: theCase.derivations, view })}
</section>`;
}

/** Documents that the others were made from, so that the chain can be followed to its end. */
function upstream(
	{ documents, derivations }: ShownClaim['case'],
	shown: ReturnType<typeof documentsOf>,
): ReturnType<typeof documentsOf> {
	const ids = new Set(shown.map((one) => one.id));
	const made = new Set(derivations.map((one) => one.fromDocumentId));
	return [...documents.values()].filter((one) => made.has(one.id) && !ids.has(one.id));
}

/** What was wrong when the public read it, and what it says now. */
export function corrections({ corrections: all }: ShownClaim, view: View): Html {
	if (all.length === 0) return html``;
	const { page: words } = view.messages;
	return html`<section aria-labelledby="corrections">
<h2 id="corrections">${words.corrections}</h2>
<ol class="corrections">
${all.map(
	(one) => html`<li><time datetime="${dayOf(one.recordedAt)}">${dayOf(one.recordedAt)}</time>
<dl><div><dt>${words.was}</dt><dd><del>${one.was}</del></dd></div><div><dt>${words.now}</dt><dd><ins>${one.now}</ins></dd></div><div><dt>${words.because}</dt><dd>${one.reason}</dd></div></dl></li>`,
)}
</ol>
</section>`;
}

/** Claims that this one matters to. */
export function leaning({ leaning: all }: ShownClaim, view: View): Html {
	const { messages } = view;
	if (all.length === 0) return html``;
	return html`<section aria-labelledby="leaning">
<h2 id="leaning">${messages.page.restsOnThis}</h2>
<ul class="plain">
${all.map((one) => {
	const { text, language } = textOf(one, messages.language);
	return html`<li><a href="${linkTo(view, `/claims/${one.slug}`)}"${langOf(language, messages.language)}>${text}</a></li>`;
})}
</ul>
</section>`;
}

/** By which method, how to cite it, and the same in other forms. */
export function colophon({ case: { claim }, assessment, scoredAt }: ShownClaim, view: View): Html {
	const { messages, origin } = view;
	const { page: words, map } = messages;
	const address = `${origin}/claims/${claim.slug}`;
	const cited = words.cite.sentence({
		text: textOf(claim, messages.language).text,
		address,
		score: assessment.opinion.score.toFixed(2),
		method: assessment.method,
		day: dayOf(scoredAt),
	});
	const embedded = inLanguageAt(`${origin}/embed/claims/${claim.slug}`, messages.language);
	return html`<section class="colophon" aria-labelledby="about">
<h2 id="about">${words.about}</h2>
<p>${map.dossier.disclaimer}</p>
<dl>
<div><dt>${words.method.label}</dt><dd>${assessment.method}</dd></div>
<div><dt>${words.method.scored}</dt><dd><time datetime="${dayOf(scoredAt)}">${dayOf(scoredAt)}</time></dd></div>
<div><dt>${words.cite.label}</dt><dd class="cite">${cited}</dd></div>
<div class="forms"><dt>${words.formats.label}</dt><dd><ul class="formats">${caseFormats.map(
		(one) => html`<li><a href="${linkTo(view, `/claims/${claim.slug}.${one.suffix}`)}">.${one.suffix}</a></li>`,
	)}</ul></dd></div>
<div class="forms"><dt>${words.formats.embed}</dt><dd><code class="embed">${`<iframe src="${embedded}" width="600" height="220" title="Counterclaim" loading="lazy"></iframe>`}</code></dd></div>
</dl>
<p class="forms"><a href="${linkTo(view, `/claims/${claim.slug}?print`)}">${words.formats.print}</a></p>
</section>`;
}
