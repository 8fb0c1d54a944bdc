import { summarise } from '../../core/summary.js';
import { caseFormats } from '../caseFormats.js';
import { plainText } from '../plainText.js';
import { claimHead, judgements } from './claim/head.js';
import { colophon, corrections, leaning, papers } from './claim/papers.js';
import { reason } from './claim/reason.js';
import { said } from './claim/said.js';
import type { ShownClaim } from './claim/shownClaim.js';
import { steps } from './claim/steps.js';
import { frame } from './frame.js';
import { html } from './html.js';
import { textOf } from './localText.js';
import { linkTo, type View } from './view.js';

/** The page of a claim; as a dossier, the same to be printed and filed. */
export function claimPage(shown: ShownClaim, view: View, { asDossier }: { readonly asDossier: boolean }): string {
	const { messages, origin } = view;
	const { claim } = shown.case;
	const address = `/claims/${claim.slug}`;
	const { text } = textOf(claim, messages.language);
	return frame(
		view,
		{
			title: `${text} · Counterclaim`,
			description: plainText(summarise(shown.case, shown.assessment, { messages })),
			isDossier: asDossier,
			alternates: [
				...caseFormats.map((one) => ({
					mediaType: one.mediaType,
					address: linkTo(view, `${address}.${one.suffix}`),
				})),
				{
					mediaType: 'application/json+oembed',
					address: `${origin}/oembed?format=json&url=${encodeURIComponent(origin + linkTo(view, address))}`,
					title: text,
				},
			],
		},
		html`<article class="claim">
<header>
${claimHead(shown, view)}
</header>
${judgements(shown, view)}
${corrections(shown, view)}
${reason(shown, view)}
${said(shown, view)}
${steps(shown, view)}
${papers(shown, view)}
${leaning(shown, view)}
${colophon(shown, view)}
</article>`,
	);
}
