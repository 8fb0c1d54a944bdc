import { requireRating } from '../core/ratingScale.js';
import { checkVerdict, type Verdict, type VerdictDraft, type VerdictSource } from '../core/verdict.js';
import { requireRef } from '../store/references.js';
import { VerdictRow, VerdictSourceRow } from '../store/rows/verdict.js';
import { keyOfVersion, loadScales, loadVerdicts } from '../store/verdicts.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwnClaim } from './own.js';
import { requirePerson } from './person.js';

/** Gives the desk's judgement of a claim, which holds once a second person agrees. The earlier ones stay; nothing is computed. */
export const issueVerdict = (office: Office, draft: VerdictDraft, options: RecordOptions = {}) =>
	record(office, 'issueVerdict', options, (work) => addVerdict(work, draft));

export async function addVerdict(work: Work, draft: VerdictDraft): Promise<Verdict | null> {
	const { tx, problems, now } = work;
	const claim = await requireOwnClaim(work, draft.claim, 'claim');
	const userId = requirePerson(work, 'claim');
	const checked = checkVerdict(draft, problems);
	const sources = await resolveSources(work, draft.sources);
	if (!claim) return null;
	const claimId = claim.id;
	const scale = (await loadScales(tx, [claim.deskId])).get(keyOfVersion(claim.deskId));
	const rating = scale ? requireRating(scale, draft.rating, problems) : null;
	if (!scale || !rating || problems.errors.length > 0) return null;

	const before = (await loadVerdicts(tx, [claimId])).get(claimId) ?? [];
	const verdict = {
		id: work.newId('verdict', claimId),
		claimId,
		sequence: (before.at(-1)?.sequence ?? 0) + 1,
		deskId: claim.deskId,
		scaleVersion: scale.version,
		...checked,
		claimRevision: claim.revision,
		userId,
		recordedAt: now,
	};
	const { key: ratingKey, labels: ratingLabels, number: ratingNumber } = rating;
	await tx.insert(VerdictRow, { ...verdict, ratingKey, ratingLabels, ratingNumber });
	const rows = sources.map((one, place) => ({ claimId, verdictId: verdict.id, place, ...one }));
	await tx.insert(VerdictSourceRow, ...rows);
	return { ...verdict, rating, sources, decision: null, secondRating: null };
}

/** Documents by id or slug, and addresses as they are. */
async function resolveSources(work: Work, given: VerdictDraft['sources']): Promise<VerdictSource[]> {
	const { problems } = work;
	const sources: VerdictSource[] = [];
	for (const [at, one] of problems.list('sources', given).entries()) {
		const path = ['sources', String(at)];
		if (/^https?:/i.test(one)) sources.push({ documentId: null, url: problems.url(path, one) });
		else sources.push({ documentId: await requireRef(work, 'document', one, path), url: null });
		const last = sources.at(-1);
		const before = sources.slice(0, -1);
		if (before.some((each) => each.documentId === last?.documentId && each.url === last?.url))
			problems.add('DUPLICATE', path, `\`${one.slice(0, 80)}\` is named twice`);
	}
	return sources;
}
