import type { SimilarityReason, SimilarityReasonKind } from './compare.js';
import { concepts } from './concepts.js';
import type { Features } from './features.js';
import { both, only, shownIn } from './sets.js';
import { settings } from './settings.js';
import { type Substitution, substitutionsIn } from './substitutions.js';

/** Something that tells two texts apart, and what their likeness is multiplied by for it. */
export interface Difference {
	readonly factor: number;
	readonly reason: SimilarityReason;
}

/** All that tells a question and a claim apart which are otherwise alike. */
export function differencesOf(
	asked: Features,
	claimed: Features,
	options: { readonly sameLanguage: boolean },
): Difference[] {
	const found: Difference[] = [];
	const add = (factor: number, kind: SimilarityReasonKind, fragments: readonly string[]) =>
		found.push({ factor, reason: { kind, fragments } });
	/** Where each has something that the other has not. */
	const addOthers = (
		factor: number,
		kind: SimilarityReasonKind,
		[one, other]: readonly [readonly string[], readonly string[]],
	) => {
		if (one.length > 0 && other.length > 0) add(factor, kind, [...shownIn(asked, one), ...shownIn(claimed, other)]);
	};
	addOthers(settings.otherNumbers, 'OTHER_NUMBERS', [
		only(asked.numbers, claimed.numbers),
		only(claimed.numbers, asked.numbers),
	]);
	addOthers(settings.otherParties, 'OTHER_PARTIES', [
		only(asked.parties, new Set(claimed.parties)),
		only(claimed.parties, new Set(asked.parties)),
	]);
	if (options.sameLanguage)
		addOthers(settings.otherNames, 'OTHER_NAMES', [
			only(asked.names, new Set(claimed.words.keys())),
			only(claimed.names, new Set(asked.words.keys())),
		]);
	const opposite = oppositesIn(asked, claimed);
	const parties = both(asked.parties, new Set(claimed.parties));
	const swapped = areSwapped(parties, claimed.parties);
	// Whoever buys from another, that one sells: both at once say the same.
	const mirrored = swapped && opposite.length > 0;
	if (!mirrored) {
		if (opposite.length > 0)
			add(
				settings.opposite,
				'OPPOSITE',
				opposite.flatMap(([one, other]) => [...shownIn(asked, [one]), ...shownIn(claimed, [other])]),
			);
		if (swapped && asked.passive === claimed.passive) add(settings.otherRoles, 'OTHER_ROLES', shownIn(asked, parties));
		const counted = [...asked.parties, ...claimed.parties, ...asked.numbers, ...claimed.numbers, ...opposite.flat()];
		const slots = options.sameLanguage ? slotsOf(asked, claimed, new Set(counted)) : [];
		if (slots.length > 0 && slots.length <= settings.mostSlots) {
			const [factor, kind] = areTraded(slots)
				? ([settings.otherRoles, 'OTHER_ROLES'] as const)
				: ([settings.otherWords, 'OTHER_WORDS'] as const);
			add(
				factor,
				kind,
				slots.flatMap((slot) => [joined(slot.asked, asked), joined(slot.claimed, claimed)]),
			);
		}
	}
	if (asked.negated !== claimed.negated) add(settings.negation, 'NEGATION', []);
	return found;
}

const against = new Map(concepts.flatMap((one) => (one.against ? [[one.name, one.against] as const] : [])));
const areOpposite = (one: string, other: string): boolean => against.get(one) === other || against.get(other) === one;

/** Terms of the one text with their opposites in the other. */
const oppositesIn = (asked: Features, claimed: Features): (readonly [string, string])[] =>
	only(asked.concepts, claimed.concepts).flatMap((one) => {
		const other = only(claimed.concepts, asked.concepts).find((two) => areOpposite(one, two));
		return other ? [[one, other] as const] : [];
	});

/** Where texts that run alike have something else, apart from what is counted already. */
const slotsOf = (asked: Features, claimed: Features, counted: ReadonlySet<string>): Substitution[] =>
	substitutionsIn(asked.sequence, claimed.sequence, {
		alike: asked.inHan ? settings.alikeInHan : settings.alike,
	}).filter((slot) => isOther(slot, counted));

/** Whether two slots have each what the other text has in the other slot. */
const areTraded = ([first, second, ...more]: readonly Substitution[]): boolean =>
	more.length === 0 && first?.asked.join() === second?.claimed.join() && first?.claimed.join() === second?.asked.join();

/** Whether a slot has something else in it: not only more of the same, nor what is counted already. */
const isOther = ({ asked, claimed }: Substitution, counted: ReadonlySet<string>): boolean =>
	!asked.every((key) => counted.has(key) || claimed.includes(key)) &&
	!claimed.every((key) => counted.has(key) || asked.includes(key));
/** A slot as it reads: Han characters run on. */
const joined = (keys: readonly string[], of: Features): string =>
	keys.map((key) => of.shown.get(key) ?? key).join(keys.every((key) => /^\p{sc=Han}$/u.test(key)) ? '' : ' ');

/** Whether the first two parties that both name come in the other order. */
function areSwapped(shared: readonly string[], claimed: readonly string[]): boolean {
	const [first, second] = shared;
	return first !== undefined && second !== undefined && claimed.indexOf(first) > claimed.indexOf(second);
}
