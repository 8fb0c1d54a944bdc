import { GraphQLScalarType } from 'graphql';

/** A scalar that travels as text or number as it is; what is said with it is checked in core, so that a mistake is a userError. */
const asIs = (name: string, description: string, specifiedByURL?: string) =>
	new GraphQLScalarType({ name, description, specifiedByURL: specifiedByURL ?? null, parseValue: textOrNumber });

function textOrNumber(value: unknown): string | number {
	if (typeof value === 'string' || typeof value === 'number') return value;
	throw new TypeError('give text or a number');
}

export const DateTime = asIs(
	'DateTime',
	'A moment: RFC 3339 in UTC with milliseconds when answered, any offset or a day alone (its first moment in UTC) when given.',
	'https://scalars.graphql.org/andimarek/date-time',
);
export const PartialDate = asIs('PartialDate', 'A day as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.');
export const LanguageTag = asIs(
	'LanguageTag',
	'A language as a BCP 47 tag: `en`, `zh`, `pt-BR`.',
	'https://www.rfc-editor.org/info/bcp47',
);
export const URL = asIs('URL', 'A web address that begins with http:// or https://.', 'https://url.spec.whatwg.org/');
export const UnitInterval = asIs('UnitInterval', 'A number from 0 to 1.');
