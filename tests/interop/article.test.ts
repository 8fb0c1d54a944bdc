import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePage } from '../../src/interop/article/decodePage.js';
import { readArticle } from '../../src/interop/article/readArticle.js';

const sentence = 'The harbour council approved the plan in June, and nobody asked who would pay for it, people said. ';
const body = `<nav><a href="/">Home</a></nav><article><h1>Harbour plan approved</h1><p>${sentence.repeat(4)}</p>
	<p>Peter Marsh denied it.<br>He declined to comment further.</p></article><footer>© Courier</footer>`;
const pageWith = (head: string, more: { lang?: string; body?: string } = {}) =>
	`<!doctype html><html${more.lang ? ` lang="${more.lang}"` : ''}><head>${head}</head><body>${more.body ?? body}</body></html>`;
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

const article = {
	'@context': 'https://schema.org',
	'@type': 'NewsArticle',
	headline: 'Council approves harbour plan',
	author: [{ '@type': 'Person', name: 'Ilona Varga' }, { name: 'Lin Meiqi' }],
	publisher: { '@type': 'Organization', name: 'The Harbour Courier' },
	datePublished: '2025-08-14T23:30:00-05:00',
	inLanguage: 'en-GB',
	mainEntityOfPage: { '@id': 'https://courier.example/harbour' },
};

describe('a page', () => {
	it('is read by its JSON-LD first', () => {
		const read = readArticle(pageWith(ld(article)), { url: 'https://www.courier.example/harbour?from=mail' });
		expect(read).toMatchObject({
			title: 'Council approves harbour plan',
			outlet: 'The Harbour Courier',
			byline: 'Ilona Varga, Lin Meiqi',
			published: '2025-08-14',
			language: 'en-GB',
			url: 'https://courier.example/harbour',
		});
		expect(read.text).toContain('Peter Marsh denied it.\nHe declined to comment further.');
		expect(read.text).not.toContain('Home');
	});

	it('is read by its metadata where there is no JSON-LD', () => {
		const head = `<title>Harbour plan | Courier</title><meta property="og:title" content="Harbour plan">
			<meta property="og:site_name" content="Courier"><meta name="author" content="Daniel Okafor">
			<meta property="article:published_time" content="2025-08-14T10:00:00Z"><link rel="canonical" href="/harbour">`;
		expect(readArticle(pageWith(head, { lang: 'en' }), { url: 'https://courier.example/x' })).toMatchObject({
			outlet: 'Courier',
			byline: 'Daniel Okafor',
			published: '2025-08-14',
			language: 'en',
			url: 'https://courier.example/harbour',
		});
	});

	it('in Chinese is read, and its language told by its letters where it does not say', () => {
		const text = '港务委员会于六月批准了这项计划，没有人问过谁来付钱，知情人士说。'.repeat(12);
		const read = readArticle(
			pageWith('<title>港口计划获批</title><meta name="date" content="2025年8月14日">', {
				body: `<article><h1>港口计划获批</h1><p>${text}</p><p>马什否认了上述说法。</p></article>`,
			}),
			{ url: 'https://news.example/1' },
		);
		expect(read).toMatchObject({
			title: '港口计划获批',
			language: 'zh',
			published: '2025-08-14',
			outlet: 'news.example',
		});
		expect(read.text).toContain('马什否认了上述说法。');
	});

	it('that names another host as its own keeps the address that it came from, and says what it names', () => {
		const read = readArticle(pageWith('<link rel="canonical" href="https://other.example/original">'), {
			url: 'https://courier.example/copy',
		});
		expect(read).toMatchObject({ url: 'https://courier.example/copy', canonicalUrl: 'https://other.example/original' });
	});

	it.each([
		['javascript:alert(1)'],
		['https://user:password@courier.example/'],
		['http://[broken'],
		['data:text/html,x'],
	])('has no address of its own that is no web address: %s', (href) => {
		const read = readArticle(pageWith(`<link rel="canonical" href="${href}">`), { url: 'https://courier.example/x' });
		expect(read).toMatchObject({ url: 'https://courier.example/x', canonicalUrl: null });
	});

	it.each(['', '   ', '<html></html>', '<!-- -->', '\0', '<script>alert(1)</script>', '<style>p {}</style>'])(
		'that is empty has no text and breaks nothing: %j',
		(html) => {
			expect(readArticle(html).text).toBe(html === '\0' ? '\ufffd' : '');
		},
	);

	it('that is a piece of one is read too', () => {
		expect(readArticle('<p>Only a paragraph.</p><p>And another.</p>').text).toBe('Only a paragraph.\nAnd another.');
	});

	it('runs nothing and keeps nothing of its scripts', () => {
		const read = readArticle(pageWith('<script>globalThis.wasRun = true</script>'));
		expect(Object.hasOwn(globalThis, 'wasRun')).toBe(false);
		expect(read.text).not.toContain('wasRun');
	});

	it('has no characters that the record refuses', () => {
		const read = readArticle(pageWith('<title>A\u202eB\u0007C</title>', { body: `<p>x\0y \ud800 z</p>` }));
		expect(read.title).toBe('A B C');
		expect(read.text.isWellFormed()).toBe(true);
		expect(read.html).not.toContain('\0');
	});

	it('of any broken kind is read without an error', () => {
		const piece = fc.constantFrom(
			...'<p> </p> <div> <table> <td> </div> <a href= > " <!-- --> <script> </script> <svg> <template> </html> <html> <body> <br> & &amp; &#x0; &#55296; text 文 <title> <base href="//x">'.split(
				' ',
			),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				expect(readArticle(pieces.join(' '), { url: 'https://courier.example/' }).text.isWellFormed()).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});

	it.each([
		['divisions', '<div>'],
		['tables', '<table><tr><td>'],
		['spans', '<span>'],
		['lists', '<ul><li>'],
	])('nested fifty thousand deep is read as far as anybody would nest: %s', (_what, tag) => {
		expect(readArticle(`<p>Before.</p>${tag.repeat(50_000)}deep`).text).toBe('Before.');
	});

	it('of many paragraphs is read whole', () => {
		const html = `<html><body>${'<p>Some words here, and a few more.</p>'.repeat(30_000)}</body></html>`;
		expect(readArticle(html).text.length).toBeGreaterThan(400_000);
	});
});

describe('JSON-LD', () => {
	it.each([
		['is cut off', '{"@type": "NewsArticle", "headline": "x'],
		['is no object', '42'],
		['is null', 'null'],
		['is of other things', JSON.stringify({ '@type': 'Organization', name: 'x' })],
		[
			'has wrong types',
			JSON.stringify({ '@type': ['NewsArticle', 3], headline: { a: 1 }, author: 7, datePublished: [] }),
		],
		['is nested without end', `${'['.repeat(60_000)}${']'.repeat(60_000)}`],
		['is nested objects without end', `${'{"@graph":'.repeat(15_000)}1${'}'.repeat(15_000)}`],
		['is huge', JSON.stringify({ '@type': 'NewsArticle', headline: 'x'.repeat(300_000) })],
	])('that %s is passed over', (_what, json) => {
		const read = readArticle(
			pageWith(`<title>Harbour plan</title><script type="application/ld+json">${json}</script>`),
			{ url: 'https://courier.example/' },
		);
		expect(read.outlet).toBe('courier.example');
		expect(read.text).toContain('Peter Marsh denied it.');
	});

	it('cannot reach the prototype of things', () => {
		const hostile =
			'{"@type":"NewsArticle","headline":"Fine","__proto__":{"polluted":true,"publisher":{"name":"Evil"}},"constructor":{"prototype":{"polluted":true}}}';
		const read = readArticle(pageWith(`<script type="application/ld+json">${hostile}</script>`), {
			url: 'https://courier.example/',
		});
		expect(read).toMatchObject({ title: 'Fine', outlet: 'courier.example' });
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
	});

	it('is found within a graph, and a broken script before it does no harm', () => {
		const html = pageWith(
			`<script type="application/ld+json">{broken</script>${ld({ '@graph': [{ '@type': 'WebSite', name: 'x' }, article] })}`,
		);
		expect(readArticle(html).title).toBe('Council approves harbour plan');
	});
});

describe('days', () => {
	it.each([
		['2025-08-14', '2025-08-14'],
		['2025-08-14T23:30:00-05:00', '2025-08-14'],
		['20250814', '2025-08-14'],
		['2025/8/4 10:00', '2025-08-04'],
		['2025年8月14日', '2025-08-14'],
		['Thu, 14 Aug 2025 10:00:00 GMT', '2025-08-14'],
		['2025-02-31', null],
		['yesterday', null],
		['', null],
	])('%s', (datePublished, day) => {
		expect(readArticle(pageWith(ld({ ...article, datePublished }))).published).toBe(day);
	});
});

describe('character sets', () => {
	const utf8 = (text: string) => new TextEncoder().encode(text);
	const gbk = Uint8Array.from([0xb7, 0xf1, 0xc8, 0xcf]);
	const latin1 = Uint8Array.from([0x63, 0x61, 0x66, 0xe9]);
	const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((one) => [...one]));

	it.each([
		['UTF-8 unless something else is said', utf8('否认'), null, '否认'],
		['what the content type says', gbk, 'text/html; charset=GBK', '否认'],
		['what the content type says, in quotation marks', latin1, 'text/html; charset="iso-8859-1"', 'café'],
		['a name that is not known as if nothing were said', utf8('é'), 'text/html; charset=none-such', 'é'],
		[
			'a byte order mark before all else',
			joined(Uint8Array.from([0xef, 0xbb, 0xbf]), utf8('é')),
			'text/html; charset=gbk',
			'é',
		],
		['UTF-16 by its mark', Uint8Array.from([0xff, 0xfe, 0x26, 0x54]), null, '否'],
	])('%s', (_what, bytes, contentType, text) => {
		expect(decodePage(bytes, contentType)).toBe(text);
	});

	it.each(['<meta charset="gb2312">', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'])(
		'what the page says of itself: %s',
		(meta) => {
			expect(decodePage(joined(utf8(meta), gbk), 'text/html')).toBe(`${meta}否认`);
		},
	);

	it('bytes that are no characters are marked as such', () => {
		expect(decodePage(Uint8Array.from([0x61, 0xff, 0x62]), null)).toBe('a\ufffdb');
	});
});
