import { checkScale, type RatingScale, type ScaleDraft } from '../core/ratingScale.js';
import { RatingScaleRow } from '../store/rows/verdict.js';
import { keyOfVersion, loadScales } from '../store/verdicts.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Gives a desk another rating scale; the earlier ones stay, and so do the verdicts given by them. */
export const recordScale = (office: Office, draft: ScaleDraft, options: RecordOptions = {}) =>
	record(office, 'recordScale', options, (work) => addScale(work, draft));

async function addScale(work: Work, draft: ScaleDraft): Promise<RatingScale> {
	const deskId = await work.chooseDesk(draft.desk);
	const ratings = checkScale(draft, work.problems);
	const scale = { deskId, version: 0, ratings, recordedAt: work.now };
	if (work.problems.errors.length > 0) return scale;
	const before = (await loadScales(work.tx, [deskId])).get(keyOfVersion(deskId));
	const next = { ...scale, version: (before?.version ?? 0) + 1 };
	await work.tx.insert(RatingScaleRow, { ...next, userId: work.actor.userId });
	return next;
}
