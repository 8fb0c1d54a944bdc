import { type Agent, momentFrom } from '../../core/claimReview.js';
import { languageTag } from '../../core/text.js';

/** A node of a JSON document. What has `__proto__` for a name is a field like any other, and is never copied. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const prefixes = ['', 'schema:', 'https://schema.org/', 'http://schema.org/'] as const;

/** A node's values of a property of schema.org, however its name is written; a single one is a list of one. */
export function valuesOf(node: Node, property: string): readonly unknown[] {
	for (const prefix of prefixes) {
		const name = prefix + property;
		if (!Object.hasOwn(node, name)) continue;
		const value = node[name];
		return Array.isArray(value) ? value : [value];
	}
	return [];
}

/** Whether a node is of a type of schema.org, among others perhaps. */
export const isOf = (node: Node, type: string): boolean => {
	const types = Object.hasOwn(node, '@type') ? node['@type'] : undefined;
	const all: readonly unknown[] = Array.isArray(types) ? types : [types];
	return all.some((one) => prefixes.some((prefix) => one === prefix + type));
};

/** What a value says as text, trimmed; null where it says nothing. */
export function textOf(value: unknown): string | null {
	const bare = isNode(value) ? (value['@value'] ?? value['@id']) : value;
	if (typeof bare !== 'string' && typeof bare !== 'number') return null;
	return String(bare).normalize('NFC').trim() || null;
}

/** The first of a node's values of a property that says something. */
export function textIn(node: Node, ...properties: readonly string[]): string | null {
	for (const property of properties)
		for (const value of valuesOf(node, property)) {
			const text = textOf(value);
			if (text !== null) return text;
		}
	return null;
}

export function languageIn(node: Node, ...properties: readonly string[]): string | null {
	const text = textIn(node, ...properties);
	return text === null || text.length > 35 ? null : languageTag(text.replace('_', '-'));
}

/** Whoever keeps an address, where nobody says who that is. */
export function agentAt(url: string): Agent | null {
	if (!URL.canParse(url)) return null;
	const { hostname } = new URL(url);
	return hostname === '' ? null : { kind: 'ORGANIZATION', name: hostname.replace(/^www\./, ''), url: null };
}

export const webAddress = (value: unknown): string | null =>
	typeof value === 'string' && /^https?:\/\//i.test(value) ? value : null;

export function momentIn(node: Node, ...properties: readonly string[]): string | null {
	const text = textIn(node, ...properties);
	if (text === null) return null;
	// Some write the day and a time without its zone; the day is certain.
	return momentFrom(text) ?? (/^\d{4}-\d\d-\d\d[T ]/.test(text) ? momentFrom(text.slice(0, 10)) : null);
}
