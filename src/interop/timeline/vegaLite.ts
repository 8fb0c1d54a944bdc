import type { Messages } from '../../core/messages/catalogue.js';
import { highest, scoreBands, type Timeline } from './timeline.js';

/** The timeline as a Vega-Lite specification with its data in it: what any tool that speaks Vega-Lite draws and edits. */
export function timelineVegaLite(timeline: Timeline, options: { readonly messages: Messages }) {
	const { map: words } = options.messages;
	const top = highest(timeline);
	const bands = scoreBands
		.filter((band) => band.from < top)
		.map(({ level, from, to }) => ({ level: words.band[level], from, to: Math.min(top, to) }));
	const steps = timeline.steps.map((one) => ({
		step: one.sequence,
		at: one.at,
		before: one.before,
		score: one.score,
		level: words.band[one.level],
		thin: one.thin,
		cause: one.cause,
	}));
	const x = { field: 'at', type: 'temporal', scale: { type: 'utc' }, title: words.axis.time };
	const y = { field: 'score', type: 'quantitative', scale: { domain: [0, top] }, title: words.axis.score };
	return {
		$schema: 'https://vega.github.io/schema/vega-lite/v5.json',
		title: { text: words.timeline, subtitle: timeline.claim.text },
		description: words.labelled(words.timeline, timeline.claim.text),
		width: 640,
		height: 280,
		layer: [
			{
				data: { name: 'bands', values: bands },
				mark: { type: 'rect', opacity: 0.6 },
				encoding: {
					y: { field: 'from', type: 'quantitative', scale: { domain: [0, top] }, title: words.axis.score },
					y2: { field: 'to' },
					color: {
						field: 'level',
						type: 'nominal',
						title: words.axis.level,
						scale: { domain: bands.map((one) => one.level), range: ['#f1f1ec', '#f9eecb', '#f6d5a8', '#efb99d'] },
						sort: null,
					},
				},
			},
			{
				data: { name: 'line', values: steps },
				mark: { type: 'line', interpolate: 'step-after', color: '#6a3d8f', strokeWidth: 2 },
				encoding: { x, y },
			},
			{
				data: { name: 'steps', values: steps },
				mark: { type: 'point', filled: true, color: '#6a3d8f', size: 90 },
				encoding: {
					x,
					y,
					fillOpacity: { condition: { test: 'datum.thin', value: 0.15 }, value: 1 },
					tooltip: [
						{ field: 'at', type: 'temporal', format: '%Y-%m-%d %H:%M', title: words.axis.time },
						{ field: 'score', type: 'quantitative', format: '.3f', title: words.axis.score },
						{ field: 'level', type: 'nominal', title: words.axis.level },
						{ field: 'cause', type: 'nominal', title: words.axis.cause },
					],
				},
			},
		],
	};
}
