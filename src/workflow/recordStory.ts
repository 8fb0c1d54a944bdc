import type { StoryDraft } from '../core/drafts.js';
import { limits } from '../core/problems.js';
import type { Story } from '../core/story.js';
import { StoryRow } from '../store/rows/story.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { chooseSlug } from './slug.js';

/** Opens a story, a piece of reporting under check. */
export const recordStory = (office: Office, draft: StoryDraft, options: RecordOptions = {}) =>
	record(office, 'recordStory', options, (work) => addStory(work, draft));

export async function addStory(work: Work, draft: StoryDraft): Promise<Story> {
	const { tx, problems, now } = work;
	const id = work.newId('story');
	const deskId = await work.chooseDesk(draft.desk);
	const title = problems.text('title', draft.title, { most: limits.text });
	const language = problems.language('language', draft.language);
	const slug = await chooseSlug(tx, 'story', { given: draft.slug, from: title, id, problems });
	const story = { id, slug, title, language, recordedAt: now };
	if (problems.errors.length === 0) await tx.insert(StoryRow, { ...story, deskId, publicSince: null });
	return story;
}
