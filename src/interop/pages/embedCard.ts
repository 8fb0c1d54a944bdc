import { summarise } from '../../core/summary.js';
import { plainText } from '../plainText.js';
import type { Listed } from './claimList.js';
import { html } from './html.js';
import { langOf, textOf } from './localText.js';
import { balanceBar } from './measures.js';
import { linkTo, type View } from './view.js';

/** How large a card is, whatever is in it, unless the page that embeds it gives it less width. */
export const cardSize = { width: 600, height: 220 } as const;

export const cardThemes = ['auto', 'light', 'dark'] as const;
export type CardTheme = (typeof cardThemes)[number];

/** A claim as a card for a frame in another page: score, level, one sentence and the way to the page; without scripts. */
export function embedCard(
	{ case: theCase, assessment }: Listed,
	view: View,
	{ theme }: { readonly theme: CardTheme },
): string {
	const { messages, origin } = view;
	const { claim } = theCase;
	const { opinion } = assessment;
	const { text, language } = textOf(claim, messages.language);
	const address = `${origin}${linkTo(view, `/claims/${claim.slug}`)}`;
	return html`<!DOCTYPE html>
<html lang="${messages.language}" class="embed"${theme === 'auto' ? '' : html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text} · Counterclaim</title>
<link rel="canonical" href="${origin}/claims/${claim.slug}">
<link rel="icon" href="/pages/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${view.stylesheet}">
</head>
<body>
<main class="card">
<h1${langOf(language, messages.language)}><a href="${address}" target="_blank" rel="noopener">${text}</a></h1>
<p class="standing"><strong class="score">${opinion.score.toFixed(2)}</strong> <span class="level">${messages.map.band[opinion.level]}</span> ${balanceBar(opinion)}</p>
<p class="reason">${plainText(summarise(theCase, assessment, { messages }))}</p>
<p class="more"><a href="${address}" target="_blank" rel="noopener">${messages.page.readMore}</a> <span>Counterclaim</span></p>
</main>
</body>
</html>
`.toString();
}
