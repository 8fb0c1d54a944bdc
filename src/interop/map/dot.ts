import type { Messages } from '../../core/messages/catalogue.js';
import { plainText } from '../plainText.js';
import { rounded } from '../svg/element.js';
import { wrap } from '../svg/measure.js';
import type { ArgumentMap } from './argumentMap.js';
import { lineColours, type MapLine, type MapNode, mapGraph } from './graph.js';

/** The argument map as a Graphviz graph. What undercuts a statement ends on a point of that statement's line. */
export function mapDot(map: ArgumentMap, options: { readonly messages: Messages }): string {
	const { map: words } = options.messages;
	const { nodes, lines, silences } = mapGraph(map, options);
	const apart =
		silences.length === 0
			? []
			: [
					'subgraph cluster_silences {',
					`label=${quoted([words.tookNoSide])}`,
					'style=dotted',
					...silences.map(nodeOf),
					'}',
				];
	return `${[
		'digraph argument_map {',
		`graph [rankdir=RL, label=${quoted([words.labelled(words.map, map.claim.slug)])}, labelloc=t, fontname="Helvetica"]`,
		'node [shape=box, style=rounded, fontname="Helvetica"]',
		'edge [fontname="Helvetica"]',
		...nodes.map(nodeOf),
		...lines.map(lineOf),
		...apart,
		'}',
	].join('\n')}\n`;
}

const frames: Readonly<Record<MapNode['kind'], string>> = {
	CLAIM: 'penwidth=2',
	SUPPORT: `color="${lineColours.SUPPORT}"`,
	OPPOSITION: `color="${lineColours.OPPOSITION}", style="rounded,dashed"`,
	ASIDE: `color="${lineColours.ASIDE}", style="rounded,dotted"`,
	JOINT: 'shape=point, width=0.12',
};

const nodeOf = ({ key, kind, parts }: MapNode): string =>
	`${key} [${kind === 'JOINT' ? '' : `label=${quoted(parts)}, `}${frames[kind]}]`;

const styles: Readonly<Record<MapLine['kind'], string>> = {
	SUPPORT: 'solid',
	OPPOSITION: 'dashed',
	UNDERCUT: 'dashed',
	SAME_ORIGIN: 'dotted',
	ASIDE: 'dotted',
};

const lineOf = ({ from, to, kind, sign, hasArrow, thickness }: MapLine): string => {
	const attributes = [
		...(sign ? [`label="${sign}"`] : []),
		`color="${lineColours[kind]}"`,
		`style=${styles[kind]}`,
		`penwidth=${rounded(thickness)}`,
		...(hasArrow ? (kind === 'UNDERCUT' ? ['arrowhead=tee'] : []) : ['arrowhead=none']),
		...(kind === 'SAME_ORIGIN' ? ['constraint=false'] : []),
	];
	return `${from} -> ${to} [${attributes.join(', ')}]`;
};

/** A quoted string of some parts, each on lines of its own: Graphviz breaks none by itself. */
const quoted = (parts: readonly string[]): string =>
	`"${parts
		.flatMap((part) => wrap(plainText(part), { size: 14, width: 320, lines: 12 }))
		.map((line) => line.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;'))
		.join('\\n')}"`;
