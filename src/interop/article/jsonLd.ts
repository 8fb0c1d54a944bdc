/** What the JSON-LD of a page says of its article, as far as it is text. */
export interface ArticleData {
	readonly headline: string | null;
	readonly author: string | null;
	readonly publisher: string | null;
	readonly datePublished: string | null;
	readonly inLanguage: string | null;
	readonly url: string | null;
}

const none: ArticleData = {
	headline: null,
	author: null,
	publisher: null,
	datePublished: null,
	inLanguage: null,
	url: null,
};
/** More is not looked at: a page is written by strangers. */
const most = { script: 200_000, scripts: 20, nodes: 2_000, depth: 12, authors: 10 } as const;
const articleTypes = /(?:^|[/#])(?:\w*Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$/;

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first article that the scripts speak of; what cannot be read is passed over. */
export function readJsonLd(scripts: readonly string[]): ArticleData {
	for (const script of scripts.slice(0, most.scripts)) {
		if (script.length > most.script) continue;
		const found = articleIn(parsed(script));
		if (found) return dataOf(found);
	}
	return none;
}

function parsed(script: string): unknown {
	try {
		// Some pages put a comment round it.
		return JSON.parse(script.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, ''));
	} catch {
		return null;
	}
}

/** Breadth first, no deeper than things are nested in earnest. */
function articleIn(root: unknown): Thing | null {
	let level: readonly unknown[] = [root];
	let seen = 0;
	for (let depth = 0; depth < most.depth && level.length > 0; depth++) {
		const next: unknown[] = [];
		for (const one of level) {
			if (++seen > most.nodes) return null;
			if (Array.isArray(one)) for (const entry of one.slice(0, most.nodes)) next.push(entry);
			else if (isThing(one)) {
				if (typesOf(one).some((type) => articleTypes.test(type))) return one;
				for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement']) next.push(own(one, key));
			}
		}
		level = next;
	}
	return null;
}

/** Only what a thing has itself: a key such as `__proto__` or `constructor` is a key like others. */
const own = (thing: Thing, key: string): unknown => (Object.hasOwn(thing, key) ? thing[key] : undefined);

const typesOf = (thing: Thing): string[] =>
	[own(thing, '@type')].flat().filter((one): one is string => typeof one === 'string');

function dataOf(article: Thing): ArticleData {
	const authors = [own(article, 'author') ?? own(article, 'creator')].flat().slice(0, most.authors);
	const names = authors.flatMap((one) => nameOf(one) ?? []);
	return {
		headline: nameOf(own(article, 'headline')) ?? nameOf(own(article, 'name')),
		author: names.length > 0 ? [...new Set(names)].join(', ') : null,
		publisher: nameOf(own(article, 'publisher')),
		datePublished: nameOf(own(article, 'datePublished')),
		inLanguage: nameOf(own(article, 'inLanguage')),
		url: addressOf(own(article, 'mainEntityOfPage')) ?? addressOf(own(article, 'url')),
	};
}

/** A text, or the name of a thing, or the first of several. */
function nameOf(value: unknown): string | null {
	const one = Array.isArray(value) ? value[0] : value;
	if (typeof one === 'string') return one;
	if (!isThing(one)) return null;
	const name = own(one, 'name') ?? own(one, '@value') ?? own(one, 'alternateName');
	return typeof name === 'string' ? name : null;
}

function addressOf(value: unknown): string | null {
	const one = Array.isArray(value) ? value[0] : value;
	if (typeof one === 'string') return one;
	const id = isThing(one) ? (own(one, '@id') ?? own(one, 'url')) : null;
	return typeof id === 'string' ? id : null;
}
