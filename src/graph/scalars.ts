import { GraphQLScalarType } from 'graphql';
import { atMost } from '../core/filters.js';
import { languageTag } from '../core/text.js';

/** A scalar that travels as the text that it is; what is said with it is checked in core, so that a mistake is a userError. */
const text = (name: string, description: string, specifiedByURL?: string) =>
	new GraphQLScalarType<string, string>({
		name,
		description,
		specifiedByURL: specifiedByURL ?? null,
		parseValue: (value) => {
			if (typeof value === 'string') return value;
			throw new TypeError(`${name} is given as text`);
		},
	});

export const DateTime = text(
	'DateTime',
	'A moment: RFC 3339 in UTC with milliseconds when answered, any offset or a day alone (its first moment in UTC) when given.',
	'https://scalars.graphql.org/andimarek/date-time',
);
export const PartialDate = text('PartialDate', 'A day as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.');
export const LanguageTag = text(
	'LanguageTag',
	'A language as a BCP 47 tag: `en`, `zh`, `pt-BR`.',
	'https://www.rfc-editor.org/info/bcp47',
);
export const URL = text('URL', 'A web address that begins with http:// or https://.', 'https://url.spec.whatwg.org/');
export const UnitInterval = new GraphQLScalarType<number, number>({
	name: 'UnitInterval',
	description: 'A number from 0 to 1.',
	specifiedByURL: null,
	parseValue: (value) => {
		if (typeof value === 'number' && value >= 0 && value <= 1) return value;
		throw new TypeError('a UnitInterval is a number from 0 to 1');
	},
});

/** Language tags in the form that they are kept in; what is no tag stays as it is and matches nothing. */
export const tagsOf = (tags: readonly string[] | null | undefined): string[] | null | undefined =>
	tags && atMost(tags).map((tag) => languageTag(tag.slice(0, 35)) ?? tag);
