import type { Case } from '../../core/case.js';
import type { Assessment } from '../../core/contestedness/assessment.js';
import type { Messages } from '../../core/messages/catalogue.js';
import { summarise } from '../../core/summary.js';
import { plainText } from '../plainText.js';
import { type Html, html } from './html.js';
import { langOf, textOf } from './localText.js';
import { balanceBar } from './measures.js';
import { linkTo, type View } from './view.js';

/** A claim as a list shows it. */
export interface Listed {
	readonly case: Case;
	readonly assessment: Assessment;
}

/** Claims in their order, each with its score and the reason. */
export const claimList = (claims: readonly Listed[], view: View): Html =>
	html`<ol class="claims">
${claims.map((one) => claimItem(one, view))}
</ol>`;

function claimItem({ case: theCase, assessment }: Listed, view: View): Html {
	const { messages } = view;
	const { claim } = theCase;
	const { opinion } = assessment;
	const text = textOf(claim, messages.language);
	return html`<li>
<p class="gauge"><strong class="score">${opinion.score.toFixed(2)}</strong> <span class="level">${messages.map.band[opinion.level]}</span></p>
<h3><a href="${linkTo(view, `/claims/${claim.slug}`)}"${langOf(text.language, messages.language)}>${text.text}</a></h3>
<p class="reason">${plainText(summarise(theCase, assessment, { messages }))}</p>
<p class="standing">${sides(assessment, messages)}</p>
</li>`;
}

const sides = ({ opinion }: Assessment, { map }: Messages): Html =>
	html`<span class="sides"><span class="mass for">+ ${map.labelled(map.forIt, opinion.support.toFixed(2))}</span> ${balanceBar(opinion)} <span class="mass against">− ${map.labelled(map.againstIt, opinion.opposition.toFixed(2))}</span></span>`;
