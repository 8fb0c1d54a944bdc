import { checkClaim } from '../core/checks.js';
import { type Bearing, type Claim, isBeginning, isPublished } from '../core/claim.js';
import type { ClaimDraft } from '../core/drafts.js';
import { claimEntry } from '../core/search/entry.js';
import { actionToArrive } from '../core/standings.js';
import { requireRefs } from '../store/references.js';
import { ClaimBearingRow, ClaimRevisionRow, ClaimRow, ClaimStoryRow, ClaimTopicRow } from '../store/rows/claim.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { chooseSlug } from './slug.js';

/** Takes a claim into the record. Nobody having spoken to it yet, it is unsourced. */
export const recordClaim = (office: Office, draft: ClaimDraft, options: RecordOptions = {}) =>
	record(office, 'recordClaim', options, (work) => {
		const { standing } = draft;
		if (standing && !isBeginning(standing))
			work.problems.add(
				'INVALID',
				'standing',
				`a claim begins as INTAKE or CHECKING; it comes to ${standing} by being moved`,
			);
		return addClaim(work, draft);
	});

/** An import may take in what was published elsewhere; the public then sees all that its case is made of. */
export async function addClaim(work: Work, draft: ClaimDraft): Promise<Claim> {
	const { tx, problems, now } = work;
	const id = work.newId('claim');
	const deskId = await work.chooseDesk(draft.desk);
	const { topics, ...checked } = checkClaim(draft, problems, { now });
	const arriving = actionToArrive[checked.standing];
	if (arriving && deskId) work.require(deskId, 'standing', arriving);
	const about = problems.list('about', draft.about);
	const parties = about.map((one) => one.party);
	const partyIds = await requireRefs(work, 'party', parties, (at) => ['about', String(at), 'party']);
	const stories = problems.list('stories', draft.stories);
	const storyIds = await requireRefs(work, 'story', stories, (at) => ['stories', String(at)]);
	const from = checked.language.startsWith('en') ? checked.text : (checked.translations.en ?? checked.text);
	const slug = await chooseSlug(tx, 'claim', { given: draft.slug, from, id, problems });
	const claim = { id, slug, ...checked, revision: 1, recordedAt: now };
	if (problems.errors.length > 0) return claim;

	const unscored = {
		support: 0,
		opposition: 0,
		score: 0,
		lean: 0,
		level: 'UNSOURCED',
		method: '',
		scoredAt: now,
	} as const;
	await tx.insert(ClaimRow, { ...claim, ...unscored, deskId, publicSince: isPublished(claim.standing) ? now : null });
	const { text, language, translations } = claim;
	await tx.insert(ClaimRevisionRow, {
		claimId: id,
		revision: 1,
		text,
		language,
		translations,
		reason: null,
		recordedAt: now,
		byUserId: work.actor.userId,
	});
	const bearings = partyIds.map((partyId, place) => ({ partyId, place, news: about[place]?.news ?? 'NEUTRAL' }));
	await tx.insert(ClaimBearingRow, ...bearings.map((one: Bearing & { place: number }) => ({ claimId: id, ...one })));
	await tx.insert(ClaimTopicRow, ...topics.map((topic) => ({ claimId: id, topic })));
	await tx.insert(ClaimStoryRow, ...storyIds.map((storyId) => ({ claimId: id, storyId })));
	work.index(claimEntry(claim), { isNew: true });
	work.announce('CLAIM_RECORDED', id);
	work.touch(id, { event: 'CLAIM_RECORDED' });
	return claim;
}
