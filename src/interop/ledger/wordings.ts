import { isMap } from 'yaml';
import type { TextDraft } from '../../core/drafts.js';
import { languageTag } from '../../core/text.js';
import { entriesOf, type Reading, type Spot } from './reading.js';
import { type Shape, text } from './shapes.js';
import { named } from './words.js';

/** A text in one language, or (language null) in the one that goes without saying. */
interface Wording {
	readonly language: string | null;
	readonly text: string;
	readonly spot: Spot;
}

/** A text alone, or the same text by language tag. */
export const wordings: Shape<Wording[]> = (spot, reading) => {
	if (!isMap(spot.node)) {
		const alone = text(spot, reading);
		return alone === undefined ? undefined : [{ language: null, text: alone, spot }];
	}
	const entries = entriesOf(spot, reading);
	if (entries.length === 0) reading.add(spot, `${named(String(spot.path.at(-1)))} has no text in any language`);
	return entries.flatMap(({ name, spot: at }) => {
		const one = text(at, reading);
		return one === undefined ? [] : [{ language: name, text: one, spot: at }];
	});
};

/** A text in its main language, the others beside it, and where they stand by the names that drafts give them. */
interface Localized {
	readonly main: string;
	readonly others: readonly TextDraft[];
	readonly spots: Readonly<Record<string, Spot | undefined>>;
}

/**
 * Tells the main language's text from the others, which a draft holds under `names`. A mistake is noted at the field
 * where the main language has none.
 */
export function inMainLanguage(
	given: readonly Wording[] | undefined,
	options: {
		readonly at: Spot;
		readonly reading: Reading;
		readonly language: string;
		readonly names: { readonly main: string; readonly others: string };
	},
): Localized {
	const { at, language, names, reading } = options;
	const main = given?.find((one) => one.language === null || isSame(one.language, language));
	const others = (given ?? []).filter((one) => one !== main);
	const [first] = others;
	if (first && !main) reading.add(at, `there is no text in ${named(language)}, the main language here; add it`);
	const spots: Record<string, Spot> = main ? { [names.main]: main.spot } : {};
	others.forEach(({ spot }, index) => {
		spots[`${names.others}.${index}`] = spot;
		spots[`${names.others}.${index}.language`] = { ...spot, node: null };
	});
	return {
		main: main?.text ?? first?.text ?? 'missing',
		others: others.map((one) => ({ language: one.language ?? language, text: one.text })),
		spots,
	};
}

const isSame = (one: string, other: string): boolean => (languageTag(one) ?? one) === (languageTag(other) ?? other);
