import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../src/core/canonicalJson.js';

it('canonical JSON is one text for one value, and reads back as that value', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const text = canonicalJson(value as Json);
			expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
			expect(canonicalJson(JSON.parse(text))).toBe(text);
		}),
	);
	expect(canonicalJson({ b: [1, 'ü', null], a: { d: true, c: undefined } })).toBe('{"a":{"d":true},"b":[1,"ü",null]}');
});
