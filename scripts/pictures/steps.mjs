import { bar, colours, dot, line, picture, text } from './svg.mjs';

const [top, row] = [104, 74];
const masses = { left: 290, unit: 220 };
const scores = { left: 530, unit: 480 };

/** How a claim's score moves with each statement: the masses on either side, and the score beside them. */
export function steps(taken) {
	const y = (at) => top + at * row;
	const bottom = y(taken.length) - 22;
	const score = (of) => scores.left + of * scores.unit;
	return picture(
		{
			width: 760,
			height: bottom + 48,
			title: 'A denial, what counters it, and what counters that',
			description: taken
				.map(
					(one) =>
						`${one.what}: support ${one.support.toFixed(3)}, opposition ${one.opposition.toFixed(3)}, score ${one.score.toFixed(3)}.`,
				)
				.join(' '),
		},
		text(masses.left, 66, 'support S', { fill: colours.support, weight: 'bold' }),
		text(masses.left, 84, 'opposition D', { fill: colours.opposition, weight: 'bold' }),
		text(scores.left, 84, 'score', { fill: colours.score, weight: 'bold' }),
		[0, 0.1, 0.2, 0.3].map((at) => [
			line(score(at), 94, score(at), bottom),
			text(score(at), bottom + 18, at, { size: 12, anchor: 'middle', fill: colours.quiet }),
		]),
		line(masses.left, 94, masses.left, bottom),
		taken
			.slice(1)
			.map((one, at) =>
				line(score(taken[at].score), y(at) + 20, score(one.score), y(at + 1) + 20, { stroke: colours.score, width: 2 }),
			),
		taken.map((one, at) => [
			text(24, y(at) + 24, `${at + 1}. ${one.what}`),
			bar(masses.left, y(at), one.support * masses.unit, 17, colours.support),
			bar(masses.left, y(at) + 20, one.opposition * masses.unit, 17, colours.opposition),
			text(masses.left + one.support * masses.unit + 6, y(at) + 13, mass(one.support), { size: 12 }),
			text(masses.left + one.opposition * masses.unit + 6, y(at) + 33, mass(one.opposition), { size: 12 }),
			dot(score(one.score), y(at) + 20, { fill: colours.score, r: 6 }),
			text(score(one.score) + 11, y(at) + 24, one.score === 0 ? 0 : one.score.toFixed(3), { weight: 'bold' }),
		]),
	);
}

const mass = (of) => String(Number(of.toFixed(3)));
