import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type Article, articleLimits } from '../../core/article.js';
import { limits } from '../../core/problems.js';
import { readJsonLd } from './jsonLd.js';
import { plainText } from './plainText.js';
import { scanPage } from './scanPage.js';
import { clean, dayOf, hostOf, httpAddress, isSameSite, languageOf } from './values.js';

/**
 * What a page says of its article: by its JSON-LD, else its metadata, else by what Mozilla's Readability makes of it.
 * Nothing in the page is run or loaded, and no page is too broken to be read; an empty one has an empty text.
 */
export function readArticle(html: string, options: { readonly url?: string | null } = {}): Article {
	const given = html.replaceAll('\0', '\ufffd').toWellFormed();
	const page = scanPage(given, { mostText: articleLimits.text });
	const data = readJsonLd(page.jsonLd);
	const found = page.isPlain ? articleIn(given) : null;
	const of = (...names: string[]): string | null =>
		names.map((name) => page.meta.get(name)).find((value) => value !== undefined) ?? null;
	const author = of('author', 'article:author');
	const address = httpAddress(options.url ?? null, null);
	const canonicalUrl = httpAddress(page.canonical ?? data.url ?? of('og:url'), address);
	const text = (found?.text || page.text).slice(0, articleLimits.text);
	return {
		title: clean(data.headline ?? found?.title ?? of('og:title') ?? page.title, limits.text),
		outlet: clean(
			data.publisher ?? of('og:site_name', 'application-name') ?? hostOf(address ?? canonicalUrl),
			limits.name,
		),
		// Some give the author's page in place of the name.
		byline: clean(data.author ?? (author && !/^https?:/i.test(author) ? author : found?.byline), limits.name),
		published:
			dayOf(data.datePublished) ??
			dayOf(of('article:published_time', 'datepublished', 'date', 'pubdate')) ??
			dayOf(found?.published ?? page.time),
		language: languageOf([page.language, data.inLanguage, of('og:locale')], text),
		url: address === null || (canonicalUrl !== null && isSameSite(canonicalUrl, address)) ? canonicalUrl : address,
		canonicalUrl,
		text,
		html: given,
	};
}

interface Found {
	readonly title: string | null;
	readonly byline: string | null;
	readonly published: string | null;
	readonly text: string;
}

/** The article within its page; null where it cannot be told from the rest. */
function articleIn(html: string): Found | null {
	try {
		const page = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`).document;
		const read = new Readability(page, { serializer: (element) => plainText(element as never) }).parse();
		if (!read) return null;
		const { title, byline, publishedTime, content } = read;
		return { title: title || null, byline: byline || null, published: publishedTime || null, text: content ?? '' };
	} catch {
		return null;
	}
}
