import { fold } from '../search/fold.js';
import { tokensOf } from '../search/tokens.js';
import { concepts } from './concepts.js';
import { numbersIn } from './numbers.js';

/** A party by one of its names, in whatever language. */
export interface PartyName {
	readonly partyId: string;
	readonly name: string;
}

/** What of a text is compared. Keys of parties, numbers and concepts are the same in every language. */
export interface Features {
	/** Party ids in the order in which they are first named. */
	readonly parties: readonly string[];
	readonly numbers: ReadonlySet<string>;
	readonly concepts: ReadonlySet<string>;
	/** Other words, and pairs of Han characters, with their weights. */
	readonly words: ReadonlyMap<string, number>;
	/** Words that an English text writes with a capital where no sentence starts, apart from parties: names. */
	readonly names: ReadonlySet<string>;
	/** Runs of three letters, and Han characters, of the whole text. */
	readonly grams: ReadonlySet<string>;
	/** All keys in the order of the text, with single Han characters for pairs and without words that carry little. */
	readonly sequence: readonly string[];
	/** Whether it is written in Han characters, at least in part. */
	readonly inHan: boolean;
	readonly negated: boolean;
	/** Whether somebody is acted on: "was sued by", 被. */
	readonly passive: boolean;
	/** What each key looks like in the text, for showing. */
	readonly shown: ReadonlyMap<string, string>;
}

const stopWords = new Set(
	'a an the of to in on at by for from with without and or but as is are was were be been being has have had having do does did will would can could may might shall should it its this that these those he she they them his her their who which what when where than then there here so such also only just still yet all any each of into onto about between within during while because although though despite'.split(
		' ',
	),
);
const negators =
	/\b(?:not|no|never|none|nobody|nothing|neither|nor|without|failed to|fails to|cannot|\w+n['’]t)\b|(?:没有|没|未经|尚未|从未|并未|不是|未|不(?![少断仅同过久光但惜满再]))/gu;
/** Words that hold a negating one and are none; that something is no longer so is a term of its own. */
const notNegators = /未来|无人机|no longer/gu;
const hanFunction =
	/[的了在是和与及而就都也把被将向对从于以之其该这那一个上下里中为由到前后会间时名人个来去等些种件条做进行已曾于称因时]/u;

/** English words without the commoner endings, so that "resigned" and "resigns" meet. */
function stemmed(word: string): string {
	if (!/^[a-z]{5,}$/.test(word)) return word;
	const bare = word.replace(/(?:ing|ed|ly|er|ers)$/, '');
	if (bare.length < 3) return word;
	return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/e$/, '');
}

const isHan = (text: string): boolean => /^[\p{sc=Han}]/u.test(text);

interface Marker {
	readonly key: string;
	readonly pattern: RegExp;
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Letters of scripts that put spaces between words: a name beside a Han character is a word of its own. */
const letter = '(?!\\p{sc=Han})[\\p{L}\\p{N}]';
const boundary = (text: string): string => (isHan(text) ? text : `(?<!${letter})${text}(?!${letter})`);
const alternatives = (forms: readonly string[]): RegExp =>
	new RegExp(
		[...forms]
			.sort((a, b) => b.length - a.length)
			.map(boundary)
			.join('|'),
		'gu',
	);

const conceptMarkers: readonly Marker[] = concepts.map(({ name, en, zh }) => ({
	key: name,
	pattern: alternatives([...en.split(' ').map((one) => one.replaceAll('+', ' ')), ...zh.split(' ')]),
}));

/** Reads a text for comparison, given the names of the parties that may be in it. */
export function featuresOf(text: string, names: readonly PartyName[]): Features {
	const shown = new Map<string, string>();
	const placed: { readonly at: number; readonly key: string }[] = [];
	let rest = fold(text);
	/** Takes a stretch out of the text, as an occurrence of the key. */
	const take = (key: string, at: number, found: string): string => {
		placed.push({ at, key });
		shown.set(key, found);
		return ' '.repeat(found.length);
	};
	const grams = gramsOf(rest);
	const parties: { readonly at: number; readonly id: string }[] = [];
	for (const { id, pattern } of namePatterns(names))
		for (const found of rest.matchAll(pattern)) {
			parties.push({ at: found.index, id });
			rest = splice(rest, found.index, take(id, found.index, found[0]));
		}
	const numbers = new Set<string>();
	for (const { key, start, end } of numbersIn(rest)) {
		numbers.add(key);
		rest = splice(rest, start, take(key, start, rest.slice(start, end)));
	}
	const plain = rest.replace(notNegators, (found) => ' '.repeat(found.length));
	const negations = [...plain.matchAll(negators)];
	for (const { 0: found, index } of negations) rest = splice(rest, index, ' '.repeat(found.length));
	const negated = negations.length % 2 === 1;
	const passive = /\bby\b|被|遭/u.test(rest);
	const terms = new Set<string>();
	for (const { key, pattern } of conceptMarkers)
		for (const found of rest.matchAll(pattern)) {
			terms.add(key);
			rest = splice(rest, found.index, take(key, found.index, found[0]));
		}
	const words = new Map<string, number>();
	for (const token of tokensOf(rest)) {
		const key = token.of === 'WORD' ? stemmed(token.text) : token.text;
		const weight = weightOf(token.text);
		if (token.of !== 'PAIR' && weight > 0.3) placed.push({ at: token.start, key });
		if (token.of === 'ONE') continue;
		words.set(key, weight);
		if (!shown.has(key)) shown.set(key, token.text);
	}
	return {
		parties: [...new Set(parties.sort((a, b) => a.at - b.at).map((one) => one.id))],
		numbers,
		concepts: terms,
		words,
		names: capitalised(text, words),
		grams,
		sequence: placed.sort((a, b) => a.at - b.at).map((one) => one.key),
		inHan: /\p{sc=Han}/u.test(text),
		negated,
		passive,
		shown,
	};
}

/** The names as patterns, the longest first, so that no name is taken for a part of it. */
const namePatterns = (names: readonly PartyName[]) =>
	names
		.map(({ partyId, name }) => ({ id: partyId, name: fold(name).trim() }))
		.filter((one) => one.name)
		.sort((a, b) => b.name.length - a.name.length)
		.map(({ id, name }) => ({ id, pattern: new RegExp(boundary(escaped(name)), 'gu') }));

/** Whether a folded text has a name, as words of its own. */
export const containsName = (folded: string, name: string): boolean =>
	namePatterns([{ partyId: '', name }]).some(({ pattern }) => pattern.test(folded));

/** Words that say little of what a text is about. */
export const isStopWord = (token: string): boolean => stopWords.has(token);

const splice = (text: string, at: number, part: string): string =>
	text.slice(0, at) + part + text.slice(at + part.length);

const weightOf = (token: string): number => {
	if (stopWords.has(token)) return 0.1;
	return isHan(token) ? (hanFunction.test(token) ? 0.25 : 0.6) : 1;
};

function capitalised(text: string, words: ReadonlyMap<string, number>): Set<string> {
	const found = [...text.matchAll(/(?<=[\p{Ll}\d,;:'’”)] )\p{Lu}\p{L}+/gu)].map(([word]) =>
		stemmed(tokensOf(word)[0]?.text ?? ''),
	);
	return new Set(found.filter((one) => words.has(one)));
}

function gramsOf(folded: string): Set<string> {
	const grams = new Set<string>();
	for (const token of tokensOf(folded)) {
		if (token.of === 'ONE' && !hanFunction.test(token.text)) grams.add(token.text);
		if (token.of !== 'WORD' || stopWords.has(token.text)) continue;
		const padded = ` ${token.text} `;
		for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3));
	}
	return grams;
}
