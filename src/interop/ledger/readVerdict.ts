import type { LedgerVerdict } from '../../core/ledger.js';
import { checkVerdict, type VerdictDraft } from '../../core/verdict.js';
import { type DeskFrame, requireRole } from './deskFrame.js';
import type { Spot } from './reading.js';
import { record } from './record.js';
import { ref, refs, text } from './shapes.js';
import { eitherOf, named } from './words.js';

const verdictShape = record(
	'a verdict',
	{
		claim: ref('claims'),
		rating: text,
		explanation: text,
		language: text,
		documents: refs('documents'),
		by: ref('desk'),
		'agreed-by': ref('desk'),
	},
	{ needs: ['claim', 'rating', 'explanation', 'by'] },
);

/** A verdict and who agreed to it, who is never the same person. */
export function readVerdict(spot: Spot, frame: DeskFrame): LedgerVerdict | undefined {
	const { reading, ratings, story, people } = frame;
	const read = verdictShape(spot, reading);
	if (!read) return undefined;
	const { claim, rating, explanation, by, documents = [], language = story.language } = read.values;
	const agreedBy = read.values['agreed-by'];
	const agreedAt = read.spots['agreed-by'];
	requireRole(read.spots.by, by, { frame, action: 'issueVerdict' });
	requireRole(agreedAt, agreedBy, { frame, action: 'agreeToVerdict' });
	if (agreedAt && agreedBy && agreedBy === by) {
		const others = [...people.keys()].filter((one) => one !== by);
		const remedy = others.length > 0 ? `; it may be ${eitherOf(others)}` : '; name somebody else under `desk`';
		reading.add(agreedAt, `${named(agreedBy)} gave this verdict; a second person agrees to it${remedy}`);
	}
	if (rating !== undefined && !ratings.includes(rating)) {
		const remedy = reading.suggest(rating, { among: ratings, else: `the ratings are ${eitherOf(ratings)}` });
		reading.add(read.spots.rating ?? spot, `no rating ${named(rating)}${remedy}`);
	}
	if (!claim || !rating || !explanation || !by) return undefined;
	const draft: VerdictDraft = {
		claim,
		rating,
		explanation,
		language,
		...(documents.length > 0 && { sources: documents.map((one) => one.value) }),
	};
	reading.check(spot, read.spots, (problems) => checkVerdict(draft, problems));
	return { path: spot.path, draft, by, agreedBy: agreedBy ?? null };
}
