import type { BulkEntries } from '../../core/bulk.js';
import { checkDocument, checkInterest, checkParty, checkSource } from '../../core/checks.js';
import { limits } from '../../core/problems.js';
import { partyEntry, sourceEntry } from '../../core/search/entry.js';
import { type Attribution, isUnnamed } from '../../core/source.js';
import { loadDocuments, loadParties, loadSources } from '../../store/cases.js';
import { holdSpeakers } from '../../store/locks.js';
import { InterestRow, PartyRow } from '../../store/rows/party.js';
import { SourceOverlapRow, SourcePartyRow, SourceRow } from '../../store/rows/source.js';
import { DerivationRow, DocumentRow, StoryRow } from '../../store/rows/story.js';
import { loadClaimsBetween } from '../../store/scores.js';
import { inParts, places } from '../../store/sql.js';
import { idFrom } from './ids.js';
import { type Batch, type Drafted, isSound, owned } from './run.js';

type Lines<T extends keyof BulkEntries> = readonly Drafted<BulkEntries[T]>[];

/** Stories of a batch that are not on record yet. */
export async function takeStories(batch: Batch, lines: Lines<'story'>): Promise<void> {
	const { tx, now, names, appender, added } = batch;
	await names.learn(
		tx,
		'story',
		lines.map((one) => one.draft.slug),
	);
	const rows: StoryRow[] = [];
	for (const one of lines) {
		const { draft, problems } = one;
		if (names.find('story', draft.slug)) {
			batch.present();
			continue;
		}
		problems.slug('slug', draft.slug);
		const title = problems.text('title', draft.title, { most: limits.text });
		const language = problems.language('language', draft.language);
		if (!isSound(one, batch)) continue;
		const row = { id: idFrom('story', draft.slug), slug: draft.slug, title, language, recordedAt: now, ...owned };
		names.add('story', row);
		rows.push(row);
	}
	await appender.append(StoryRow, rows);
	added.stories += rows.length;
}

/** The story that something belongs to, and the slug with which it is on record: `story-slug/slug`. */
function withinStory(
	{ names }: Batch,
	{ draft, problems }: Drafted<{ readonly slug: string; readonly story?: string | null | undefined }>,
): { readonly storyId: string | null; readonly slug: string } {
	problems.slug('slug', draft.slug);
	if (draft.story === null || draft.story === undefined) return { storyId: null, slug: draft.slug };
	const storyId = names.require('story', draft.story, { path: 'story', problems });
	return { storyId, slug: `${names.find('story', draft.story)?.slug}/${draft.slug}` };
}

/** Documents of a batch that are not on record yet, with what they derive from. */
export async function takeDocuments(batch: Batch, lines: Lines<'document'>): Promise<void> {
	const { tx, now, names, appender, added } = batch;
	await names.learn(
		tx,
		'story',
		lines.map((one) => one.draft.story),
	);
	const placed = lines.map((one) => ({ one, ...withinStory(batch, one) }));
	const upstream = lines.flatMap((one) => one.draft.derivedFrom?.map((from) => from.document) ?? []);
	await names.learn(tx, 'document', [...placed.map((one) => one.slug), ...upstream]);
	const rows: DocumentRow[] = [];
	const derivations: DerivationRow[] = [];
	for (const { one, slug, storyId } of placed) {
		const { draft, problems } = one;
		if (names.find('document', slug)) {
			batch.present();
			continue;
		}
		const row = {
			id: idFrom('document', slug),
			slug,
			storyId,
			...checkDocument(draft, problems),
			recordedAt: now,
			...owned,
		};
		const own: DerivationRow[] = [];
		for (const [at, { document, kind }] of problems.list('derivedFrom', draft.derivedFrom).entries()) {
			const path = ['derivedFrom', String(at), 'document'];
			const fromDocumentId = names.require('document', document, { path, problems });
			if (own.some((other) => other.fromDocumentId === fromDocumentId && other.kind === kind))
				problems.add('DUPLICATE', path, 'this derivation is given twice');
			own.push({ documentId: row.id, fromDocumentId, kind, recordedAt: now });
		}
		if (!isSound(one, batch)) continue;
		names.add('document', row);
		rows.push(row);
		derivations.push(...own);
	}
	await appender.append(DocumentRow, rows);
	await appender.append(DerivationRow, derivations);
	added.documents += rows.length;
}

/** Parties of a batch that are not on record yet. */
export async function takeParties(batch: Batch, lines: Lines<'party'>): Promise<void> {
	const { tx, now, names, appender, added } = batch;
	await names.learn(
		tx,
		'party',
		lines.map((one) => one.draft.slug),
	);
	const rows: PartyRow[] = [];
	for (const one of lines) {
		const { draft, problems } = one;
		if (names.find('party', draft.slug)) {
			batch.present();
			continue;
		}
		problems.slug('slug', draft.slug);
		const checked = checkParty(draft, problems);
		if (!isSound(one, batch)) continue;
		const row = { id: idFrom('party', draft.slug), slug: draft.slug, ...checked, recordedAt: now, ...owned };
		names.add('party', row);
		rows.push(row);
	}
	await appender.append(PartyRow, rows);
	for (const one of rows) batch.entries.push(partyEntry(one));
	added.parties += rows.length;
}

/** Interests of a batch that are not on record just so; claims that they may weigh on are scored anew. */
export async function takeInterests(batch: Batch, lines: Lines<'interest'>): Promise<void> {
	const { tx, now, names, appender, added, touched } = batch;
	await names.learn(
		tx,
		'party',
		lines.flatMap((one) => [one.draft.party, one.draft.inParty]),
	);
	const parties = [...new Set(lines.flatMap((one) => names.find('party', one.draft.party)?.id ?? []))];
	const recorded = await inParts(parties, (part) =>
		tx.query<InterestRow>(
			`SELECT party_id AS "partyId", kind, in_party_id AS "inPartyId", since, until FROM interest WHERE party_id IN ${places(part)}`,
			part,
		),
	);
	type Told = Pick<InterestRow, 'partyId' | 'kind' | 'inPartyId' | 'since' | 'until'>;
	const told = (one: Told) => [one.partyId, one.kind, one.inPartyId, one.since ?? '', one.until ?? ''].join(' ');
	const known = new Set(recorded.map(told));
	const rows: InterestRow[] = [];
	for (const one of lines) {
		const { draft, problems } = one;
		const checked = checkInterest(draft, problems);
		const partyId = names.require('party', draft.party, { path: 'party', problems });
		const inPartyId = names.require('party', draft.inParty, { path: 'inParty', problems });
		if (partyId !== '' && partyId === inPartyId)
			problems.add('INVALID', 'inParty', 'a party has an interest in itself without being told; name another party');
		if (!isSound(one, batch)) continue;
		const row = { partyId, inPartyId, ...checked };
		if (known.has(told(row))) {
			batch.present();
			continue;
		}
		known.add(told(row));
		rows.push({ id: idFrom('interest', told(row)), ...row, recordedAt: now });
	}
	if (rows.length > 0) await holdSpeakers(tx, [...new Set(rows.flatMap((one) => [one.partyId, one.inPartyId]))]);
	await appender.append(InterestRow, rows);
	added.interests += rows.length;
	await appender.done();
	const [claim] = rows.length > 0 ? await tx.query('SELECT 1 FROM claim LIMIT 1') : [];
	if (claim)
		for (const { partyId, inPartyId } of rows)
			for (const claimId of await loadClaimsBetween(tx, partyId, inPartyId))
				touched.set(claimId, { event: 'INTEREST_RECORDED', statementId: null, causeClaimId: null });
}

/** Sources of a batch that are not on record yet. */
export async function takeSources(batch: Batch, lines: Lines<'source'>): Promise<void> {
	const { tx, now, names, appender, added } = batch;
	await names.learn(
		tx,
		'story',
		lines.map((one) => one.draft.story),
	);
	const placed = lines.map((one) => ({ one, ...withinStory(batch, one) }));
	const others = lines.flatMap((one) => one.draft.mayOverlap ?? []);
	await names.learn(tx, 'source', [...placed.map((one) => one.slug), ...others]);
	await names.learn(
		tx,
		'party',
		lines.flatMap((one) => one.draft.parties ?? []),
	);
	await names.learn(
		tx,
		'document',
		lines.map((one) => one.draft.document),
	);
	const otherIds = [...new Set(others.flatMap((ref) => names.find('source', ref)?.id ?? []))];
	const attributions = new Map<string, Attribution>();
	if (otherIds.length > 0) {
		for (const source of (await loadSources(tx, otherIds)).values()) attributions.set(source.id, source.attribution);
	}
	const idsOf = (kind: 'party' | 'document', refs: readonly (string | null | undefined)[]) => [
		...new Set(refs.flatMap((ref) => (ref && names.find(kind, ref)?.id) || [])),
	];
	const speaking = await loadParties(
		tx,
		idsOf(
			'party',
			lines.flatMap((one) => one.draft.parties ?? []),
		),
	);
	const documents = await loadDocuments(
		tx,
		idsOf(
			'document',
			lines.map((one) => one.draft.document),
		),
	);
	const rows: SourceRow[] = [];
	const parties: SourcePartyRow[] = [];
	const overlaps: SourceOverlapRow[] = [];
	for (const { one, slug, storyId } of placed) {
		const { draft, problems } = one;
		if (names.find('source', slug)) {
			batch.present();
			continue;
		}
		const id = idFrom('source', slug);
		const { headcount, ...checked } = checkSource(draft, problems);
		const path = (field: string) => (at: number) => [field, String(at)];
		const partyIds = names.requireAll('party', problems.list('parties', draft.parties), {
			path: path('parties'),
			problems,
		});
		const documentId = draft.document
			? names.require('document', draft.document, { path: 'document', problems })
			: null;
		const mayOverlap = problems.list('mayOverlap', draft.mayOverlap);
		const overlapIds = names.requireAll('source', mayOverlap, { path: path('mayOverlap'), problems });
		if (overlapIds.length > 0 && !isUnnamed(checked.attribution))
			problems.add('INVALID', 'mayOverlap', 'only unnamed sources may overlap; this one is named');
		for (const [at, otherId] of overlapIds.entries()) {
			const attribution = attributions.get(otherId);
			if (attribution && !isUnnamed(attribution))
				problems.add(
					'INVALID',
					path('mayOverlap')(at),
					`\`${mayOverlap[at]}\` is named; only unnamed sources may overlap`,
				);
		}
		if (!isSound(one, batch)) continue;
		const [headcountLeast, headcountMost] = [headcount?.least ?? null, headcount?.most ?? null];
		rows.push({ id, slug, storyId, ...checked, headcountLeast, headcountMost, documentId, recordedAt: now, ...owned });
		const spoken = partyIds.flatMap((one) => speaking.get(one) ?? []);
		const document = (documentId && documents.get(documentId)) || null;
		batch.entries.push(sourceEntry({ id, described: checked.described }, { parties: spoken, document }));
		parties.push(...partyIds.map((partyId, place) => ({ sourceId: id, partyId, place })));
		overlaps.push(...overlapIds.map((otherSourceId) => ({ sourceId: id, otherSourceId })));
		names.add('source', { id, slug });
		attributions.set(id, checked.attribution);
	}
	await appender.append(SourceRow, rows);
	await appender.append(SourcePartyRow, parties);
	await appender.append(SourceOverlapRow, overlaps);
	added.sources += rows.length;
}
