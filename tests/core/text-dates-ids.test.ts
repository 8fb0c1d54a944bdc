import { describe, expect, test } from 'vitest';
import { instantFrom, isPartialDate, within } from '../../src/core/dates.js';
import { bytesFor, claimIdOf, type IdKind, idPrefixes, kindOfId, makeId } from '../../src/core/ids.js';
import { rootDocument } from '../../src/core/story.js';
import { inLanguage, languageTag, slugFrom, slugPattern } from '../../src/core/text.js';
import { derived } from './_cases.js';

describe('language tags', () => {
	test.each([
		['en', 'en'],
		['ZH', 'zh'],
		['zh-hant-tw', 'zh-Hant-TW'],
		['pt-br', 'pt-BR'],
	])('%s is written %s', (text, tag) => {
		expect(languageTag(text)).toBe(tag);
	});

	test.each(['', 'english', 'qq', 'zh_CN', 'e', 'en-', '中文', 'en us'])('“%s” is none', (text) => {
		expect(languageTag(text)).toBeNull();
	});

	test('a text is given in the wanted language, else in its base, else as the fallback', () => {
		const names = { zh: '谷歌', 'zh-Hant': '谷歌台灣' };
		expect(inLanguage(names, 'zh-Hant', 'Google')).toBe('谷歌台灣');
		expect(inLanguage(names, 'zh-Hans', 'Google')).toBe('谷歌');
		expect(inLanguage(names, 'fr', 'Google')).toBe('Google');
		expect(inLanguage(names, null, 'Google')).toBe('Google');
	});
});

describe('slugs', () => {
	test.each([
		['Ruben Mayer left Meta after about two months.', 'ruben-mayer-left-meta-after-about-two-months'],
		['  Café—Zürich: 14.3 billion! ', 'cafe-zurich-14-3-billion'],
		['Meta 向 Scale AI 投资', 'meta-scale-ai'],
	])('%s → %s', (text, slug) => {
		expect(slugFrom(text)).toBe(slug);
	});

	test('are cut between words, at 60 characters at most', () => {
		const slug = slugFrom('word '.repeat(40)) ?? '';
		expect(slug).toBe('word-'.repeat(12).slice(0, -1));
		expect(slug).toMatch(slugPattern);
	});

	test.each(['迈耶于两个月后离开', '', '?!', 'a b'])('“%s” has too little to make one of', (text) => {
		expect(slugFrom(text)).toBeNull();
	});

	test.each(['', '-a', 'a-', 'a--b', 'A', 'a_b', 'a b'])('“%s” is not in the form of one', (text) => {
		expect(text).not.toMatch(slugPattern);
	});
});

describe('days as far as they are known', () => {
	test.each(['2025', '2025-06', '2025-06-14', '2024-02-29', '2000-02-29'])('%s is one', (text) => {
		expect(isPartialDate(text)).toBe(true);
	});

	test.each([
		'',
		'25',
		'2025-',
		'2025-13',
		'2025-00',
		'2025-6',
		'2025-02-29',
		'1900-02-29',
		'2025-04-31',
		'2025-06-00',
		'2025-06-14T00:00',
	])('“%s” is none', (text) => {
		expect(isPartialDate(text)).toBe(false);
	});
});

describe('instants', () => {
	test.each([
		['2025-06-14', '2025-06-14T00:00:00.000Z'],
		['2025-06-14T10:30Z', '2025-06-14T10:30:00.000Z'],
		['2025-06-14T10:30:05.1239Z', '2025-06-14T10:30:05.123Z'],
		['2025-06-14T01:30:00+08:00', '2025-06-13T17:30:00.000Z'],
	])('%s is %s', (text, instant) => {
		expect(instantFrom(text)).toBe(instant);
	});

	test.each([
		'2025',
		'2025-06',
		'2025-02-30',
		'2025-02-30T10:00:00Z',
		'2025-06-14T10:00:00',
		'2025-06-14T25:00Z',
		'2025-06-14 10:00Z',
		'yesterday',
	])('“%s” is none', (text) => {
		expect(instantFrom(text)).toBeNull();
	});
});

describe('a moment lies within a span', () => {
	test.each([
		['2025-06-01T00:00:00.000Z', '2025-06', null, true],
		['2025-05-31T23:59:59.999Z', '2025-06', null, false],
		['2025-12-31T23:59:59.999Z', null, '2025', true],
		['2026-01-01T00:00:00.000Z', null, '2025', false],
		['2025-06-14T23:00:00.000Z', '2025-06-14', '2025-06-14', true],
		['2025-06-15T00:00:00.000Z', '2025-06-14', '2025-06-14', false],
		['1950-01-01T00:00:00.000Z', null, null, true],
		['2025', '2025-06', '2025-08', true],
		['2024', '2025-06', null, false],
	])('%s in %s to %s: %s', (moment, since, until, expected) => {
		expect(within(moment, { since, until })).toBe(expected);
	});
});

describe('ids', () => {
	const kinds = Object.keys(idPrefixes).filter((one): one is IdKind => one in idPrefixes);
	const bytes = (kind: IdKind, from = 0) => Uint8Array.from({ length: bytesFor(kind) }, (_, at) => (at + from) * 37);
	const claimId = makeId('claim', bytes('claim'));

	test.each(kinds)('of a %s tell what they name', (kind) => {
		expect(kindOfId(makeId(kind, bytes(kind), { claimId }))).toBe(kind);
	});

	test.each(['testimony', 'rebuttal', 'silence', 'link'] as const)('of a %s tell their claim and need it', (kind) => {
		expect(claimIdOf(makeId(kind, bytes(kind, 5), { claimId }))).toBe(claimId);
		expect(() => makeId(kind, bytes(kind))).toThrow(`an id of a ${kind} needs its claim's id`);
	});

	test('differ when their bytes do, and use no letter that is mistaken for another', () => {
		expect(makeId('party', bytes('party', 1))).not.toBe(makeId('party', bytes('party', 2)));
		const letters = Uint8Array.from({ length: 32 }, (_, at) => at);
		expect(new Set(makeId('party', letters).slice(4)).size).toBe(32);
		expect(makeId('party', letters).slice(4)).not.toMatch(/[ilou]/);
	});

	test.each([
		['', 'nothing'],
		[claimId.slice(0, -1), 'cut short'],
		[`${claimId}0`, 'too long'],
		[`xyz${claimId.slice(3)}`, 'of no kind'],
		[`clm-${claimId.slice(4)}`, 'wrongly joined'],
		[`${claimId.slice(0, -1)}u`, 'with a letter that ids do not use'],
		[`clm_'!${claimId.slice(8)}_0`, 'with a second underscore and anything before it'],
		[`tes_${claimId.slice(4)}`, 'of a testimony without its own part'],
	])('“%s”, %s, is none', (id) => {
		expect(kindOfId(id)).toBeNull();
	});
});

describe('the document a chain of republications goes back to', () => {
	test('is the document itself where it repeats nothing', () => {
		expect(rootDocument('wire', [])).toBe('wire');
	});

	test('is the first of the chain, whole repetitions only', () => {
		const chain = [
			derived('summary', 'SUMMARISES', 'translation'),
			derived('translation', 'TRANSLATES', 'reprint'),
			derived('reprint', 'REPUBLISHES', 'wire'),
			derived('wire', 'CITES', 'tabloid'),
			derived('wire', 'QUOTES', 'post'),
		];
		for (const one of ['summary', 'translation', 'reprint', 'wire']) expect(rootDocument(one, chain)).toBe('wire');
	});

	test('is the same whatever the order in which derivations are given', () => {
		const two = [derived('digest', 'SUMMARISES', 'first'), derived('digest', 'SUMMARISES', 'second')];
		expect(rootDocument('digest', two)).toBe('first');
		expect(rootDocument('digest', two.toReversed())).toBe('first');
	});

	test('is one and the same for all of a circular chain and all that lead into it', () => {
		const circle = [
			derived('c', 'REPUBLISHES', 'b'),
			derived('b', 'REPUBLISHES', 'd'),
			derived('d', 'TRANSLATES', 'c'),
			derived('a', 'REPUBLISHES', 'd'),
		];
		expect(['a', 'b', 'c', 'd'].map((one) => rootDocument(one, circle))).toEqual(['b', 'b', 'b', 'b']);
		expect(rootDocument('self', [derived('self', 'REPUBLISHES', 'self')])).toBe('self');
	});
});
