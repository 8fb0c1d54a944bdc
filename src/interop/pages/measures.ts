import type { ContestednessLevel, Interval } from '../../core/contestedness/opinion.js';
import type { Messages } from '../../core/messages/catalogue.js';
import { scoreBands } from '../timeline/timeline.js';
import { type Html, html } from './html.js';

const number = (value: number): string => String(Number(value.toFixed(2)));

/** The score on its scale from 0 to 1: the bands of the levels, where it stands, and how far one more source could take it. */
export function scale(
	of: { readonly score: number; readonly level: ContestednessLevel; readonly interval: Interval },
	{ map, level, page }: Messages,
): Html {
	const x = (value: number) => number(6 + value * 388);
	const width = (from: number, to: number) => number((to - from) * 388);
	const { least, most } = of.interval;
	return html`<svg class="scale" viewBox="0 0 400 46" role="img" aria-label="${page.contestedness.scale(of.score.toFixed(2), level[of.level])}. ${map.dossier.oneMoreSource(least.toFixed(2), most.toFixed(2))}">
${scoreBands.map((band, at) => html`<rect x="${x(band.from)}" y="14" width="${width(band.from, band.to)}" height="14" fill="var(--band${at + 1})"></rect>`)}
<rect x="6" y="14" width="388" height="14" fill="none" stroke="var(--line)"></rect>
<line x1="${x(least)}" x2="${x(most)}" y1="21" y2="21" stroke="var(--score)" stroke-width="3"></line>
<circle cx="${x(of.score)}" cy="21" r="6" fill="var(--score)" stroke="var(--ground)" stroke-width="2"></circle>
${[0, 0.2, 0.4, 1].map((value) => html`<text x="${x(value)}" y="43" text-anchor="${value === 0 ? 'start' : value === 1 ? 'end' : 'middle'}">${value}</text>`)}
</svg>`;
}

/** A mass as a bar, of the largest there is: whole where it supports, broken where it opposes. */
export const bar = (mass: number, of: { readonly largest: number; readonly side: 'for' | 'against' }): Html => {
	const length = of.largest > 0 ? Math.max(0.6, (mass / of.largest) * 100) : 0;
	return html`<svg class="bar ${of.side}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><line x1="0" x2="${number(mass > 0 ? length : 0)}" y1="3" y2="3"></line></svg>`;
};

/** Both sides of a claim against each other from the middle; only for the eye, the numbers stand beside it. */
export const balanceBar = ({
	support,
	opposition,
}: {
	readonly support: number;
	readonly opposition: number;
}): Html => {
	const length = (mass: number) => Math.min(98, (mass / 2.5) * 98);
	return html`<svg class="balance" viewBox="0 0 200 8" aria-hidden="true" focusable="false"><line class="track" x1="0" x2="200" y1="4" y2="4"></line><line class="for" x1="${number(99 - length(support))}" x2="99" y1="4" y2="4"></line><line class="against" x1="101" x2="${number(101 + length(opposition))}" y1="4" y2="4"></line><line class="middle" x1="100" x2="100" y1="0" y2="8"></line></svg>`;
};
