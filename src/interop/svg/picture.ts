import { element, escapeXml, rounded } from './element.js';

/** Colours of a picture on a light and on a dark ground: every text has a contrast of 4.5 to 1 at least. */
export const light = {
	ground: '#fcfbf8',
	card: '#ffffff',
	ink: '#1f242b',
	quiet: '#59616c',
	line: '#8a8f98',
	support: '#1f6396',
	opposition: '#a8481a',
	score: '#6a3d8f',
	band1: '#f1f1ec',
	band2: '#f9eecb',
	band3: '#f6d5a8',
	band4: '#efb99d',
};
export const dark: typeof light = {
	ground: '#15181d',
	card: '#1e2229',
	ink: '#eceae4',
	quiet: '#a9b0ba',
	line: '#7c838e',
	support: '#82bdec',
	opposition: '#f5a272',
	score: '#cba6ec',
	band1: '#1d2127',
	band2: '#332e1b',
	band3: '#47341b',
	band4: '#552f22',
};

const fonts = [
	"system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial",
	"'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
].join(', ');

/**
 * The style of a picture, for it alone. It follows the reader's light or dark; an element around it with
 * `data-theme="light"` or `"dark"` decides otherwise, and a page's own `--counterclaim-ink` and so on come first.
 */
function styleOf(id: string): string {
	const colours = (set: Readonly<Record<string, string>>) =>
		Object.entries(set)
			.map(([name, value]) => `--${name}:var(--counterclaim-${name},${value})`)
			.join(';');
	return [
		`#${id}{${colours(light)};font-family:${fonts}}`,
		`@media (prefers-color-scheme:dark){#${id}{${colours(dark)}}}`,
		`[data-theme="light"] #${id}{${colours(light)}}`,
		`[data-theme="dark"] #${id}{${colours(dark)}}`,
	].join('\n');
}

export interface PictureOptions {
	/** Starts the ids of the picture, where a page has several: letters, digits and hyphens. */
	readonly prefix?: string;
	/** Whether the page around it gives the colours and the typeface; a picture that stands alone brings its own. */
	readonly styledByPage?: boolean;
}

/** A whole SVG document: valid XML without scripts, named and described for those who do not see it. */
export function picture(
	of: {
		readonly kind: string;
		readonly width: number;
		readonly height: number;
		readonly language: string;
		readonly title: string;
		readonly description: string;
		readonly prefix?: string;
		readonly styledByPage?: boolean;
	},
	...content: readonly string[]
): string {
	const { width, height, language } = of;
	const id = `${(of.prefix ?? 'counterclaim').replace(/[^a-zA-Z0-9-]/g, '-').replace(/^(?![a-zA-Z])/, 'p')}-${of.kind}`;
	return `${element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			id,
			viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
			width,
			height,
			role: 'img',
			// SVG 1.1 has no other; HTML reads it too.
			'xml:lang': language,
			'aria-labelledby': `${id}-title ${id}-description`,
		},
		'\n',
		element('title', { id: `${id}-title` }, escapeXml(of.title)),
		'\n',
		element('desc', { id: `${id}-description` }, escapeXml(of.description)),
		...(of.styledByPage ? ['\n'] : [`\n<style>\n${styleOf(id)}\n</style>\n`]),
		element('rect', { width, height, rx: 10, fill: 'var(--ground)' }),
		...content.filter(Boolean).map((one) => `\n${one}`),
		'\n',
	)}\n`;
}
