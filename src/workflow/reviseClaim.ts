import { checkTranslations } from '../core/checks.js';
import type { Claim } from '../core/claim.js';
import type { RevisionDraft } from '../core/drafts.js';
import { limits } from '../core/problems.js';
import { claimEntry } from '../core/search/entry.js';
import { ClaimRevisionRow, ClaimRow } from '../store/rows/claim.js';
import { requireHeld } from './held.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Gives a claim a new wording; the earlier ones stay. Translations of an earlier wording are not carried over. */
export const reviseClaim = (office: Office, draft: RevisionDraft, options: RecordOptions = {}) =>
	record(office, 'reviseClaim', options, (work) => addRevision(work, draft));

export async function addRevision(work: Work, draft: RevisionDraft): Promise<Claim | null> {
	const { tx, problems, now } = work;
	const { expectedRevision } = draft;
	const before = await requireHeld(work, draft.claim, { expectedRevision, given: draft.text });
	const text = problems.text('text', draft.text, { most: limits.text });
	const reason = problems.text('reason', draft.reason, { most: limits.text });
	const language = draft.language ? problems.language('language', draft.language) : (before?.language ?? 'und');
	const translations = checkTranslations(draft.translations, {
		problems,
		path: 'translations',
		except: language,
		most: limits.text,
	});
	if (!before || problems.errors.length > 0) return null;
	const { id } = before;
	const revision = before.revision + 1;
	const byUserId = work.actor.userId;
	const wording = { revision, text, language, translations };
	await tx.insert(ClaimRevisionRow, { claimId: id, ...wording, reason, recordedAt: now, byUserId });
	await tx.update(ClaimRow, { id }, wording);
	work.index(claimEntry({ id, text, language, translations }));
	work.announce('CLAIM_REVISED', id);
	return { ...before, ...wording };
}
