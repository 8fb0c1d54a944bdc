import { cardSize } from './embedCard.js';
import { escapeHtml } from './html.js';

/** What oEmbed 1.0 answers of a claim: a frame with its card, no larger than asked. */
export function oembedOf(
	claim: { readonly slug: string; readonly title: string },
	options: { readonly origin: string; readonly query: string; readonly maxWidth: number; readonly maxHeight: number },
) {
	const { origin, query } = options;
	const width = Math.min(cardSize.width, options.maxWidth);
	const height = Math.min(cardSize.height, options.maxHeight);
	const source = escapeHtml(`${origin}/embed/claims/${claim.slug}${query}`);
	return {
		version: '1.0',
		type: 'rich',
		title: claim.title,
		provider_name: 'Counterclaim',
		provider_url: `${origin}/`,
		cache_age: 3600,
		width,
		height,
		html: `<iframe src="${source}" width="${width}" height="${height}" title="${escapeHtml(claim.title)}" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" frameborder="0"></iframe>`,
	} as const;
}
