import type { Messages } from '../../core/messages/catalogue.js';
import type { ArgumentMap, MapEntry } from './argumentMap.js';
import { repetitionsIn, type Thing, thingsOf, undercutsIn } from './arranged.js';
import { thicknessOf } from './lines.js';

/** A node of a map for programs that draw graphs themselves. A joint is where a line is undercut. */
export interface MapNode {
	readonly key: string;
	readonly kind: 'CLAIM' | 'SUPPORT' | 'OPPOSITION' | 'ASIDE' | 'JOINT';
	/** What it says, part by part. */
	readonly parts: readonly string[];
}

export interface MapLine {
	readonly from: string;
	readonly to: string;
	/** ASIDE is what counts nothing: retracted statements, what is left out. */
	readonly kind: 'SUPPORT' | 'OPPOSITION' | 'UNDERCUT' | 'SAME_ORIGIN' | 'ASIDE';
	readonly sign: '+' | '−' | '=' | null;
	readonly hasArrow: boolean;
	readonly thickness: number;
}

/** Colours that read on a light ground and on a dark one. */
export const lineColours: Readonly<Record<MapLine['kind'], string>> = {
	SUPPORT: '#2f7db8',
	OPPOSITION: '#c2571f',
	UNDERCUT: '#c2571f',
	SAME_ORIGIN: '#80868f',
	ASIDE: '#80868f',
};

export interface MapGraph {
	readonly nodes: readonly MapNode[];
	readonly lines: readonly MapLine[];
	/** Apart from the others, without lines. */
	readonly silences: readonly MapNode[];
}

/** The argument map as nodes and lines; a graph format only has to write them. */
export function mapGraph(map: ArgumentMap, options: { readonly messages: Messages }): MapGraph {
	const { map: words, level } = options.messages;
	const things = thingsOf(map);
	const keys = new Map<Thing | null, string>([[null, 'claim'], ...things.map((one, at) => [one, `n${at}`] as const)]);
	const keyOf = (thing: Thing | null) => keys.get(thing) ?? 'claim';
	const repetitions = repetitionsIn(things);
	const undercuts = undercutsIn(things);
	const isUndercut = new Set(undercuts.values());
	const standing = [level[map.level], map.score.toFixed(2), ...(map.thin ? [words.thin] : [])].join(' · ');
	const nodes: MapNode[] = [{ key: 'claim', kind: 'CLAIM', parts: [map.claim.text, standing] }];
	const lines: MapLine[] = [];
	for (const thing of things) {
		const { entry, sign } = thing;
		const from = keyOf(thing);
		const to = undercuts.has(thing) ? jointOf(keyOf(thing.on)) : keyOf(thing.on);
		const counts = entry !== null && !entry.retracted;
		const side = sign === '+' ? 'SUPPORT' : 'OPPOSITION';
		nodes.push({ key: from, kind: counts ? side : 'ASIDE', parts: entry ? partsOf(entry) : [words.more(thing.more)] });
		const repeated = repetitions.get(thing);
		if (repeated) {
			lines.push({ from, to: keyOf(repeated), kind: 'SAME_ORIGIN', sign: '=', hasArrow: false, thickness: 2 });
			continue;
		}
		const kind = !counts ? 'ASIDE' : entry.kind === 'UNDERCUTS' ? 'UNDERCUT' : side;
		const line = {
			from,
			to,
			kind,
			sign: counts ? sign : null,
			hasArrow: counts,
			thickness: thicknessOf(thing),
		} as const;
		if (isUndercut.has(thing)) {
			const joint = jointOf(from);
			nodes.push({ key: joint, kind: 'JOINT', parts: [] });
			lines.push({ ...line, to: joint, hasArrow: false }, { ...line, from: joint, sign: null });
		} else lines.push(line);
	}
	const { entries, more } = map.silences;
	const silences = entries.map((entry, at): MapNode => ({ key: `s${at}`, kind: 'ASIDE', parts: partsOf(entry) }));
	if (more > 0) silences.push({ key: `s${entries.length}`, kind: 'ASIDE', parts: [words.more(more)] });
	return { nodes, lines, silences };
}

const jointOf = (key: string): string => `j${key}`;

/** What the box of an entry says, part by part. */
function partsOf({ speaker, sign, deed, mass, said, notes }: MapEntry): string[] {
	const weight = mass === null ? '' : ` · ${mass.toFixed(2)}`;
	return [speaker, `${sign ? `${sign} ` : ''}${deed}${weight}`, ...(said === null ? [] : [said]), ...notes];
}
