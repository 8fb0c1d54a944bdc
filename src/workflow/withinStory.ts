import type { Ref } from '../core/drafts.js';
import { requireRef } from '../store/references.js';
import type { Session } from '../store/sql.js';
import type { Work } from './office.js';

/** The story that a document or source belongs to, and what its slugs begin with: `story-slug/`. */
export async function withinStory(
	work: Work,
	story: Ref | null | undefined,
): Promise<{ readonly id: string | null; readonly prefix: string }> {
	if (story === null || story === undefined) return { id: null, prefix: '' };
	const id = await requireRef(work, 'story', story, 'story');
	return { id, prefix: await prefixOf(work.tx, id) };
}

async function prefixOf(session: Session, storyId: string): Promise<string> {
	const found = await session.query<{ slug: string }>('SELECT slug FROM story WHERE id = ?', [storyId]);
	return found[0] ? `${found[0].slug}/` : '';
}
