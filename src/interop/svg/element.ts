import { plainText } from '../plainText.js';

/** Text as XML takes it, in content and in attributes. */
export const escapeXml = (text: string): string =>
	plainText(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes, those without a value left out; the content is taken as it is. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
	const given = Object.entries(attributes).flatMap(([key, value]) =>
		value === undefined ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value)}"`],
	);
	const open = `<${name}${given.join('')}`;
	return content.length === 0 ? `${open}/>` : `${open}>${content.join('')}</${name}>`;
}

/** A number of a picture: two decimals at most. */
export const rounded = (value: number): string => String(Number(value.toFixed(2)));
