import { type Article, articleLimits, documentDraftOf } from '../core/article.js';
import { checkDocument } from '../core/checks.js';
import type { ArticleDraft, DocumentDraft } from '../core/drafts.js';
import { desksWhere } from '../core/permissions.js';
import { accept, type Result, refuse, type UserErrorCode } from '../core/result.js';
import type { Document } from '../core/story.js';
import { requireRef } from '../store/references.js';
import { DerivationRow, DocumentRow } from '../store/rows/story.js';
import { type Office, type Recorded, type RecordOptions, record, type Work } from './office.js';
import { chooseSlug } from './slug.js';
import { takeSnapshot } from './takeSnapshot.js';
import { withinStory } from './withinStory.js';

/** Reads a page: pure, and from another room. */
type ReadArticle = (html: string, options: { readonly url: string | null }) => Article;

/**
 * Takes a published item into the record, with what it derives from. Where its page is given, or fetched, what the draft
 * leaves open is read from it, and the page is kept.
 */
export async function recordDocument(
	office: Office,
	draft: ArticleDraft,
	options: RecordOptions & { readonly readArticle?: ReadArticle } = {},
): Promise<Result<Recorded<Document>>> {
	const read = await articleFor(office, draft, options.readArticle);
	if (!read.ok) return read;
	const article = read.value;
	return record(office, 'recordDocument', options, async (work) => {
		const document = await addDocument(work, documentDraftOf(draft, article));
		if (article) await takeSnapshot(work, document.id, article);
		return document;
	});
}

/** What the page says that a draft brings or wants fetched; null where it does neither, or where nothing would come of it. */
async function articleFor(
	office: Office,
	{ html, fetch, url }: ArticleDraft,
	readArticle: ReadArticle | undefined,
): Promise<Result<Article | null>> {
	const wrong = (code: UserErrorCode, path: string, message: string) => refuse({ code, path: [path], message });
	const hasPage = html !== null && html !== undefined;
	if (!fetch && !hasPage) return accept(null);
	if (fetch && hasPage) return wrong('INVALID', 'fetch', 'give the page as html or have it fetched, not both');
	// For whoever may not record nothing is read or fetched; the recording itself says so.
	if (desksWhere(office.actor, 'recordDocument').length === 0) return accept(null);
	if (hasPage) {
		const { html: most } = articleLimits;
		if (html.length > most) return wrong('TOO_LONG', 'html', `html has ${html.length} characters; the most is ${most}`);
		if (!readArticle) throw new Error('a page was given, and nothing to read it with');
		return accept(readArticle(html, { url: url ?? null }));
	}
	if (!url) return wrong('INVALID', 'url', 'url is missing; give the address that is to be fetched');
	if (!office.fetchArticle)
		return wrong('NOT_PERMITTED', 'fetch', 'nothing is fetched here; give the page as html, or set FETCH=on');
	return office.fetchArticle(url);
}

export async function addDocument(work: Work, draft: DocumentDraft): Promise<Document> {
	const { tx, problems, now } = work;
	const id = work.newId('document');
	const deskId = await work.chooseDesk(draft.desk);
	const checked = checkDocument(draft, problems);
	const story = await withinStory(work, draft.story);
	const from = `${checked.outlet} ${checked.title ?? ''}`;
	const slug = await chooseSlug(tx, 'document', { given: draft.slug, from, id, problems, within: story.prefix });
	const document = { id, slug, storyId: story.id, ...checked, recordedAt: now };
	if (problems.errors.length === 0) {
		await tx.insert(DocumentRow, { ...document, deskId, publicSince: null });
		await addDerivations(work, id, draft.derivedFrom);
	}
	return document;
}

/** What a document was made from; the documents it derives from must be on record. */
export async function addDerivations(
	work: Work,
	documentId: string,
	derivedFrom: DocumentDraft['derivedFrom'],
): Promise<void> {
	const { tx, problems, now } = work;
	const derivations: DerivationRow[] = [];
	for (const [at, one] of problems.list('derivedFrom', derivedFrom).entries()) {
		const path = ['derivedFrom', String(at), 'document'];
		const fromDocumentId = await requireRef(work, 'document', one.document, path);
		if (derivations.some((other) => other.fromDocumentId === fromDocumentId && other.kind === one.kind))
			problems.add('DUPLICATE', path, 'this derivation is given twice');
		derivations.push({ documentId, fromDocumentId, kind: one.kind, recordedAt: now });
	}
	if (problems.errors.length === 0) await tx.insert(DerivationRow, ...derivations);
}
