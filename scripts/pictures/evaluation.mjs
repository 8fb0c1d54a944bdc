import { colours, dot, line, picture, text } from './svg.mjs';

const [top, row, between] = [96, 27, 52];
const x = (auc) => 330 + (auc - 0.35) * 560;

/** How well each measure tells what people said of claims: its AUC with its interval, a table after the other. */
export function evaluation(tables) {
	if (tables.length !== 3) throw new Error(`docs/method.md has ${tables.length} tables of AUC in place of 3`);
	let y = top;
	const parts = tables.map(({ title, measures }) => {
		const from = y;
		const rows = measures.map(({ name, value, least, most }, at) => {
			const middle = from + 14 + at * row;
			const stroke = at === 0 ? colours.score : colours.quiet;
			return [
				text(316, middle + 4, short(name), { size: 12, anchor: 'end', weight: at === 0 ? 'bold' : undefined }),
				least === undefined ? [] : line(x(least), middle, x(most), middle, { stroke, width: 3 }),
				dot(x(value), middle, { fill: stroke, r: 5 }),
				text(x(Math.max(value, most ?? 0)) + 10, middle + 4, value.toFixed(3), { size: 12, halo: true }),
			];
		});
		y += measures.length * row + between;
		return [
			text(24, from - 12, title, { weight: 'bold' }),
			[0.4, 0.6, 0.7, 0.8, 0.9, 1].map((at) => line(x(at), from, x(at), y - between)),
			line(x(0.5), from, x(0.5), y - between, { stroke: colours.ink, dashes: '4 3' }),
			rows,
		];
	});
	const bottom = y - between + 18;
	return picture(
		{
			width: 760,
			height: bottom + 40,
			title: 'How well the score tells what people said of claims',
			description: tables
				.map((one) => `${one.title} ${one.measures.map(({ name, value }) => `${name} ${value}`).join(', ')}.`)
				.join(' '),
		},
		text(24, 56, 'AUC: 1 is always, 0.5 a coin; the bar is the 95 % interval of 1,000 bootstrap samples', {
			size: 12,
			fill: colours.quiet,
		}),
		parts,
		[0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((at) => text(x(at), bottom, at, { size: 12, anchor: 'middle' })),
		text(x(0.5), bottom + 18, 'a coin', { size: 12, anchor: 'middle', fill: colours.quiet }),
	);
}

/** A name that fits beside its row: without its formula, and of two names that share a row both. */
const short = (name) =>
	name
		.replace(/, \(for.*$/, '')
		.replace(/, QE by .*$/, '')
		.replace('balance of votes, 4q(1 − q); entropy of for and against', 'balance 4q(1 − q); entropy, for/against')
		.replace('articles for less articles against', 'articles for − against');
