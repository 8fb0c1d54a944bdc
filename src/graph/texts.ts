import { Field, InputType, ObjectType } from 'type-graphql';
import type { TextDraft } from '../core/drafts.js';
import type { Localized } from '../core/text.js';
import { LanguageTag } from './scalars.js';

@ObjectType('Translation', { description: 'A text and its language.', simpleResolvers: true })
export class TextInLanguage {
	@Field(() => LanguageTag, { description: 'Its language.' }) language!: string;
	@Field(() => String, { description: 'The text.' }) text!: string;
}

@InputType({ description: 'A text and its language.' })
export class TranslationInput implements TextDraft {
	@Field(() => LanguageTag, { description: 'Its language.' }) language!: string;
	@Field(() => String, { description: 'The text.' }) text!: string;
}

export const textsOf = (texts: Localized): TextInLanguage[] =>
	Object.entries(texts).map(([language, text]) => ({ language, text }));
