import { isMap, isNode, isScalar, isSeq, type LineCounter, type Node, Scalar } from 'yaml';
import type { LedgerPath } from '../../core/ledger.js';
import { Problems } from '../../core/problems.js';
import { type Fault, mostFaults } from './parseYaml.js';
import { named, nearest } from './words.js';

/** A place in the file: what stands there (null: nothing), its path, and where its key begins if it has one. */
export interface Spot {
	readonly node: Node | null;
	readonly path: LedgerPath;
	readonly key: number | null;
}

/** The sections whose entries other entries refer to by key, and what one such entry is called. */
const sections = {
	documents: 'document',
	parties: 'party',
	sources: 'source',
	claims: 'claim',
	desk: 'person of the desk',
} as const;
export type Section = keyof typeof sections;

/** Nothing stands there: no value at all, or the plain word that YAML has for nothing. */
export const isBlank = (node: Node | null): boolean =>
	node === null ||
	(isScalar(node) && node.type === Scalar.PLAIN && (node.value === '' || node.value === '~' || node.value === 'null'));

/** Where a mistake at this spot is shown: at the value where it is one text, else at its key. */
const offsetOf = (spot: Spot): number => {
	const start = spot.node?.range?.[0] ?? 0;
	return isScalar(spot.node) && !isBlank(spot.node) ? start : (spot.key ?? start);
};

/** One reading of one file: the names that it gives, and the mistakes found on the way. */
export class Reading {
	readonly faults: Fault[] = [];
	readonly names: Record<Section, Set<string>> = {
		documents: new Set(),
		parties: new Set(),
		sources: new Set(),
		claims: new Set(),
		desk: new Set(),
	};

	constructor(private readonly lines: LineCounter) {}

	add(spot: Spot, message: string): void {
		this.faults.push({ offset: offsetOf(spot), message });
	}

	/** `; did you mean …?` where a known name is near, else the given remedy. */
	suggest(name: string, options: { readonly among: Iterable<string>; readonly else: string }): string {
		const near = this.faults.length <= mostFaults ? nearest(name, options.among) : null;
		return near === null ? `; ${options.else}` : `; did you mean ${named(near)}?`;
	}

	/** The name if the section has an entry under it; else a mistake noted. */
	known(section: Section, name: string, spot: Spot): string | undefined {
		const names = this.names[section];
		if (names.has(name)) return name;
		const remedy = this.suggest(name, { among: names, else: `name it under ${named(section)}` });
		this.add(spot, `no ${sections[section]} ${named(name)}${remedy}`);
		return undefined;
	}

	/** What core has against a draft, shown where the file has it: `spots` by the draft's own field names. */
	check(entry: Spot, spots: Readonly<Record<string, Spot | undefined>>, run: (problems: Problems) => void): void {
		const problems = new Problems();
		run(problems);
		for (const { path, message } of problems.errors) {
			const name = path.join('.');
			let spot: Spot | undefined;
			for (let length = path.length; length > 0 && !spot; length--) spot = spots[path.slice(0, length).join('.')];
			const written = (spot ?? entry).path.slice(entry.path.length).join('.');
			const said = written && message.startsWith(`${name} `) ? named(written) + message.slice(name.length) : message;
			this.add(spot ?? entry, said);
		}
	}

	/** Line and column of a spot, from 1. */
	position(spot: Spot): { line: number; column: number } {
		const { line, col } = this.lines.linePos(offsetOf(spot));
		return { line, column: col };
	}
}

/** The entries of a mapping, in order; keys that are no text or stand there twice are noted and left out. */
export function entriesOf(spot: Spot, reading: Reading): { readonly name: string; readonly spot: Spot }[] {
	if (!isMap(spot.node)) return [];
	const firsts = new Map<string, Spot>();
	return spot.node.items.flatMap(({ key, value }) => {
		const start = isNode(key) ? (key.range?.[0] ?? 0) : 0;
		const at = (name: string) => ({ node: isNode(value) ? value : null, path: [...spot.path, name], key: start });
		if (!isScalar(key) || typeof key.value !== 'string' || !key.value) {
			reading.add({ node: null, path: spot.path, key: start }, 'the key of an entry must be one plain word or text');
			return [];
		}
		const name = key.value;
		const first = firsts.get(name);
		if (first) {
			const { line } = reading.position({ ...first, node: null });
			reading.add({ ...at(name), node: null }, `${named(name)} is there already, in line ${line}; give it once`);
			return [];
		}
		firsts.set(name, at(name));
		return [{ name, spot: at(name) }];
	});
}

/** The keys of a mapping; none where there is no mapping. */
export const keysOf = (spot: Spot | undefined): string[] =>
	isMap(spot?.node)
		? spot.node.items.flatMap(({ key }) => (isScalar(key) && typeof key.value === 'string' ? [key.value] : []))
		: [];

/** The entries of a list; empty where there is no list. */
export function itemsOf(spot: Spot): Spot[] {
	if (!isSeq(spot.node)) return [];
	return spot.node.items.map((item, at) => ({ node: isNode(item) ? item : null, path: [...spot.path, at], key: null }));
}

/** The spot at a path, or that of its nearest ancestor which exists. */
export function spotAt(root: Spot, path: LedgerPath): Spot {
	let spot = root;
	for (const step of path) {
		const next = stepFrom(spot, step);
		if (!next) return spot;
		spot = next;
	}
	return spot;
}

function stepFrom(spot: Spot, step: string | number): Spot | undefined {
	// The paths of refusals are of text throughout.
	if (typeof step === 'number' || isSeq(spot.node)) return itemsOf(spot)[Number(step)];
	if (!isMap(spot.node)) return undefined;
	const pair = spot.node.items.find(({ key }) => isScalar(key) && key.value === step);
	if (!pair || !isNode(pair.key)) return undefined;
	return { node: isNode(pair.value) ? pair.value : null, path: [...spot.path, step], key: pair.key.range?.[0] ?? 0 };
}
