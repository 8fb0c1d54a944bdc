import { createHash } from 'node:crypto';
import type { Article } from '../core/article.js';
import { SnapshotRow } from '../store/rows/snapshot.js';
import type { Work } from './office.js';

/** Keeps the page of a document as it is now, and its text. */
export async function takeSnapshot({ tx, problems, now }: Work, documentId: string, article: Article): Promise<void> {
	const { text, html, canonicalUrl } = article;
	if (text === '') problems.add('INVALID', 'html', 'the page has no text; give the whole page of an article');
	if (problems.errors.length > 0) return;
	const sha256 = createHash('sha256').update(html, 'utf8').digest('hex');
	await tx.insert(SnapshotRow, { documentId, takenAt: now, sha256, canonicalUrl, characters: text.length, text, html });
}
