import type { Case } from '../core/case.js';
import type { Document } from '../core/story.js';

/** Documents that somebody speaks in or that are repeated, in the order of the case. */
export function documentsOf(theCase: Case): Document[] {
	const spoken = new Set(
		theCase.statements.flatMap((one) => [
			one.documentId ?? theCase.sources.get(one.sourceId)?.documentId ?? null,
			one.originDocumentId,
		]),
	);
	return [...theCase.documents.values()].filter((one) => spoken.has(one.id));
}

/** An address that may stand in a link: of the web, and with nothing in it that would end the link; null where it is none. */
export function webAddress(url: string): string | null {
	if (!URL.canParse(url)) return null;
	const { protocol, href } = new URL(url);
	return /^https?:$/.test(protocol) ? href.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('\\', '%5C') : null;
}

/** The place of a quote in a document: browsers scroll to it and mark it (URL Fragment Text Directives). */
export function quoteAddress(url: string, quote: string): string | null {
	const address = webAddress(url);
	if (address === null || quote.trim() === '') return null;
	const [page = '', fragment = ''] = address.split('#');
	// A hyphen has a meaning of its own there.
	const text = encodeURIComponent(quote.trim().toWellFormed()).replaceAll('-', '%2D');
	return `${page}#${fragment.split(':~:')[0]}:~:text=${text}`;
}
