import { requireRating } from '../core/ratingScale.js';
import { isShut, type SecondRatingDraft, type Verdict } from '../core/verdict.js';
import { SecondRatingRow } from '../store/rows/verdict.js';
import { keyOfVersion, loadScales } from '../store/verdicts.js';
import { findVerdictForSecond } from './findVerdict.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** A second checker rates what a sealed verdict is on, before seeing it; that opens it. */
export const giveSecondRating = (office: Office, draft: SecondRatingDraft, options: RecordOptions = {}) =>
	record(office, 'giveSecondRating', options, (work) => addSecondRating(work, draft));

async function addSecondRating(work: Work, draft: SecondRatingDraft): Promise<Verdict | null> {
	const { tx, problems, now } = work;
	const found = await findVerdictForSecond(work, draft.verdict);
	if (!found) return null;
	const { verdict, latest, userId } = found;
	if (!isShut(verdict, { latest })) {
		const why = verdict.sealed ? 'has a second rating already' : 'was open from the start, so that no rating is blind';
		problems.add('CONFLICT', 'verdict', `this verdict ${why}; agree to it or reject it`);
		return null;
	}
	const key = keyOfVersion(verdict.deskId, verdict.scaleVersion);
	const scale = (await loadScales(tx, [key])).get(key);
	const rating = scale ? requireRating(scale, draft.rating, problems) : null;
	if (!rating) return null;
	const { key: ratingKey, labels: ratingLabels, number: ratingNumber } = rating;
	const by = { userId, recordedAt: now };
	const row = { claimId: verdict.claimId, verdictId: verdict.id, ratingKey, ratingLabels, ratingNumber };
	await tx.insert(SecondRatingRow, { ...row, ...by });
	return { ...verdict, secondRating: { rating, ...by } };
}
