import { checkDocument } from '../core/checks.js';
import type { DocumentDraft } from '../core/drafts.js';
import type { Document } from '../core/story.js';
import { requireRef } from '../store/references.js';
import { DerivationRow, DocumentRow } from '../store/rows/story.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { chooseSlug } from './slug.js';
import { withinStory } from './withinStory.js';

/** Takes a published item into the record, with what it derives from. */
export const recordDocument = (office: Office, draft: DocumentDraft, options: RecordOptions = {}) =>
	record(office, 'recordDocument', options, (work) => addDocument(work, draft));

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
