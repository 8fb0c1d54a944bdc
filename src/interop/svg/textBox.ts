import { type Attributes, element, escapeXml } from './element.js';
import { wrap } from './measure.js';

/** What a text is about, by the colour it has. */
type Tone = 'ink' | 'quiet' | 'support' | 'opposition' | 'score';

/** A paragraph of a box: at most so many lines of it are shown. */
export interface Paragraph {
	readonly text: string;
	readonly size: number;
	readonly lines: number;
	readonly bold?: boolean;
	readonly tone?: Tone;
	readonly struck?: boolean;
	/** Space before it. */
	readonly before?: number;
}

interface Line extends Omit<Paragraph, 'lines' | 'before'> {
	/** The base line, from the top of the box. */
	readonly y: number;
}

export interface TextBox {
	readonly width: number;
	readonly height: number;
	readonly padding: number;
	readonly lines: readonly Line[];
}

/** Paragraphs wrapped to a width, and how high that is. */
export function textBox(
	paragraphs: readonly Paragraph[],
	options: { readonly width: number; readonly padding?: number },
): TextBox {
	const { width, padding = 12 } = options;
	const lines: Line[] = [];
	let y = padding;
	for (const { lines: most, before = 0, ...face } of paragraphs) {
		y += lines.length > 0 ? before : 0;
		for (const text of wrap(face.text, { ...face, width: width - 2 * padding, lines: most })) {
			lines.push({ ...face, text, y: y + face.size * 1.03 });
			y += face.size * 1.38;
		}
	}
	return { width, height: Math.ceil(y + padding), padding, lines };
}

/** A box with its text, its left upper corner at (x, y); `title` is what a pointer that rests on it is told. */
export function drawBox(
	box: TextBox,
	options: { readonly x: number; readonly y: number; readonly frame: Attributes; readonly title?: string },
): string {
	const { x, y, frame, title } = options;
	return element(
		'g',
		{ class: 'box', transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
		title === undefined ? '' : element('title', {}, escapeXml(title)),
		element('rect', { width: box.width, height: box.height, rx: 7, ...frame }),
		...box.lines.map((line) => drawLine(line, { x: box.padding, y: line.y })),
	);
}

/** One line of text that begins at (x, y), y being its base line. */
export function drawLine(
	line: Omit<Line, 'y'>,
	options: { readonly x: number; readonly y: number; readonly anchor?: 'middle' | 'end' },
): string {
	const { text, size, bold, tone = 'ink', struck } = line;
	return element(
		'text',
		{
			x: options.x,
			y: options.y,
			'font-size': size,
			'font-weight': bold ? 600 : undefined,
			'text-anchor': options.anchor,
			'text-decoration': struck ? 'line-through' : undefined,
			fill: `var(--${tone})`,
		},
		escapeXml(text),
	);
}
