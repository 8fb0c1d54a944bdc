/** A BCP 47 language tag in canonical form (`en`, `zh`, `zh-Hant-TW`), or null where it is none that is registered. */
export function languageTag(text: string): string | null {
	const known = knownTags.get(text);
	if (known !== undefined) return known;
	const tag = canonicalTag(text);
	// Looking a tag up costs more than all else of a statement; few occur.
	if (tag !== null && knownTags.size < 1_000) knownTags.set(text, tag);
	return tag;
}
const knownTags = new Map<string, string>();

function canonicalTag(text: string): string | null {
	let tag: string;
	try {
		tag = Intl.getCanonicalLocales(text)[0] ?? '';
	} catch {
		return null;
	}
	const language = tag.split('-')[0] ?? '';
	return languageNames.of(language) === undefined ? null : tag;
}
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A text per language tag. */
export type Localized = Readonly<Record<string, string>>;

/** The text in the wanted language, else in its base language (`zh-Hant` → `zh`), else the fallback. */
export function inLanguage(texts: Localized, language: string | null | undefined, fallback: string): string {
	if (!language) return fallback;
	const tag = languageTag(language.slice(0, 35)) ?? '';
	for (const wanted of [tag, tag.split('-')[0] ?? ''])
		if (Object.hasOwn(texts, wanted)) return texts[wanted] ?? fallback;
	return fallback;
}

/** A slug: lower-case ASCII words joined by hyphens, at most 80 characters. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The first words of a text as a slug of at most 60 characters, or null where it has no ASCII words. */
export function slugFrom(text: string): string | null {
	const words = text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.match(/[a-z0-9]+/g);
	if (!words || words.join('').length < 3) return null;
	let slug = '';
	for (const word of words) {
		if (slug.length + word.length + 1 > 60) break;
		slug += slug ? `-${word}` : word;
	}
	return slug || null;
}
