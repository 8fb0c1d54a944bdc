import { checkSource } from '../core/checks.js';
import type { SourceDraft } from '../core/drafts.js';
import { sourceEntry } from '../core/search/entry.js';
import { isUnnamed, type Source } from '../core/source.js';
import { loadDocuments, loadParties, loadSources } from '../store/cases.js';
import { requireRef, requireRefs } from '../store/references.js';
import { SourceOverlapRow, SourcePartyRow, SourceRow } from '../store/rows/source.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { chooseSlug } from './slug.js';
import { withinStory } from './withinStory.js';

/** Takes a source into the record: who speaks, and on what terms. */
export const recordSource = (office: Office, draft: SourceDraft, options: RecordOptions = {}) =>
	record(office, 'recordSource', options, (work) => addSource(work, draft));

export async function addSource(work: Work, draft: SourceDraft): Promise<Source> {
	const { tx, problems, now } = work;
	const id = work.newId('source');
	const deskId = await work.chooseDesk(draft.desk);
	const { headcount, ...checked } = checkSource(draft, problems);
	const story = await withinStory(work, draft.story);
	const partyIds = await requireRefs(work, 'party', problems.list('parties', draft.parties), (at) => [
		'parties',
		String(at),
	]);
	const documentId = draft.document ? await requireRef(work, 'document', draft.document, 'document') : null;
	const from = checked.described ?? checked.attribution;
	const slug = await chooseSlug(tx, 'source', { given: draft.slug, from, id, problems, within: story.prefix });
	const row = { id, slug, storyId: story.id, ...checked, documentId, recordedAt: now };
	if (problems.errors.length === 0) {
		const [headcountLeast, headcountMost] = [headcount?.least ?? null, headcount?.most ?? null];
		await tx.insert(SourceRow, { ...row, deskId, publicSince: null, headcountLeast, headcountMost });
		await tx.insert(SourcePartyRow, ...partyIds.map((partyId, place) => ({ sourceId: id, partyId, place })));
		const parties = partyIds.length > 0 ? [...(await loadParties(tx, partyIds)).values()] : [];
		const document = documentId ? ((await loadDocuments(tx, [documentId])).get(documentId) ?? null) : null;
		work.index(sourceEntry(row, { parties, document }));
	}
	const source = { ...row, headcount, partyIds, mayOverlapIds: [] };
	return { ...source, mayOverlapIds: await addOverlaps(work, source, draft.mayOverlap) };
}

/** Which other unnamed sources may be the same people. Named ones cannot be the same without anyone knowing. */
export async function addOverlaps(
	work: Work,
	source: Pick<Source, 'id' | 'attribution'>,
	mayOverlap: SourceDraft['mayOverlap'],
): Promise<string[]> {
	const { tx, problems } = work;
	const ids = await requireRefs(work, 'source', problems.list('mayOverlap', mayOverlap), (at) => [
		'mayOverlap',
		String(at),
	]);
	if (ids.length === 0) return ids;
	if (!isUnnamed(source.attribution))
		problems.add('INVALID', 'mayOverlap', 'only unnamed sources may overlap; this one is named');
	const others = await loadSources(tx, ids);
	ids.forEach((id, place) => {
		const other = others.get(id);
		if (other && !isUnnamed(other.attribution))
			problems.add(
				'INVALID',
				['mayOverlap', String(place)],
				`\`${other.slug}\` is named; only unnamed sources may overlap`,
			);
	});
	if (problems.errors.length === 0)
		await tx.insert(SourceOverlapRow, ...ids.map((otherSourceId) => ({ sourceId: source.id, otherSourceId })));
	return ids;
}
