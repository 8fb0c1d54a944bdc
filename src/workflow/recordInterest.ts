import { checkInterest } from '../core/checks.js';
import type { InterestDraft } from '../core/drafts.js';
import type { Interest } from '../core/party.js';
import { holdSpeakers } from '../store/locks.js';
import { requireRef } from '../store/references.js';
import { InterestRow } from '../store/rows/party.js';
import { loadClaimsBetween } from '../store/scores.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwn } from './own.js';

/** Records what ties one party to another; claims on which either speaks about news for the other are rescored. */
export const recordInterest = (office: Office, draft: InterestDraft, options: RecordOptions = {}) =>
	record(office, 'recordInterest', options, (work) => addInterest(work, draft));

export async function addInterest(work: Work, draft: InterestDraft): Promise<Interest> {
	const { tx, problems, now } = work;
	const checked = checkInterest(draft, problems);
	const partyId = await requireOwn(work, 'party', draft.party, 'party');
	const inPartyId = await requireRef(work, 'party', draft.inParty, 'inParty');
	if (partyId !== '' && partyId === inPartyId)
		problems.add('INVALID', 'inParty', 'a party has an interest in itself without being told; name another party');
	const interest = { id: work.newId('interest'), partyId, inPartyId, ...checked, recordedAt: now };
	if (problems.errors.length === 0) {
		await holdSpeakers(tx, [partyId, inPartyId]);
		await tx.insert(InterestRow, interest);
		for (const claimId of await loadClaimsBetween(tx, partyId, inPartyId))
			work.touch(claimId, { event: 'INTEREST_RECORDED' });
	}
	return interest;
}
