import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWithPlaces } from '../../src/core/search/fold.js';
import { highlight, mostShown } from '../../src/core/search/highlight.js';
import { indexTokens, tokensOf, wantedTokens } from '../../src/core/search/tokens.js';

const isHit = (question: string, text: string): boolean => {
	const kept = indexTokens([text]).tokens;
	const wanted = [...wantedTokens(question)];
	return wanted.length > 0 && wanted.every((token) => kept.has(token));
};
const han = fc.string({
	unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
	minLength: 2,
	maxLength: 40,
});
const anything = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'grapheme-composite' }),
);

describe('folding', () => {
	it.each([
		['Ｍｅｔａ　ＡＩ', 'meta ai'],
		['Café', 'cafe'],
		['Cafe\u0301', 'cafe'],
		['STRASSE', 'strasse'],
		['Straße', 'strasse'],
		['Wałęsa', 'walesa'],
		['Ørsted', 'orsted'],
		['ΟΔΟΣ', 'οδοσ'],
		['İstanbul', 'istanbul'],
		['ﬁnance', 'finance'],
		['co\u00adoperate', 'cooperate'],
		['ﾊﾟﾅﾏ', 'パナマ'],
		['葛\u{e0100}城', '葛城'],
		['한국', '한국'],
	])('%s and %s are one', (one, other) => expect(fold(one)).toBe(other));

	it('done twice is done once, of whatever text', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const once = fold(text);
				expect(fold(once)).toBe(once);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('keeps the vowels of scripts that write them as marks', () =>
		expect(fold('हिन्दी')).toBe('हिन्दी'.normalize('NFKC')));
});

describe('tokens', () => {
	it('any two neighbouring Han characters of a text find it, and any one', () => {
		fc.assert(
			fc.property(han, fc.nat(), (text, chance) => {
				const at = chance % (text.length - 1);
				expect(isHit(text.slice(at, at + 2), `……“${text}”`)).toBe(true);
				expect(isHit(text.slice(at, at + 1), text)).toBe(true);
			}),
		);
	});

	it('any text that has a token finds itself, and is found in capitals and in full width', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const given = text.normalize('NFC');
				expect(isHit(given, given)).toBe(wantedTokens(given).size > 0);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('tokens hold nothing that a query language could take for its own', () => {
		fc.assert(
			fc.property(anything, (text) => {
				for (const token of indexTokens([text]).tokens) expect(token).toMatch(/^[^\s"'\\&|!():*<>^+-]+$/u);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('a text is kept under just the tokens that stand in it, and is as long as their number without pairs', () => {
		const lettered = fc.string({ unit: fc.constantFrom(..."aesE1.,'’s é\u0301ΣςßÞfi王ｶﾞ한ᄒ"), maxLength: 40 });
		fc.assert(
			fc.property(fc.oneof(anything, lettered), (text) => {
				const placed = tokensOf(text);
				const length = placed.filter((one) => one.of !== 'PAIR').length;
				expect(indexTokens([text])).toEqual({ tokens: new Set(placed.map((one) => one.text)), length });
				expect(fold(text)).toBe(foldWithPlaces(text).text);
			}),
			{ numRuns: 5_000 },
		);
	});

	it('characters outside the basic plane are whole', () => {
		expect([...indexTokens(['𬱖𬱟']).tokens]).toEqual(['𬱖', '𬱖𬱟', '𬱟']);
		expect(isHit('𬱖𬱟', '李𬱖𬱟')).toBe(true);
	});

	it.each([
		['companies', 'company'],
		['sources', 'source'],
		["Meta's", 'meta'],
		['Meta’s', 'meta'],
		['14,300', '14300'],
	])('%s finds %s', (question, text) => expect(isHit(question, text)).toBe(true));

	it.each([
		['news', 'new'],
		['王亚', '亚历山大·王'],
		['工人', '人工'],
		['14', '14.3'],
		['star', 'start'],
	])('%s does not find %s', (question, text) => expect(isHit(question, text)).toBe(false));
});

describe('highlights', () => {
	const marked = (text: string, question: string) =>
		highlight(text, wantedTokens(question))
			?.map((part) => (part.isMatch ? `[${part.text}]` : part.text))
			.join('');

	it.each([
		['Meta paid Ｍｅｔａ 14.3', 'meta', '[Meta] paid [Ｍｅｔａ] 14.3'],
		['人工智能实验室', '智能', '人工[智能]实验室'],
		['人工智能实验室', '人工智能', '[人工智能]实验室'],
		['Un café à Wałbrzych', 'CAFE walbrzych', 'Un [café] à [Wałbrzych]'],
		['<b>Meta</b>', 'meta', '<b>[Meta]</b>'],
		['王说，王', '王', '[王]说，[王]'],
	])('in %s of %s', (text, question, expected) => expect(marked(text, question)).toBe(expected));

	it('where nothing matches there are none', () => expect(highlight('Meta', new Set(['scale']))).toBeNull());

	it('the parts are the text, cut round the first match where it is long', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (noise) => {
				const text = `${noise} needle ${noise}`;
				const parts = highlight(text, new Set(['needle'])) ?? [];
				const shown = parts
					.map((one) => one.text)
					.join('')
					.replace(/^…|…$/g, '');
				expect(text).toContain(shown);
				expect(shown.length).toBeLessThanOrEqual(mostShown + 1);
				expect(parts.some((one) => one.isMatch && one.text === 'needle')).toBe(true);
				expect(shown.isWellFormed()).toBe(true);
			}),
		);
	});

	it('whatever matches as a token is marked', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const tokens = tokensOf(text);
				const first = tokens[0];
				if (first) expect(highlight(text, new Set([first.text]))?.some((one) => one.isMatch)).toBe(true);
			}),
		);
	});
});
