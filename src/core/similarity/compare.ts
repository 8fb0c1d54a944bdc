import { concepts } from './concepts.js';
import type { Features } from './features.js';
import { type Substitution, substitutionsIn } from './substitutions.js';

export type SimilarityReasonKind =
	| 'WORDS'
	| 'WORDING'
	| 'CONCEPTS'
	| 'PARTIES'
	| 'NUMBERS'
	| 'TRANSLATION'
	| 'ACROSS_LANGUAGES'
	| 'OTHER_NUMBERS'
	| 'OTHER_PARTIES'
	| 'OTHER_NAMES'
	| 'OTHER_ROLES'
	| 'OTHER_WORDS'
	| 'OPPOSITE'
	| 'NEGATION';

/** One reason why two texts are held to say the same, or why not quite; with what of the texts it rests on. */
export interface SimilarityReason {
	readonly kind: SimilarityReasonKind;
	readonly fragments: readonly string[];
}

/** Reasons that two texts may not say the same after all. */
export const speaksAgainst = (kind: SimilarityReasonKind): boolean => /^(?:OTHER|OPPOSITE|NEGATION)/.test(kind);

/** How alike two texts are, 0 to 1, and why: what they share first, then what tells them apart. */
export interface Comparison {
	readonly similarity: number;
	readonly because: readonly SimilarityReason[];
}

/** Weights and factors, chosen on the development half of the labelled list (docs/similar.md). */
export const settings = {
	party: 1.5,
	number: 1.5,
	concept: 1.2,
	/** The share of words in the similarity; the rest is wording, letter by letter. */
	words: 0.75,
	/** What texts without a language in common can reach: much of what they say cannot be compared. */
	acrossLanguages: 0.9,
	otherNumbers: 0.45,
	otherParties: 0.45,
	otherNames: 0.7,
	otherRoles: 0.45,
	otherWords: 0.55,
	/** How much of the longer text must run alike for the rest to be slots. */
	alike: 0.6,
	/** The same of Chinese, where it is counted in characters. */
	alikeInHan: 0.65,
	/** Texts that differ in more slots are worded anew. */
	mostSlots: 2,
	opposite: 0.45,
	negation: 0.45,
	/** From here on a claim is answered. */
	threshold: 0.5,
};

const against = new Map(concepts.flatMap((one) => (one.against ? [[one.name, one.against] as const] : [])));
const areOpposite = (one: string, other: string): boolean => against.get(one) === other || against.get(other) === one;

/**
 * Compares what a question says with what a claim says. Alike are the words, parties, numbers and terms that both have
 * (Dice's coefficient, weighted), and the wording letter by letter (Dice's of trigrams); another number, party, role or direction,
 * or a "not" on one side, makes the likeness less.
 */
export function compare(asked: Features, claimed: Features, options: { readonly sameLanguage: boolean }): Comparison {
	const because: SimilarityReason[] = [];
	const show = (keys: readonly string[], of: Features) => keys.map((key) => of.shown.get(key) ?? key);
	const note = (kind: SimilarityReasonKind, keys: readonly string[], of: Features = asked) => {
		if (keys.length > 0) because.push({ kind, fragments: show(keys, of) });
	};
	const both = <T>(one: Iterable<T>, other: ReadonlySet<T>): T[] => [...one].filter((key) => other.has(key));
	const only = <T>(one: Iterable<T>, other: ReadonlySet<T>): T[] => [...one].filter((key) => !other.has(key));
	const parties = both(asked.parties, new Set(claimed.parties));
	const numbers = both(asked.numbers, claimed.numbers);
	const shared = both(asked.concepts, claimed.concepts);
	note('PARTIES', parties);
	note('NUMBERS', numbers);
	note('CONCEPTS', shared);
	const words = both(asked.words.keys(), new Set(claimed.words.keys()));
	note(
		'WORDS',
		words.filter((one) => (asked.words.get(one) ?? 0) > 0.5),
	);

	const language = options.sameLanguage;
	const weigh = (of: Features) =>
		of.parties.length * settings.party +
		of.numbers.size * settings.number +
		of.concepts.size * settings.concept +
		sum([...of.words].map(([word, weight]) => (language || isBridge(word) ? weight : 0)));
	const common =
		parties.length * settings.party +
		numbers.length * settings.number +
		shared.length * settings.concept +
		sum(words.map((word) => (language || isBridge(word) ? (asked.words.get(word) ?? 0) : 0)));
	const all = weigh(asked) + weigh(claimed);
	const byWords = all === 0 ? 0 : (2 * common) / all;
	const grams = both(asked.grams, claimed.grams).length;
	const byWording = (2 * grams) / Math.max(1, asked.grams.size + claimed.grams.size);
	if (language && byWording >= 0.5) note('WORDING', []);
	let similarity = language
		? settings.words * byWords + (1 - settings.words) * byWording
		: settings.acrossLanguages * byWords;
	// Across languages it takes two sorts of things in common: that both name two parties says nothing yet.
	const sorts = [parties, numbers, shared].filter((one) => one.length > 0).length;
	if (!language && sorts < 2) similarity = 0;

	const less = (factor: number, kind: SimilarityReasonKind, fragments: readonly string[]) => {
		similarity *= factor;
		because.push({ kind, fragments });
	};
	const [more, others] = [only(asked.numbers, claimed.numbers), only(claimed.numbers, asked.numbers)];
	if (more.length > 0 && others.length > 0)
		less(settings.otherNumbers, 'OTHER_NUMBERS', [...show(more, asked), ...show(others, claimed)]);
	const [who, whom] = [only(asked.parties, new Set(claimed.parties)), only(claimed.parties, new Set(asked.parties))];
	if (who.length > 0 && whom.length > 0)
		less(settings.otherParties, 'OTHER_PARTIES', [...show(who, asked), ...show(whom, claimed)]);
	const [names, otherNames] = [
		only(asked.names, new Set(claimed.words.keys())),
		only(claimed.names, new Set(asked.words.keys())),
	];
	if (language && names.length > 0 && otherNames.length > 0)
		less(settings.otherNames, 'OTHER_NAMES', [...show(names, asked), ...show(otherNames, claimed)]);
	const opposite = only(asked.concepts, claimed.concepts).flatMap((one) => {
		const other = only(claimed.concepts, asked.concepts).find((two) => areOpposite(one, two));
		return other ? [[one, other] as const] : [];
	});
	const swapped = areSwapped(parties, claimed.parties);
	// Whoever buys from another, that one sells: both at once say the same.
	const mirrored = swapped && opposite.length > 0;
	if (opposite.length > 0 && !mirrored)
		less(
			settings.opposite,
			'OPPOSITE',
			opposite.flatMap(([one, other]) => [...show([one], asked), ...show([other], claimed)]),
		);
	if (swapped && !mirrored && asked.passive === claimed.passive)
		less(settings.otherRoles, 'OTHER_ROLES', show(parties, asked));
	const counted = new Set([
		...asked.parties,
		...claimed.parties,
		...asked.numbers,
		...claimed.numbers,
		...opposite.flat(),
	]);
	const slots =
		language && !mirrored
			? substitutionsIn(asked.sequence, claimed.sequence, {
					alike: asked.inHan ? settings.alikeInHan : settings.alike,
				}).filter((one) => isOther(one, counted))
			: [];
	const traded =
		slots.length === 2 &&
		slots[0]?.asked.join() === slots[1]?.claimed.join() &&
		slots[0]?.claimed.join() === slots[1]?.asked.join();
	if (slots.length > 0 && slots.length <= settings.mostSlots)
		less(
			traded ? settings.otherRoles : settings.otherWords,
			traded ? 'OTHER_ROLES' : 'OTHER_WORDS',
			slots.flatMap((slot) => [joined(slot.asked, asked), joined(slot.claimed, claimed)]),
		);
	if (asked.negated !== claimed.negated) less(settings.negation, 'NEGATION', []);
	return { similarity, because };
}

/** Whether a slot has something else in it: not only more of the same, nor what is counted already. */
const isOther = ({ asked, claimed }: Substitution, counted: ReadonlySet<string>): boolean =>
	!asked.every((key) => counted.has(key) || claimed.includes(key)) &&
	!claimed.every((key) => counted.has(key) || asked.includes(key));
/** A slot as it reads: Han characters run on. */
const joined = (keys: readonly string[], of: Features): string =>
	keys.map((key) => of.shown.get(key) ?? key).join(keys.every((key) => /^\p{sc=Han}$/u.test(key)) ? '' : ' ');
/** Words that are the same in every language: names and abbreviations in Latin letters. */
const isBridge = (word: string): boolean => /^[a-z0-9]+$/.test(word);
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** Whether the first two parties that both name come in the other order. */
function areSwapped(shared: readonly string[], claimed: readonly string[]): boolean {
	const [first, second] = shared;
	return first !== undefined && second !== undefined && claimed.indexOf(first) > claimed.indexOf(second);
}
