import { checkParty } from '../core/checks.js';
import type { PartyDraft } from '../core/drafts.js';
import type { Party } from '../core/party.js';
import { partyEntry } from '../core/search/entry.js';
import { PartyRow } from '../store/rows/party.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { chooseSlug } from './slug.js';

/** Takes a person, organisation, outlet or office into the record. */
export const recordParty = (office: Office, draft: PartyDraft, options: RecordOptions = {}) =>
	record(office, options, (work) => addParty(work, draft));

export async function addParty({ tx, problems, now, newId, index }: Work, draft: PartyDraft): Promise<Party> {
	const id = newId('party');
	const checked = checkParty(draft, problems);
	const slug = await chooseSlug(tx, 'party', { given: draft.slug, from: checked.name, id, problems });
	const party = { id, slug, ...checked, recordedAt: now };
	if (problems.errors.length === 0) {
		await tx.insert(PartyRow, party);
		index(partyEntry(party));
	}
	return party;
}
