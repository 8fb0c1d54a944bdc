import { checkParty } from '../core/checks.js';
import type { PartyDraft } from '../core/drafts.js';
import type { Party } from '../core/party.js';
import { partyEntry } from '../core/search/entry.js';
import { PartyRow } from '../store/rows/party.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { chooseSlug } from './slug.js';

/** Takes a person, organisation, outlet or office into the record. */
export const recordParty = (office: Office, draft: PartyDraft, options: RecordOptions = {}) =>
	record(office, 'recordParty', options, (work) => addParty(work, draft));

export async function addParty(work: Work, draft: PartyDraft): Promise<Party> {
	const { tx, problems, now } = work;
	const id = work.newId('party');
	const deskId = await work.chooseDesk(draft.desk);
	const checked = checkParty(draft, problems);
	const slug = await chooseSlug(tx, 'party', { given: draft.slug, from: checked.name, id, problems });
	const party = { id, slug, ...checked, recordedAt: now };
	if (problems.errors.length === 0) {
		await tx.insert(PartyRow, { ...party, deskId, publicSince: null });
		work.index(partyEntry(party));
	}
	return party;
}
