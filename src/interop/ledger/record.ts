import { isMap } from 'yaml';
import { entriesOf, isBlank, type Reading, type Spot } from './reading.js';
import { kindOf, type Shape } from './shapes.js';
import { eitherOf, named, nearest } from './words.js';

type Fields = Readonly<Record<string, Shape<unknown>>>;

/** The fields of a mapping: what was read of each, and the spot of each that is given, blank or not. */
export interface Filled<F extends Fields> {
	readonly spot: Spot;
	readonly values: { readonly [K in keyof F]?: F[K] extends Shape<infer T> ? T : never };
	readonly spots: Readonly<Record<string, Spot | undefined>>;
	/** Whether it has fields that there are not: what seems missing may be misspelt. */
	readonly hasUnknown: boolean;
}

/** A mapping with these fields and no others; `what` names it in messages. */
export const record =
	<F extends Fields>(what: string, fields: F, options: { readonly needs?: readonly (keyof F & string)[] } = {}) =>
	(spot: Spot, reading: Reading): Filled<F> | undefined => {
		const needs = options.needs ?? [];
		if (!isMap(spot.node)) {
			const needed = needs.length > 0 ? ` with ${needs.map(named).join(', ')}` : '';
			reading.add(spot, `${what} is a mapping${needed}, not ${kindOf(spot)}`);
			return undefined;
		}
		const values: Record<string, unknown> = {};
		const given: Record<string, Spot> = {};
		const misspelt = new Set<string>();
		for (const { name, spot: at } of entriesOf(spot, reading)) {
			const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
			if (!shape) {
				misspelt.add(nearest(name, Object.keys(fields)) ?? name);
				reading.add(
					{ ...at, node: null },
					`${what} has no field ${named(name)}${unknownRemedy(name, at, fields, reading)}`,
				);
				continue;
			}
			given[name] = at;
			if (!isBlank(at.node)) values[name] = shape(at, reading);
			else if (needs.includes(name)) reading.add(at, `${what} needs ${named(name)}, and there is nothing after it`);
		}
		for (const name of needs)
			if (!given[name] && !misspelt.has(name)) reading.add(spot, `${what} needs ${named(name)}`);
		return { spot, values: values as Filled<F>['values'], spots: given, hasUnknown: misspelt.size > 0 };
	};

function unknownRemedy(name: string, at: Spot, fields: Fields, reading: Reading): string {
	// Within braces a comma ends a text: what follows it looks like a field without a value.
	if (at.node === null && name.includes(' '))
		return '; if this is part of the text before it, write that text between quotation marks';
	const known = Object.keys(fields);
	return reading.suggest(name, { among: known, else: `it may have ${eitherOf(known)}` });
}

/** The one field given among several that exclude each other; a mistake is noted where there is none, or more. */
export function theOne<W extends string>(
	what: string,
	filled: Filled<Fields>,
	options: { readonly among: readonly W[]; readonly reading: Reading },
): W | undefined {
	const { among, reading } = options;
	const [first, second] = among.filter((name) => filled.spots[name]);
	if (first === undefined) {
		if (!filled.hasUnknown) reading.add(filled.spot, `${what} needs one of ${eitherOf(among)}`);
	} else if (second !== undefined) {
		const at = filled.spots[second] ?? filled.spot;
		reading.add(
			{ ...at, node: null },
			`${what} has ${named(first)} already; write ${named(second)} as an entry of its own`,
		);
	}
	return first;
}
