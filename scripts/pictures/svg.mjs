/** Dark on a light ground of its own, so that it reads on a white page as on a black one. */
export const colours = {
	ground: '#fcfbf8',
	edge: '#d8d4c8',
	ink: '#22272e',
	quiet: '#5f6670',
	line: '#c9c5ba',
	support: '#2f6f9f',
	opposition: '#c8622d',
	score: '#6a3d8f',
};

const escaped = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const written = (value) => (typeof value === 'number' ? String(Number(value.toFixed(2))) : escaped(value));

/** An element with attributes; those that are undefined are left out. */
export function element(name, attributes, ...content) {
	const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
	const open = [name, ...given.map(([key, value]) => `${key}="${written(value)}"`)].join(' ');
	return content.length === 0 ? `<${open}/>` : `<${open}>${content.flat(9).join('')}</${name}>`;
}

/** Text that begins, ends or is centred at (x, y), y being its base line; with a halo it stays clear of lines beneath. */
export const text = (x, y, words, { size = 13, fill = colours.ink, anchor, weight, halo } = {}) =>
	element(
		'text',
		{
			x,
			y,
			'font-size': size,
			fill,
			'text-anchor': anchor,
			'font-weight': weight,
			...(halo ? { stroke: colours.ground, 'stroke-width': 4, 'paint-order': 'stroke' } : {}),
		},
		escaped(words),
	);

export const line = (x1, y1, x2, y2, { stroke = colours.line, width = 1, dashes } = {}) =>
	element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width, 'stroke-dasharray': dashes });

export const dot = (cx, cy, { fill = colours.ink, r = 4.5 } = {}) =>
	element('circle', { cx, cy, r, fill, stroke: colours.ground, 'stroke-width': 1.2 });

export const bar = (x, y, width, height, fill) => element('rect', { x, y, width, height, fill });

/** A whole picture: its size, its title and description for those who do not see it, and what is in it. */
export function picture({ width, height, title, description }, ...content) {
	const ground = { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 8, fill: colours.ground };
	return `${element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${width} ${height}`,
			width,
			height,
			role: 'img',
			'font-family': 'DejaVu Sans, Verdana, Helvetica, Arial, sans-serif',
		},
		[
			element('title', {}, escaped(title)),
			element('desc', {}, escaped(description)),
			element('rect', { ...ground, stroke: colours.edge }),
			text(24, 34, title, { size: 16, weight: 'bold' }),
			...content.flat(9),
		].map((one) => `\n${one}`),
		'\n',
	)}\n`;
}
