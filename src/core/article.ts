import type { PartialDate } from './dates.js';
import type { ArticleDraft, DocumentDraft } from './drafts.js';

/** What could be read from the page of an article. What it does not say is null. */
export interface Article {
	readonly title: string | null;
	readonly outlet: string | null;
	readonly byline: string | null;
	readonly published: PartialDate | null;
	/** A BCP 47 tag. */
	readonly language: string | null;
	/** Where it is: the page's own word, unless that names another host than the page came from. */
	readonly url: string | null;
	/** The address that the page calls its own, on whatever host. */
	readonly canonicalUrl: string | null;
	/** The article without navigation and the like, a paragraph a line. */
	readonly text: string;
	/** The page as it was given. */
	readonly html: string;
}

/** The longest that a page and its text may be, in UTF-16 units. */
export const articleLimits = { html: 2_000_000, text: 500_000 } as const;

/** What was kept of a document: its page and text at a moment, never changed afterwards. */
export interface Snapshot {
	readonly documentId: string;
	readonly takenAt: string;
	/** Of the page as it is kept, in UTF-8; 64 hexadecimal digits. */
	readonly sha256: string;
	readonly canonicalUrl: string | null;
	/** How long the text is, in UTF-16 units. */
	readonly characters: number;
}

/** The document that a draft describes; what the draft says goes before what was read. */
export function documentDraftOf({ html, fetch, ...draft }: ArticleDraft, read: Article | null): DocumentDraft {
	return {
		...draft,
		outlet: draft.outlet ?? read?.outlet ?? '',
		language: draft.language ?? read?.language ?? '',
		title: draft.title ?? read?.title ?? null,
		byline: draft.byline ?? read?.byline ?? null,
		published: draft.published ?? read?.published ?? null,
		url: draft.url ?? read?.url ?? null,
	};
}
