import type { Messages } from '../../core/messages/catalogue.js';
import { type PictureOptions, picture } from '../svg/picture.js';
import { drawBox, drawLine, type Paragraph, type TextBox, textBox } from '../svg/textBox.js';
import { type ArgumentMap, type MapEntry } from './argumentMap.js';
import { arranged, type Thing, thingsOf } from './arranged.js';
import { drawLegend } from './legend.js';
import { drawLines, thicknessOf } from './lines.js';

const margin = 20;
const widths = { claim: 272, entry: 268 };

/**
 * The argument map of a claim as SVG: the claim at the left, what is for and against it to its right, weightiest
 * first, answers further right. What undercuts a statement points at that statement's line; silences stand apart.
 */
export function mapSvg(map: ArgumentMap, options: PictureOptions & { readonly messages: Messages }): string {
	const { messages, prefix, styledByPage } = options;
	const things = thingsOf(map);
	const boxes = new Map(things.map((thing) => [thing, boxOf(thing, messages)]));
	const box = (thing: Thing): TextBox => boxes.get(thing) ?? textBox([], { width: 0 });
	const claim = claimBox(map, messages);
	// High enough for all lines that end there.
	const lines = things.filter((one) => one.on === null).reduce((sum, one) => sum + thicknessOf(one) + 6, 16);
	const claimed = { ...claim, height: Math.max(claim.height, lines) };
	const places = arranged(things, { claim: claimed, of: box });
	const silences = silenceBoxes(map, messages);
	const width =
		Math.max(places.width + (things.some((one) => one.entry?.repeats) ? 34 : 0), 2 * widths.entry + 24) + 2 * margin;
	const silent = inColumns(silences, {
		top: places.height + 30,
		width: width - 2 * margin,
		heading: messages.map.tookNoSide,
	});
	const legend = drawLegend(map, { messages, top: silent.bottom + 26, width: width - 2 * margin });
	const shifted = (content: readonly string[]) =>
		`<g transform="translate(${margin} ${margin})">${content.join('\n')}</g>`;
	return picture(
		{
			kind: 'map',
			prefix,
			styledByPage,
			width,
			height: legend.bottom + 2 * margin,
			language: map.language,
			title: messages.map.labelled(messages.map.map, map.claim.text),
			description: map.summary,
		},
		shifted([
			...drawLines(things, { places, claim: claimed, box }),
			drawBox(claimed, {
				x: places.claim.x - claimed.width / 2,
				y: places.claim.y - claimed.height / 2,
				frame: { fill: 'var(--card)', stroke: 'var(--ink)', 'stroke-width': 2 },
			}),
			...things.map((thing) => {
				const { x, y } = places.things.get(thing) ?? { x: 0, y: 0 };
				const { width: wide, height } = box(thing);
				return drawBox(box(thing), {
					x: x - wide / 2,
					y: y - height / 2,
					frame: frameOf(thing),
					title: thing.entry ? inWords(thing.entry, messages) : undefined,
				});
			}),
			...silent.drawn,
			...legend.drawn,
		]),
	);
}

function claimBox(map: ArgumentMap, { map: words, level }: Messages): TextBox {
	const { support, opposition } = map;
	const standing = [level[map.level], map.score.toFixed(2), ...(map.thin ? [words.thin] : [])].join(' · ');
	const side = (label: string, { mass, entries }: typeof support) =>
		words.labelled(label, entries.length === 0 ? words.nobody : mass.toFixed(2));
	return textBox(
		[
			{ text: map.claim.text, size: 15, lines: 7, bold: true },
			{ text: standing, size: 13, lines: 3, bold: true, tone: 'score', before: 8 },
			{ text: `+ ${side(words.forIt, support)}`, size: 13, lines: 1, bold: true, tone: 'support', before: 6 },
			{ text: `− ${side(words.againstIt, opposition)}`, size: 13, lines: 1, bold: true, tone: 'opposition', before: 2 },
		],
		{ width: widths.claim, padding: 14 },
	);
}

function boxOf({ entry, more, sign }: Thing, messages: Messages): TextBox {
	if (!entry)
		return textBox([{ text: messages.map.more(more), size: 13, lines: 1, tone: 'quiet' }], {
			width: widths.entry,
			padding: 8,
		});
	const isLink = entry.kind === 'RESTS_ON' || entry.kind === 'OPPOSED_BY';
	const tone = entry.retracted ? 'quiet' : sign === '+' ? 'support' : 'opposition';
	const weight = entry.mass === null ? '' : ` · ${entry.mass.toFixed(2)}`;
	return textBox(
		[
			...(isLink ? [] : [{ text: entry.speaker, size: 14, lines: 2, bold: true, struck: entry.retracted }]),
			{ text: `${sign} ${entry.deed}${weight}`, size: 13, lines: 2, bold: true, tone, before: 2 },
			...asides(entry),
		],
		{ width: widths.entry },
	);
}

const asides = ({ said, notes, retracted }: MapEntry): Paragraph[] => [
	...(said === null ? [] : [{ text: said, size: 13, lines: 4, before: 4, struck: retracted }]),
	...notes.map((text): Paragraph => ({ text, size: 12, lines: 2, tone: 'quiet', before: 4 })),
];

function frameOf({ entry, sign }: Thing) {
	const common = { fill: 'var(--card)', 'stroke-width': 1.5 };
	if (!entry || entry.retracted) return { ...common, stroke: 'var(--line)', 'stroke-dasharray': '2 4' };
	if (entry.repeats) return { ...common, stroke: 'var(--line)' };
	if (sign === '+') return { ...common, stroke: 'var(--support)' };
	return { ...common, stroke: 'var(--opposition)', 'stroke-dasharray': entry.kind === 'UNDERCUTS' ? '8 3 2 3' : '8 4' };
}

function silenceBoxes({ silences }: ArgumentMap, messages: Messages): { box: TextBox; title?: string }[] {
	const boxes = silences.entries.map((entry) => ({
		title: inWords(entry, messages),
		box: textBox(
			[
				{ text: entry.speaker, size: 14, lines: 2, bold: true, struck: entry.retracted },
				{ text: entry.deed, size: 13, lines: 2, tone: 'quiet', before: 2 },
				...asides(entry),
			],
			{ width: widths.entry },
		),
	}));
	if (silences.more === 0) return boxes;
	const text = messages.map.more(silences.more);
	return [
		...boxes,
		{ title: text, box: textBox([{ text, size: 13, lines: 1, tone: 'quiet' }], { width: widths.entry }) },
	];
}

/** Boxes in rows as wide as the picture, apart from the lines. */
function inColumns(
	boxes: ReturnType<typeof silenceBoxes>,
	{ top, width, heading }: { readonly top: number; readonly width: number; readonly heading: string },
): { drawn: string[]; bottom: number } {
	const columns = Math.max(1, Math.floor((width + 16) / (widths.entry + 16)));
	if (boxes.length === 0) return { drawn: [], bottom: top - 30 };
	const drawn = [drawLine({ text: heading, size: 13, bold: true, tone: 'quiet' }, { x: 0, y: top + 12 })];
	let y = top + 24;
	for (let at = 0; at < boxes.length; at += columns) {
		const row = boxes.slice(at, at + columns);
		for (const [column, { box, title }] of row.entries())
			drawn.push(
				drawBox(box, {
					x: column * (widths.entry + 16),
					y,
					frame: { fill: 'none', stroke: 'var(--line)', 'stroke-width': 1.5, 'stroke-dasharray': '2 3' },
					title,
				}),
			);
		y += Math.max(...row.map(({ box }) => box.height)) + 14;
	}
	return { drawn, bottom: y - 14 };
}

/** An entry in one sentence, whole. */
const inWords = ({ speaker, deed, said, notes }: MapEntry, { map }: Messages): string => {
	const does = `${speaker} · ${deed}`;
	return [said === null ? does : map.labelled(does, said), ...notes].join(' · ');
};
