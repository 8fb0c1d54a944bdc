import { limits } from '../core/problems.js';
import type { RejectionDraft, Verdict } from '../core/verdict.js';
import { decide } from './decide.js';
import { type Office, type RecordOptions, record } from './office.js';

/** A second person rejects a verdict, with the reason; it stays on record, and what held before goes on holding. */
export const rejectVerdict = (office: Office, draft: RejectionDraft, options: RecordOptions = {}) =>
	record(office, 'rejectVerdict', options, (work): Promise<Verdict | null> => {
		const reason = work.problems.text('reason', draft.reason, { most: limits.text });
		return decide(work, draft.verdict, { agreed: false, reason });
	});
