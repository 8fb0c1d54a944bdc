import type { Messages } from '../../core/messages/catalogue.js';
import { plainText } from '../plainText.js';
import { rounded } from '../svg/element.js';
import type { ArgumentMap } from './argumentMap.js';
import { lineColours, type MapLine, type MapNode, mapGraph } from './graph.js';

/** The argument map as a Mermaid flowchart. What undercuts a statement ends on a joint of that statement's line. */
export function mapMermaid(map: ArgumentMap, options: { readonly messages: Messages }): string {
	const { map: words } = options.messages;
	const { nodes, lines, silences } = mapGraph(map, options);
	const apart =
		silences.length === 0 ? [] : [`subgraph silences ["${label(words.tookNoSide)}"]`, ...silences.map(nodeOf), 'end'];
	return `${[
		'flowchart RL',
		`%% ${plainText(words.labelled(words.map, map.claim.text)).replace(/[{}%]/g, '')}`,
		...nodes.map(nodeOf),
		...lines.map(lineOf),
		...apart,
		...lines.map((line, at) => `linkStyle ${at} ${styleOf(line)}`),
		'classDef CLAIM stroke-width:2px',
		`classDef SUPPORT stroke:${lineColours.SUPPORT}`,
		`classDef OPPOSITION stroke:${lineColours.OPPOSITION},stroke-dasharray:8 4`,
		`classDef ASIDE stroke:${lineColours.ASIDE},stroke-dasharray:2 3`,
		`classDef JOINT stroke:${lineColours.UNDERCUT}`,
	].join('\n')}\n`;
}

const nodeOf = ({ key, kind, parts }: MapNode): string =>
	kind === 'JOINT' ? `${key}((" ")):::${kind}` : `${key}["${parts.map(label).join('<br/>')}"]:::${kind}`;

const lineOf = ({ from, to, sign, hasArrow }: MapLine): string =>
	`${from} ${hasArrow ? '-->' : '---'}${sign ? `|"${label(sign)}"|` : ''} ${to}`;

const dashes: Readonly<Partial<Record<MapLine['kind'], string>>> = {
	OPPOSITION: '10 5',
	UNDERCUT: '12 4 2 4',
	SAME_ORIGIN: '2 4',
	ASIDE: '2 5',
};

const styleOf = ({ kind, thickness }: MapLine): string =>
	[
		`stroke:${lineColours[kind]}`,
		`stroke-width:${rounded(thickness)}px`,
		...(dashes[kind] ? [`stroke-dasharray:${dashes[kind]}`] : []),
	].join(',');

/** Letters and digits as they are, all else that Mermaid might read as its own as a character code. */
const label = (text: string): string =>
	plainText(text).replace(
		/[^\p{L}\p{M}\p{N} ,.'“”‘’（），。：；、？！·…–—−+=→/-]/gu,
		(character) => `#${character.codePointAt(0)};`,
	);
