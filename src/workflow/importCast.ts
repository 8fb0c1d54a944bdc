import { findRef } from '../store/references.js';
import { documentFindings, interestFindings, partyFindings, sourceFindings } from './importFindings.js';
import type { Importing } from './importLedger.js';
import { addDerivations, addDocument } from './recordDocument.js';
import { addInterest } from './recordInterest.js';
import { addParty } from './recordParty.js';
import { addOverlaps, addSource } from './recordSource.js';

/** The documents of a ledger; what each was made from once all of them are on record. */
export async function addDocuments(importing: Importing): Promise<void> {
	const { at, ledger, storySlug, work, report, within } = importing;
	const fresh: { id: string; entry: (typeof ledger.documents)[number] }[] = [];
	for (const entry of ledger.documents) {
		const draft = { ...entry.draft, slug: entry.key, story: storySlug, derivedFrom: null };
		if (await findRef(work.tx, 'document', within(entry.key))) {
			const place = { session: work.tx, slug: within(entry.key), within };
			report.findings.push(...(await documentFindings(place, entry.draft)));
			continue;
		}
		const document = await at(entry.path, (inner) => addDocument(inner, draft));
		fresh.push({ id: document.id, entry });
		report.added.documents++;
	}
	if (work.problems.errors.length > 0) return;
	for (const { id, entry } of fresh) {
		const derivedFrom = entry.draft.derivedFrom?.map((one) => ({ ...one, document: within(one.document) }));
		await at(entry.path, (inner) => addDerivations(inner, id, derivedFrom));
	}
}

/** The parties of a ledger; one on record already is the same. */
export async function addParties({ at, ledger, work, report, within }: Importing): Promise<void> {
	for (const entry of ledger.parties) {
		if (await findRef(work.tx, 'party', entry.key)) {
			const place = { session: work.tx, slug: entry.key, within };
			report.findings.push(...(await partyFindings(place, entry.draft)));
			continue;
		}
		await at(entry.path, (inner) => addParty(inner, { ...entry.draft, slug: entry.key }));
		report.added.parties++;
	}
}

/** The interests of a ledger, but for those that are on record between the same parties. */
export async function addInterests({ at, ledger, work, report }: Importing): Promise<void> {
	for (const { path, draft } of ledger.interests) {
		const known = await work.tx.query<Record<'since' | 'until' | 'note', string | null>>(
			`SELECT i.since, i.until, i.note FROM interest i JOIN party p ON p.id = i.party_id JOIN party q ON q.id = i.in_party_id
			WHERE p.slug = ? AND q.slug = ? AND i.kind = ? ORDER BY i.recorded_at, i.id`,
			[draft.party, draft.inParty, draft.kind],
		);
		if (known.length > 0) report.findings.push(...interestFindings(known, draft));
		else {
			await at(path, (inner) => addInterest(inner, draft));
			report.added.interests++;
		}
	}
}

/** The sources of a ledger; which may be the same people once all of them are on record. */
export async function addSources(importing: Importing): Promise<void> {
	const { at, ledger, storySlug, work, report, within } = importing;
	const fresh: { id: string; entry: (typeof ledger.sources)[number] }[] = [];
	for (const entry of ledger.sources) {
		if (await findRef(work.tx, 'source', within(entry.key))) {
			const place = { session: work.tx, slug: within(entry.key), within };
			report.findings.push(...(await sourceFindings(place, entry.draft)));
			continue;
		}
		const document = entry.draft.document ? within(entry.draft.document) : null;
		const draft = { ...entry.draft, slug: entry.key, story: storySlug, document, mayOverlap: null };
		const source = await at(entry.path, (inner) => addSource(inner, draft));
		fresh.push({ id: source.id, entry });
		report.added.sources++;
	}
	if (work.problems.errors.length > 0) return;
	for (const { id, entry } of fresh) {
		const { attribution } = entry.draft;
		const mayOverlap = entry.draft.mayOverlap?.map(within);
		await at(entry.path, (inner) => addOverlaps(inner, { id, attribution }, mayOverlap));
	}
}
