import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorQuote } from '../../src/core/quote/anchorQuote.js';
import { foldQuote } from '../../src/core/quote/foldQuote.js';
import { textFragment } from '../../src/core/quote/textFragment.js';

const text = [
	'The mayor said on Monday that “nothing was hidden — not a page”.',
	'Her deputy had said that nothing was decided. Nothing was decided in March, he said.',
	'林美琪说：“我从第一天起就是这支团队的一员，从未离开。”',
].join('\n');

describe('a quote', () => {
	it('that stands in the text once is found, with what stands beside it', () => {
		const anchor = anchorQuote(text, { exact: 'nothing was hidden' });
		expect(anchor).toMatchObject({ state: 'FOUND_ONCE', occurrences: 1, exact: 'nothing was hidden' });
		expect(text.slice(anchor.start ?? 0, anchor.end ?? 0)).toBe('nothing was hidden');
		expect(anchor.prefix).toBe('The mayor said on Monday that “');
		expect(text).toContain(`${anchor.prefix}${anchor.exact}${anchor.suffix}`);
	});

	it.each([
		['other quotation marks and dashes', '"nothing was hidden - not a page"'],
		['line breaks and more spaces', 'nothing   was\n hidden'],
		['a no-break space', 'nothing\u00a0was hidden'],
		['a soft hyphen and a zero-width space', 'noth\u00ading was\u200b hidden'],
		['full-width letters', 'ｎｏｔｈｉｎｇ was hidden'],
		['a line break between Chinese characters', '我从第一天起\n就是这支团队的一员'],
		['half-width punctuation', '就是这支团队的一员,从未离开'],
	])('is found in spite of %s', (_what, exact) => {
		expect(anchorQuote(text, { exact }).state).toBe('FOUND_ONCE');
	});

	it('in a composed form is found in a decomposed text, and the text is what it answers', () => {
		const anchor = anchorQuote('At the cafe\u0301 they met.', { exact: 'café' });
		expect(anchor).toMatchObject({ state: 'FOUND_ONCE', exact: 'cafe\u0301' });
	});

	it.each([
		['another word', 'nothing was kept'],
		['another capital', 'Nothing was hidden'],
		['another accent', 'nothing wàs hidden'],
		['a word less', 'nothing hidden'],
		['half a word', 'othing was hidden'],
		['nothing that can be seen', ' \u200b '],
		['another character', '我从第二天起'],
	])('is orphaned, never attached to what is merely like it: %s', (_what, exact) => {
		expect(anchorQuote(text, { exact })).toMatchObject({
			state: 'ORPHANED',
			exact,
			occurrences: 0,
			start: null,
			end: null,
		});
	});

	it('that stands in the text twice is told apart by what stands beside it', () => {
		const twice = 'It was late. He said it was late; she said it was early. He was early.';
		const exact = 'was late';
		expect(anchorQuote(twice, { exact })).toMatchObject({ state: 'FOUND_SEVERAL_TIMES', occurrences: 2, start: null });
		expect(anchorQuote(twice, { exact, prefix: 'said it' })).toMatchObject({ state: 'FOUND_ONCE', start: 24 });
		expect(anchorQuote(twice, { exact, suffix: '. He' })).toMatchObject({ state: 'FOUND_ONCE', start: 3 });
	});

	it('is orphaned where it stands in the text, but not beside what was given', () => {
		expect(anchorQuote(text, { exact: 'nothing was hidden', prefix: 'the deputy said that' })).toMatchObject({
			state: 'ORPHANED',
			prefix: 'the deputy said that',
		});
	});

	it('that is a stretch of whole words of any text is in it', () => {
		const word = fc.stringMatching(/^[A-Za-z0-9é’“”—,]{1,8}$/);
		fc.assert(
			fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (words, a, b) => {
				const from = a % words.length;
				const exact = words.slice(from, from + 1 + (b % words.length)).join(' ');
				const anchor = anchorQuote(words.join('\n '), { exact });
				expect(anchor.state).not.toBe('ORPHANED');
				if (anchor.state === 'FOUND_ONCE') expect(foldQuote(anchor.exact).text).toBe(foldQuote(exact).text);
			}),
		);
	});

	it('is folded once: folding again changes nothing, and every place leads back into the text', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (given) => {
				const folded = foldQuote(given);
				expect(foldQuote(folded.text).text).toBe(folded.text);
				expect([folded.starts.length, folded.ends.length]).toEqual([folded.text.length, folded.text.length]);
				for (const [at, start] of folded.starts.entries()) {
					expect(start).toBeLessThan(folded.ends[at] as number);
					expect(folded.ends[at]).toBeLessThanOrEqual(given.length);
				}
			}),
		);
	});

	it('of a page of half a million characters is found without a stack or a quadratic walk giving out', () => {
		const long = `${'ann said so. '.repeat(40_000)}Only here.`;
		expect(anchorQuote(long, { exact: 'Only here' }).state).toBe('FOUND_ONCE');
		expect(anchorQuote(long, { exact: 'said so', prefix: 'ann' }).occurrences).toBe(40_000);
	});
});

describe('a text fragment', () => {
	const of = (exact: string, more: { prefix?: string; suffix?: string; within?: string; url?: string } = {}) =>
		textFragment(more.url ?? 'https://example.org/a', anchorQuote(more.within ?? text, { exact, ...more }));

	it('writes hyphens, commas and ampersands in percent, since they mean something there', () => {
		expect(of('x-ray, Q&A', { within: 'An x-ray, Q&A and more.' })).toBe(
			'https://example.org/a#:~:text=x%2Dray%2C%20Q%26A',
		);
	});

	it('names what stands beside the quote only where the quote alone would not tell', () => {
		const within = 'We say: it was late. They said it was late; nobody minds.';
		expect(of('was late', { within, prefix: 'They said it' })).toBe(
			'https://example.org/a#:~:text=it%20was%20late.%20They%20said%20it-,was%20late,-%3B%20nobody',
		);
	});

	it('names the first and last words of a quote that goes over paragraphs', () => {
		const within = 'One two three four five six seven.\nEight nine ten eleven twelve thirteen.';
		expect(of(within, { within })).toBe(
			'https://example.org/a#:~:text=One%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen.',
		);
	});

	it('keeps the fragment of an address, and replaces a text fragment', () => {
		expect(of('nothing was hidden', { url: 'https://example.org/a#part' })).toBe(
			'https://example.org/a#part:~:text=nothing%20was%20hidden',
		);
		expect(of('nothing was hidden', { url: 'https://example.org/a#:~:text=other' })).toBe(
			'https://example.org/a#:~:text=nothing%20was%20hidden',
		);
	});

	it('is not made of a quote that is orphaned, found several times, or without an address', () => {
		expect(of('nothing was lost')).toBeNull();
		expect(of('was decided')).toBeNull();
		expect(textFragment(null, anchorQuote(text, { exact: 'nothing was hidden' }))).toBeNull();
	});
});
