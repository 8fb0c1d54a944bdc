import { type Desk, type DeskDraft, foundingDeskId, foundingOwnerId } from '../core/desk.js';
import { limits } from '../core/problems.js';
import { DeskRow, SeatRow } from '../store/rows/desk.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { chooseSlug } from './slug.js';

/** Opens a desk; whoever does owns it. Who owns the founding desk may. */
export const recordDesk = (office: Office, draft: DeskDraft, options: RecordOptions = {}) =>
	record(office, 'recordDesk', options, (work) => addDesk(work, draft));

async function addDesk(work: Work, draft: DeskDraft): Promise<Desk> {
	const { tx, actor, problems, now } = work;
	work.require(foundingDeskId, 'name');
	const id = work.newId('desk');
	const name = problems.text('name', draft.name, { most: limits.name });
	const slug = await chooseSlug(tx, 'desk', { given: draft.slug, from: name, id, problems });
	const desk = { id, slug, name, recordedAt: now };
	if (problems.errors.length > 0) return desk;
	await tx.insert(DeskRow, desk);
	const userId = actor.userId ?? foundingOwnerId;
	await tx.insert(SeatRow, { userId, deskId: id, role: 'OWNER', recordedAt: now, endedAt: null });
	return desk;
}
