import { amountOf, balanceWeights } from '../../dist/src/core/contestedness/weights.js';
import { bar, colours, dot, element, line, picture, text } from './svg.mjs';

const most = { heads: 8, amount: 4 };
const x = (heads) => 60 + (heads - 1) * 44;
const y = (amount) => 370 - amount * 72;

const { document, named, organization, interest, directness, partial } = balanceWeights;
const curves = [
	{ name: 'documents', colour: colours.ink, of: (count) => document * count, at: [1.1, 3.2], anchor: 'end' },
	{
		name: 'people by name',
		colour: colours.support,
		of: (heads) => amountOf({ of: 'NAMED', heads }, balanceWeights),
		at: [4.2, 3.8],
	},
	{ name: 'an organisation', colour: colours.score, of: () => organization, at: [6.2, 1.14] },
	{
		name: 'unnamed people, as one group',
		colour: colours.opposition,
		of: (heads) => amountOf({ of: 'UNNAMED', heads }, balanceWeights),
		at: [4.15, 0.62],
	},
];
const factors = [
	['against own interest', interest.AGAINST],
	['by name, first-hand', named * directness.FIRST_HAND],
	['speaks officially', directness.OFFICIAL],
	['second-hand', directness.SECOND_HAND],
	['denies in part', partial],
	['serves the speaker', interest.SERVES],
	['hearsay', directness.HEARSAY],
];

/** What sources weigh by how many they are, and what becomes of one person's word. */
export function amounts() {
	const counts = Array.from({ length: most.heads }, (_, at) => at + 1);
	return picture(
		{
			width: 760,
			height: 440,
			title: 'What a source weighs',
			description:
				'Documents, people by name and organisations by their number; an unnamed group gains less with each further head and never reaches one named person. Beside it the factors of one statement.',
		},
		text(60, 66, 'by how many they are', { fill: colours.quiet }),
		[0, 1, 2, 3, 4].map((at) => [
			line(x(1) - 12, y(at), x(most.heads) + 8, y(at)),
			text(x(1) - 20, y(at) + 4, at, { size: 12, anchor: 'end' }),
		]),
		counts.map((at) => text(x(at), y(0) + 20, at, { size: 12, anchor: 'middle' })),
		text(x(4.5), y(0) + 44, 'how many speak', { anchor: 'middle' }),
		curves.map(({ name, colour, of, at }) => {
			const points = counts.map((count) => [count, of(count)]).filter(([, amount]) => amount <= most.amount);
			return [
				element('polyline', {
					points: points.map(([count, amount]) => `${x(count).toFixed(2)},${y(amount).toFixed(2)}`).join(' '),
					fill: 'none',
					stroke: colour,
					'stroke-width': 2,
				}),
				points.map(([count, amount]) => dot(x(count), y(amount), { fill: colour })),
				text(x(at[0]), y(at[1]), name, { size: 12, fill: colour, weight: 'bold' }),
			];
		}),
		text(444, 66, 'what becomes of one person’s word', { fill: colours.quiet }),
		factors.map(([name, value], at) => [
			text(584, 100 + at * 40, name, { size: 12, anchor: 'end' }),
			bar(594, 86 + at * 40, value * 96, 20, colours.support),
			text(600 + value * 96, 101 + at * 40, value, { size: 12 }),
		]),
	);
}
