import type { Claim } from '../../core/claim.js';
import { inLanguage } from '../../core/text.js';
import { type Html, html } from './html.js';

/** A claim in the reader's language where it is on record in it, and the language that it then is in. */
export function textOf(
	claim: Pick<Claim, 'text' | 'language' | 'translations'>,
	language: string,
): { readonly text: string; readonly language: string } {
	const translated = inLanguage(claim.translations, language, '');
	return translated ? { text: translated, language } : { text: claim.text, language: claim.language };
}

/** `lang` for a text of another language than the page. */
export const langOf = (language: string | null, pageLanguage: string): Html | '' =>
	language === null || language === pageLanguage ? '' : html` lang="${language}"`;
