import { colours, dot, element, line, picture, text } from './svg.mjs';

const [left, top, unit] = [76, 66, 204];
const most = { support: 3, opposition: 2 };
const x = (support) => left + support * unit;
const y = (opposition) => top + (most.opposition - opposition) * unit;

const bands = [
	{ name: 'UNCONTESTED', from: 0, fill: '#eceee9', at: [1.2, 0.035] },
	{ name: 'DISPUTED', from: 0.05, fill: '#f7e6b5', at: [1.3, 0.24] },
	{ name: 'CONTESTED', from: 0.2, fill: '#f3bd7a', at: [2.2, 0.7] },
	{ name: 'STRONGLY CONTESTED', from: 0.4, fill: '#e38a68', at: [1.9, 1.55] },
];
/** On which side of the dot a claim's label stands. */
const labelled = {
	'mayer-tbd': 'right',
	quality: 'right',
	'mayer-data': 'left',
	rift: 'above',
	vendors: 'above',
	invest: 'above',
	'mayer-boss': 'right',
};

/** The score over support and opposition with the bands of its levels, and a story's claims in it. */
export function scoreMap(claims) {
	const missing = Object.keys(labelled).filter((slug) => !claims.some((one) => one.slug === slug));
	if (missing.length > 0) throw new Error(`not in the story any more: ${missing.join(', ')}`);
	const places = new Map(claims.map((one) => [`${one.support} ${one.opposition}`, one]));
	return picture(
		{
			width: 760,
			height: 548,
			title: `Support, opposition and the score: ${claims.length} claims of the example`,
			description:
				'A map of the score 2·min(S, D)/(S + D + 2). It is 0 along both axes and grows towards the diagonal and away from the origin.',
		},
		bands.map(({ from, fill }) => element('polygon', { points: region(from), fill })),
		bands.map(({ name, at: [s, d] }) => text(x(s), y(d), name, { size: 12, weight: 'bold' })),
		bands.slice(1).map(({ from }) => text(x(most.support) + 6, y(edge(from, most.support)) + 4, from, { size: 12 })),
		text(x(most.support) + 6, y(0) + 4, 'score 0', { size: 12 }),
		line(x(0), y(0), x(2), y(2), { stroke: colours.quiet, dashes: '3 4' }),
		text(x(1.78), y(1.86), 'evenly divided', { size: 12, anchor: 'end' }),
		[0, 0.5, 1, 1.5, 2, 2.5, 3].map((at) => text(x(at), y(0) + 20, at, { size: 12, anchor: 'middle' })),
		[0, 0.5, 1, 1.5, 2].map((at) => text(x(0) - 10, y(at) + 4, at, { size: 12, anchor: 'end' })),
		line(x(0), y(0), x(most.support), y(0), { stroke: colours.ink }),
		line(x(0), y(0), x(0), y(most.opposition), { stroke: colours.ink }),
		text(x(1.5), y(0) + 44, 'support S: what is left of the weight of those who assert it', { anchor: 'middle' }),
		text(24, 56, 'opposition D', {}),
		text(x(0) + 8, y(1.9), 'on this axis REFUTED_ONLY,', { size: 11 }),
		text(x(0) + 8, y(1.9) + 14, 'at the origin UNSOURCED', { size: 11 }),
		[...places.values()].map((one) => dot(x(one.support), y(one.opposition))),
		claims.filter((one) => labelled[one.slug]).map(label),
	);
}

/** The opposition from which on the score is `score` at least, where it is not above the support. */
const edge = (score, support) => (score * (support + 2)) / (2 - score);

/** Where the score is `score` at least: along an edge for either side, which meet on the diagonal. */
function region(score) {
	const corner = score / (1 - score);
	const points = [
		[corner, corner],
		[most.support, edge(score, most.support)],
		[most.support, most.opposition],
		[edge(score, most.opposition), most.opposition],
	];
	return points.map(([s, d]) => `${x(s).toFixed(2)},${y(d).toFixed(2)}`).join(' ');
}

const sides = {
	right: { aside: 9, above: 4 },
	left: { aside: -9, above: 4, anchor: 'end' },
	above: { aside: 0, above: -10, anchor: 'middle' },
};

function label({ slug, score, support, opposition }) {
	const words = `${slug} ${score === 0 ? 0 : score.toFixed(3)}`;
	const { aside, above, anchor } = sides[labelled[slug]];
	return text(x(support) + aside, y(opposition) + above, words, { size: 12, anchor });
}
