import { type ClosingDraft, type CommentRequest, outcomeOf } from '../core/reply.js';
import { findRequest } from './findRequest.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { keepOutcome, speakerFor } from './outcome.js';
import { addSilence } from './recordSilence.js';

/** Closes a request whose deadline has passed without an answer: a silence, NO_RESPONSE. No request is ever closed by the clock alone. */
export const closeRequest = (office: Office, draft: ClosingDraft, options: RecordOptions = {}) =>
	record(office, 'closeRequest', options, (work) => addClosing(work, draft));

async function addClosing(work: Work, draft: ClosingDraft): Promise<CommentRequest | null> {
	const { problems, now } = work;
	const request = await findRequest(work, draft.request);
	if (!request) return null;
	const last = outcomeOf(request);
	if (last) problems.add('CONFLICT', 'request', `this request has the outcome ${last.kind} already`);
	else if (request.deadline >= now)
		problems.add('CONFLICT', 'request', `the party may answer until ${request.deadline}; close it after that`);
	if (problems.errors.length > 0) return null;
	const source = await speakerFor(work, request, draft.source);
	if (problems.errors.length > 0) return null;
	const { claimId: claim } = request;
	const note = draft.note ?? null;
	const statement = await addSilence(work, { claim, source, response: 'NO_RESPONSE', note });
	return keepOutcome(work, request, { kind: 'NO_RESPONSE', statement });
}
