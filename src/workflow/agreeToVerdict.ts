import type { AgreementDraft, Verdict } from '../core/verdict.js';
import { decide } from './decide.js';
import { type Office, type RecordOptions, record } from './office.js';

/** A second person agrees to a verdict: from then on it is the claim's verdict, and public where the claim is. */
export const agreeToVerdict = (office: Office, draft: AgreementDraft, options: RecordOptions = {}) =>
	record(
		office,
		'agreeToVerdict',
		options,
		(work): Promise<Verdict | null> => decide(work, draft.verdict, { agreed: true, reason: null }),
	);
