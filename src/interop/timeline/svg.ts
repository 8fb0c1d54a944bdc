import type { Messages } from '../../core/messages/catalogue.js';
import { element, rounded } from '../svg/element.js';
import { type PictureOptions, picture } from '../svg/picture.js';
import { drawBox, drawLine, textBox } from '../svg/textBox.js';
import { highest, scoreBands, type Timeline, type TimelineStep } from './timeline.js';

const width = 760;
const plot = { left: 64, right: 616, top: 96 };
/** Between the markers of two steps, however soon one came after the other. */
const apart = 23;
/** The steps that have room; the last ones are shown. */
const most = 20;

/** How contested a claim was, as steps over the bands of the levels, each with its number, and below what caused it. */
export function timelineSvg(timeline: Timeline, options: PictureOptions & { readonly messages: Messages }): string {
	const { map: words } = options.messages;
	const steps = timeline.steps.slice(-most);
	const earlier = timeline.steps.length - steps.length;
	const top = highest({ ...timeline, steps });
	const height = Math.max(240, top * 320);
	const y = (score: number) => plot.top + (1 - score / top) * height;
	const xs = placesOf(steps);
	const captions = captionsOf(steps, { top: plot.top + height + 60, messages: options.messages });
	const title = words.labelled(words.timeline, timeline.claim.text);
	const head = textBox(
		[
			{ text: words.timeline, size: 15, lines: 1, bold: true },
			{ text: timeline.claim.text, size: 13, lines: 2, tone: 'quiet', before: 2 },
		],
		{ width, padding: 16 },
	);
	return picture(
		{
			kind: 'timeline',
			prefix: options.prefix,
			styledByPage: options.styledByPage,
			width,
			height: captions.bottom + 16,
			language: timeline.language,
			title,
			description: steps
				.map((one) => words.labelled(`${one.sequence} · ${dateOf(one.at)}`, `${movedBy(one, words)} · ${one.cause}`))
				.join(' / '),
		},
		drawBox(head, { x: 0, y: 0, frame: { fill: 'none' } }),
		...scoreBands
			.filter((band) => band.from < top)
			.map((band, at) => {
				const [upper, lower] = [y(Math.min(top, band.to)), y(band.from)];
				return [
					element('rect', {
						...{ x: plot.left, y: upper, width: plot.right - plot.left, height: lower - upper },
						fill: `var(--band${at + 1})`,
					}),
					drawLine(
						{ text: words.band[band.level], size: 12, tone: 'quiet' },
						{ x: plot.right + 8, y: (upper + lower) / 2 + 4 },
					),
					drawLine(
						{ text: rounded(band.from), size: 12, tone: 'quiet' },
						{ x: plot.left - 8, y: lower + 4, anchor: 'end' },
					),
				].join('');
			}),
		drawSteps(steps, { xs, y }),
		...dates(steps, { xs, y: y(0) + 27 }),
		drawLine({ text: words.axis.time, size: 12, tone: 'quiet' }, { x: plot.right + 8, y: y(0) + 27 }),
		earlier > 0
			? drawLine({ text: words.earlier(earlier), size: 12, tone: 'quiet' }, { x: plot.left, y: y(0) + 46 })
			: '',
		...captions.drawn,
	);
}

/** By time, but never so close that markers would hide each other. */
function placesOf(steps: readonly TimelineStep[]): number[] {
	const times = steps.map((one) => Date.parse(one.at));
	const [first = 0, last = 0] = [times[0], times.at(-1)];
	const [left, right] = [plot.left + 14, plot.right - 40];
	const xs = times.map((time) => (last > first ? left + ((time - first) / (last - first)) * (right - left) : left));
	for (let at = 1; at < xs.length; at++) xs[at] = Math.max(xs[at] as number, (xs[at - 1] as number) + apart);
	let limit = right;
	for (let at = xs.length - 1; at >= 0; at--) {
		xs[at] = Math.min(xs[at] as number, limit);
		limit = (xs[at] as number) - apart;
	}
	return xs;
}

function drawSteps(
	steps: readonly TimelineStep[],
	{ xs, y }: { readonly xs: readonly number[]; readonly y: (score: number) => number },
): string {
	const first = steps[0];
	if (!first) return '';
	const before = first.before === null ? [] : [`M${plot.left} ${rounded(y(first.before))}`];
	const path = steps.reduce(
		(drawn, one, at) =>
			`${drawn || `M${rounded(xs[at] ?? 0)} ${rounded(y(one.score))}`}H${rounded(xs[at] ?? 0)}V${rounded(y(one.score))}`,
		before.join(''),
	);
	return [
		element('path', { d: `${path}H${plot.right}`, fill: 'none', stroke: 'var(--score)', 'stroke-width': 2.5 }),
		...steps.map((one, at) => marker(one, { x: xs[at] ?? 0, y: y(one.score) })),
	].join('');
}

/** A disc with the number of the step; where the record is thin, an open one with a broken edge. */
function marker({ sequence, thin }: TimelineStep, { x, y }: { readonly x: number; readonly y: number }): string {
	return element(
		'g',
		{ class: 'marker', transform: `translate(${rounded(x)} ${rounded(y)})` },
		element('circle', {
			...{ r: 10, fill: thin ? 'var(--ground)' : 'var(--score)', stroke: 'var(--score)', 'stroke-width': 2 },
			'stroke-dasharray': thin ? '3 2' : undefined,
		}),
		element(
			'text',
			{
				...{ y: 3.8, 'font-size': sequence > 99 ? 9 : 11, 'font-weight': 600, 'text-anchor': 'middle' },
				fill: thin ? 'var(--ink)' : 'var(--ground)',
			},
			String(sequence),
		),
	);
}

/** The days of the steps, as many as there is room for. */
function dates(
	steps: readonly TimelineStep[],
	{ xs, y }: { readonly xs: readonly number[]; readonly y: number },
): string[] {
	let free = 0;
	let last = '';
	return steps.flatMap((one, at) => {
		const x = Math.max(plot.left + 34, xs[at] ?? 0);
		const text = one.at.slice(0, 10);
		if (x - 38 < free || text === last || x + 38 > plot.right) return [];
		free = x + 46;
		last = text;
		return [drawLine({ text, size: 12, tone: 'quiet' }, { x, y, anchor: 'middle' })];
	});
}

function captionsOf(
	steps: readonly TimelineStep[],
	options: { readonly top: number; readonly messages: Messages },
): { drawn: string[]; bottom: number } {
	const { map: words } = options.messages;
	const drawn: string[] = [];
	let y = options.top;
	for (const one of steps) {
		const box = textBox(
			[
				{ text: `${dateOf(one.at)} · ${movedBy(one, words)}`, size: 13, lines: 2, bold: true },
				{ text: one.cause, size: 13, lines: 3, before: 2 },
			],
			{ width: width - 64, padding: 4 },
		);
		drawn.push(
			marker(one, { x: 34, y: y + 13 }),
			drawBox(box, { x: 50, y, frame: { fill: 'none' }, title: one.cause }),
		);
		y += box.height + 8;
	}
	return { drawn, bottom: y };
}

const dateOf = (at: string): string => at.slice(0, 16).replace('T', ' ');

const movedBy = (one: TimelineStep, words: Messages['map']): string =>
	[
		words.moved(one.before === null ? null : one.before.toFixed(2), one.score.toFixed(2)),
		words.band[one.level],
		...(one.thin ? [words.thin] : []),
	].join(' · ');
