import { type Standing, standings } from '../../core/claim.js';
import type { StoryDraft } from '../../core/drafts.js';
import type { LedgerEntry } from '../../core/ledger.js';
import { limits } from '../../core/problems.js';
import type { Reading, Spot } from './reading.js';
import { record } from './record.js';
import { text, word } from './shapes.js';

/** What the entries of a ledger have from its story: its key, its language, and the standing of claims that give none. */
export interface StoryFrame {
	readonly key: string;
	readonly language: string;
	readonly standing: Standing | undefined;
}

const storyShape = record(
	'a story',
	{ key: text, title: text, language: text, standing: word(standings) },
	{ needs: ['key', 'title', 'language'] },
);

export function readStory(spot: Spot, reading: Reading): { entry: LedgerEntry<StoryDraft>; frame: StoryFrame } {
	const story = storyShape(spot, reading);
	const { key = 'missing', title = 'missing', language = 'en', standing } = story?.values ?? {};
	reading.check(spot, { ...story?.spots, slug: story?.spots.key }, (problems) => {
		problems.slug('slug', key);
		problems.text('title', title, { most: limits.text });
		problems.language('language', language);
	});
	return {
		entry: { key, path: spot.path, draft: { slug: key, title, language } },
		frame: { key, language, standing },
	};
}
