import type { Messages } from '../../core/messages/catalogue.js';
import { element } from '../svg/element.js';
import { widthOf } from '../svg/measure.js';
import { drawLine } from '../svg/textBox.js';
import type { ArgumentMap, MapEntry } from './argumentMap.js';
import { drawSign } from './lines.js';

const size = 12;
const [sample, gap, row] = [44, 22, 24];

/** What the lines of a map mean, of those that are on it. */
export function drawLegend(
	map: ArgumentMap,
	options: { readonly messages: Messages; readonly top: number; readonly width: number },
): { drawn: string[]; bottom: number } {
	const words = options.messages.map.legend;
	const all = everyEntry(map);
	const some = (is: (entry: MapEntry) => boolean) => all.some(is);
	const lines: Sample[] = [
		...(some((one) => one.sign === '+') ? [{ words: words.supports, sign: '+', colour: 'support' } as const] : []),
		...(some((one) => one.sign === '−' && one.kind !== 'UNDERCUTS')
			? [{ words: words.opposes, sign: '−', colour: 'opposition', dashes: '10 5' } as const]
			: []),
		...(some((one) => one.kind === 'UNDERCUTS')
			? [{ words: words.undercuts, sign: '−', colour: 'opposition', dashes: '12 4 2 4' } as const]
			: []),
		...(some((one) => one.repeats !== null)
			? [{ words: words.sameOrigin, sign: '=', colour: 'line', dashes: '2 4' } as const]
			: []),
		...(some((one) => one.retracted)
			? [{ words: words.retracted, sign: null, colour: 'line', dashes: '2 5' } as const]
			: []),
		...(map.silences.entries.length > 0 ? [{ words: words.silent, sign: null, colour: 'line' } as const] : []),
	];
	if (lines.length === 0) return { drawn: [], bottom: options.top - 26 };
	const drawn: string[] = [];
	let [x, y] = [0, options.top];
	for (const one of lines) {
		const long = sample + 8 + widthOf(one.words, { size });
		if (x > 0 && x + long > options.width) [x, y] = [0, y + row];
		drawn.push(
			drawSample(one, { x, y }),
			drawLine({ text: one.words, size, tone: 'quiet' }, { x: x + sample + 8, y: y + 4 }),
		);
		x += long + gap;
	}
	if (some((one) => (one.mass ?? 0) > 0)) {
		const text = words.thickness;
		if (x > 0 && x + widthOf(text, { size }) > options.width) [x, y] = [0, y + row];
		drawn.push(drawLine({ text, size, tone: 'quiet' }, { x, y: y + 4 }));
	}
	return { drawn, bottom: y + 8 };
}

interface Sample {
	readonly words: string;
	readonly sign: '+' | '−' | '=' | null;
	readonly colour: string;
	readonly dashes?: string;
}

function drawSample({ sign, colour, dashes }: Sample, { x, y }: { readonly x: number; readonly y: number }): string {
	const stroke = `var(--${colour})`;
	if (sign === null && dashes === undefined)
		return element('rect', {
			...{ x: x + 8, y: y - 7, width: sample - 16, height: 14, rx: 4, fill: 'none' },
			...{ stroke, 'stroke-width': 1.5, 'stroke-dasharray': '2 3' },
		});
	const line = element('path', {
		d: `M${x.toFixed(1)} ${y.toFixed(1)}h${sample}`,
		...{ fill: 'none', stroke, 'stroke-width': 3, 'stroke-dasharray': dashes },
	});
	return sign ? line + drawSign(sign, { x: x + sample / 2, y, colour: stroke }) : line;
}

/** Every entry of a map, however deep. */
export function everyEntry(map: ArgumentMap): MapEntry[] {
	const found = [...map.support.entries, ...map.opposition.entries, ...map.silences.entries];
	for (const one of found) found.push(...one.answers.entries);
	return found;
}
