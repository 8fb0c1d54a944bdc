import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type Article, articleLimits } from '../../core/article.js';
import { limits } from '../../core/problems.js';
import { readJsonLd } from './jsonLd.js';
import { type PageNode, plainText } from './plainText.js';
import { clean, dayOf, hostOf, httpAddress, isSameSite, languageOf } from './values.js';

/** Of pages with more elements all text is taken, since looking for the article in them takes too long. */
const mostElements = 20_000;
const deepest = 300;

type Page = ReturnType<typeof parseHTML>['document'];

/**
 * What a page says of its article: by its JSON-LD, else its metadata, else by what Mozilla's Readability makes of it.
 * Nothing in the page is run or loaded, and no page is too broken to be read; an empty one has an empty text.
 */
export function readArticle(html: string, options: { readonly url?: string | null } = {}): Article {
	const given = html.replaceAll('\0', '\ufffd').toWellFormed();
	const page = parseHTML(/<html[\s>]/i.test(given) ? given : `<html><body>${given}</body></html>`).document;
	const scripts = [...page.querySelectorAll('script[type="application/ld+json" i]')];
	const data = readJsonLd(scripts.map((one) => String(one.textContent ?? '')));
	const facts = factsOf(page);
	const address = httpAddress(options.url ?? null, null);
	const canonicalUrl = httpAddress(facts.canonical ?? data.url ?? facts.ogUrl, address);
	// Readability takes the page apart: whatever else is read of it is read before.
	const whole = plainText(page.body ?? page, { most: articleLimits.text });
	const found = articleOf(page);
	const text = found?.text || whole;
	return {
		title: clean(data.headline ?? found?.title ?? facts.title, limits.text),
		outlet: clean(data.publisher ?? facts.siteName ?? hostOf(address ?? canonicalUrl), limits.name),
		byline: clean(data.author ?? facts.author ?? found?.byline ?? null, limits.name),
		published: dayOf(data.datePublished) ?? dayOf(facts.published) ?? dayOf(found?.published ?? null),
		language: languageOf([facts.language, data.inLanguage, facts.locale], text),
		url: address === null || (canonicalUrl !== null && isSameSite(canonicalUrl, address)) ? canonicalUrl : address,
		canonicalUrl,
		text,
		html: given,
	};
}

function factsOf(page: Page) {
	const content = (...selectors: string[]): string | null => {
		for (const selector of selectors) {
			const value = page.querySelector(selector)?.getAttribute('content')?.trim();
			if (value) return value;
		}
		return null;
	};
	const author = content('meta[name="author" i]', 'meta[property="article:author"]');
	return {
		title: content('meta[property="og:title"]') ?? page.querySelector('title')?.textContent ?? null,
		siteName: content('meta[property="og:site_name"]', 'meta[name="application-name" i]'),
		// Some give the author's page.
		author: author && /^https?:/i.test(author) ? null : author,
		published:
			content('meta[property="article:published_time"]', 'meta[name="date" i]', 'meta[itemprop="datePublished"]') ??
			page.querySelector('time[datetime]')?.getAttribute('datetime') ??
			null,
		language: page.querySelector('html')?.getAttribute('lang') ?? null,
		locale: content('meta[property="og:locale"]')?.replace('_', '-') ?? null,
		canonical: page.querySelector('link[rel="canonical" i]')?.getAttribute('href') ?? null,
		ogUrl: content('meta[property="og:url"]'),
	};
}

interface Found {
	readonly title: string | null;
	readonly byline: string | null;
	readonly published: string | null;
	readonly text: string;
}

/** The article within its page; null where none can be told from the rest. */
function articleOf(page: Page): Found | null {
	if (page.querySelectorAll('*').length > mostElements || isDeeperThan(page, deepest)) return null;
	try {
		const read = new Readability(page, {
			maxElemsToParse: mostElements,
			serializer: (element) => plainText(element as never, { most: articleLimits.text }),
		}).parse();
		if (!read) return null;
		const { title, byline, publishedTime, content } = read;
		return { title: title ?? null, byline: byline ?? null, published: publishedTime ?? null, text: content ?? '' };
	} catch {
		return null;
	}
}

function isDeeperThan(root: PageNode, most: number): boolean {
	let depth = 0;
	let node: PageNode | null = root;
	while (node) {
		if (node.firstChild) {
			if (++depth > most) return true;
			node = node.firstChild;
			continue;
		}
		while (node && !node.nextSibling) {
			node = node.parentNode;
			depth--;
		}
		node = node?.nextSibling ?? null;
	}
	return false;
}
