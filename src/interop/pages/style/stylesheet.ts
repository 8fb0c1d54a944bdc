import { dark, light } from '../../svg/picture.js';
import { base } from './base.js';
import { card } from './card.js';
import { claim } from './claim.js';
import { docs } from './docs.js';
import { lists } from './lists.js';
import { print } from './print.js';

const colours = (set: Readonly<Record<string, string>>): string =>
	Object.entries(set)
		.map(([name, value]) => `--${name}:${value}`)
		.join(';');

/** The style of all pages, in the colours of the pictures: light or dark as the reader has it, or as a frame asks for. */
export const stylesheet = [
	`:root{color-scheme:light dark;${colours(light)}}`,
	`@media (prefers-color-scheme:dark){:root{${colours(dark)}}}`,
	`:root[data-theme=light]{color-scheme:light;${colours(light)}}`,
	`:root[data-theme=dark]{color-scheme:dark;${colours(dark)}}`,
	base,
	lists,
	claim,
	card,
	docs,
	`@media print{:root{color-scheme:light;${colours(light)}}}`,
	`:root.dossier{color-scheme:light;${colours(light)}}`,
	print,
].join('\n');
