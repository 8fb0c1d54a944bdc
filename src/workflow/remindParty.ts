import { limits } from '../core/problems.js';
import type { CommentRequest, ReminderDraft } from '../core/reply.js';
import { RequestReminderRow } from '../store/rows/reply.js';
import { findRequest } from './findRequest.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Keeps that a party was reminded of what it was asked. Sends nothing, and moves no deadline. */
export const remindParty = (office: Office, draft: ReminderDraft, options: RecordOptions = {}) =>
	record(office, 'remindParty', options, (work) => addReminder(work, draft));

async function addReminder(work: Work, draft: ReminderDraft): Promise<CommentRequest | null> {
	const { tx, problems, now } = work;
	const request = await findRequest(work, draft.request);
	const note = problems.optionalText('note', draft.note, { most: limits.words });
	const remindedAt = problems.pastInstant('remindedAt', draft.remindedAt, { now }) ?? now;
	if (request && request.outcomes.length > 0)
		problems.add('CONFLICT', 'request', 'this request has an outcome; there is nothing left to remind of');
	if (request && remindedAt < request.askedAt)
		problems.add('INVALID', 'remindedAt', `reminded ${remindedAt}, before it was asked ${request.askedAt}`);
	if (!request || problems.errors.length > 0) return null;
	const sequence = (request.reminders.at(-1)?.sequence ?? 0) + 1;
	const reminder = { sequence, channel: draft.channel ?? request.channel, note, remindedAt, recordedAt: now };
	const under = { claimId: request.claimId, requestId: request.id };
	await tx.insert(RequestReminderRow, { ...under, ...reminder, userId: work.actor.userId });
	return { ...request, reminders: [...request.reminders, reminder] };
}
