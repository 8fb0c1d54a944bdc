import { isMap, isScalar, isSeq } from 'yaml';
import { entriesOf, isBlank, itemsOf, type Reading, type Section, type Spot } from './reading.js';
import { eitherOf, fromWord, named, wordOf } from './words.js';

/** Reads what stands at a spot; undefined where it has not that shape, with the mistake noted. */
export type Shape<T> = (spot: Spot, reading: Reading) => T | undefined;

const nameOf = (spot: Spot): string => named(String(spot.path.findLast((step) => typeof step === 'string') ?? 'this'));
/** What stands at a spot, in words. */
export const kindOf = (spot: Spot): string =>
	isBlank(spot.node) ? 'nothing' : isMap(spot.node) ? 'a mapping' : isSeq(spot.node) ? 'a list' : 'a text';

const expected = (what: string, spot: Spot, reading: Reading): undefined => {
	reading.add(spot, `${nameOf(spot)} must be ${what}, not ${kindOf(spot)}`);
};

export const text: Shape<string> = (spot, reading) =>
	isScalar(spot.node) && typeof spot.node.value === 'string' && !isBlank(spot.node)
		? spot.node.value.trim()
		: expected('a text', spot, reading);

export const flag: Shape<boolean> = (spot, reading) => {
	const word = text(spot, reading);
	if (word === undefined || word === 'true' || word === 'false') return word && word === 'true';
	reading.add(spot, `${nameOf(spot)} must be \`true\` or \`false\`, not ${named(word)}`);
	return undefined;
};

export const wholeNumber: Shape<number> = (spot, reading) => {
	const digits = text(spot, reading);
	if (digits === undefined || /^\d{1,9}$/.test(digits)) return digits === undefined ? undefined : Number(digits);
	reading.add(spot, `${nameOf(spot)} must be a whole number, not ${named(digits)}`);
	return undefined;
};

/** One of an enum's values, written in lower case with hyphens. */
export const word =
	<E extends string>(values: readonly E[]): Shape<E> =>
	(spot, reading) => {
		const given = text(spot, reading);
		const value = given === undefined ? undefined : fromWord(values, given);
		if (given === undefined || value !== undefined) return value;
		const words = values.map(wordOf);
		const remedy = reading.suggest(given, { among: words, else: `the words are ${eitherOf(words)}` });
		reading.add(spot, `${nameOf(spot)} cannot be ${named(given)}${remedy}`);
		return undefined;
	};

/** The key of an entry of the section. */
export const ref =
	(section: Section): Shape<string> =>
	(spot, reading) => {
		const name = text(spot, reading);
		return name === undefined ? undefined : reading.known(section, name, spot);
	};

/** Something that a list holds, with its own spot. */
export interface Item<T> {
	readonly value: T;
	readonly spot: Spot;
}

const readAll = <T>(spots: readonly Spot[], shape: Shape<T>, reading: Reading): Item<T>[] =>
	spots.flatMap((spot) => {
		const value = shape(spot, reading);
		return value === undefined ? [] : [{ value, spot }];
	});

/** A list of such, or one alone. */
export const oneOrMore =
	<T>(shape: Shape<T>): Shape<Item<T>[]> =>
	(spot, reading) =>
		readAll(isSeq(spot.node) ? itemsOf(spot) : [spot], shape, reading);

/** One or more keys of the section, none twice. */
export const refs =
	(section: Section): Shape<Item<string>[]> =>
	(spot, reading) => {
		const items = oneOrMore(ref(section))(spot, reading) ?? [];
		const seen = new Set<string>();
		return items.filter((item) => {
			if (seen.has(item.value)) reading.add(item.spot, `${named(item.value)} is in this list twice; name it once`);
			return seen.size < seen.add(item.value).size;
		});
	};

/** The spots of a list, each read later. */
export const spots: Shape<Spot[]> = (spot, reading) =>
	isSeq(spot.node) ? itemsOf(spot) : expected('a list, each entry after a hyphen', spot, reading);

/** The entries of a top-level section, each read under its key. */
export function section<T>(
	spot: Spot | undefined,
	reading: Reading,
	read: (key: string, spot: Spot) => T | undefined,
): T[] {
	if (!spot || isBlank(spot.node)) return [];
	if (!isMap(spot.node)) return expected('a mapping, each entry under its key', spot, reading) ?? [];
	return entriesOf(spot, reading).flatMap(({ name, spot: entry }) => {
		const atKey = { slug: { ...entry, node: null } };
		reading.check(entry, atKey, (problems) => problems.slug('slug', name));
		return read(name, entry) ?? [];
	});
}
