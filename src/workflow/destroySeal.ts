import { limits } from '../core/problems.js';
import type { SealedDraft } from '../core/seal.js';
import type { Tx } from '../store/database.js';
import { holdSeals } from '../store/seals.js';
import { type Office, type RecordOptions, record } from './office.js';
import { requireOwn } from './own.js';
import { requireSeal } from './sealed.js';

/** Destroys what a seal holds, for good: nobody learns the identity from here any more. That it was sealed stays on record. */
export const destroySeal = (office: Office, draft: SealedDraft, options: RecordOptions = {}) =>
	record(office, 'destroySeal', options, async (work) => {
		const { tx, problems, now } = work;
		await holdSeals(tx);
		const sourceId = await requireOwn(work, 'source', draft.source, 'source');
		const reason = problems.text('reason', draft.reason, { most: limits.text });
		const seal = await requireSeal(work, sourceId);
		if (!seal || problems.errors.length > 0) return { sourceId };
		await emptySeal(tx, sourceId, now);
		work.tell({ reason, objectIds: [sourceId], after: { seal: [{ sourceId, destroyedAt: now }] } });
		return { sourceId };
	});

/** Takes out of a seal all that it holds. */
export async function emptySeal(tx: Tx, sourceId: string, at: string): Promise<void> {
	await tx.query(
		'UPDATE seal SET key_id = NULL, wrapped_key = NULL, envelope = NULL, destroyed_at = ? WHERE source_id = ?',
		[at, sourceId],
	);
}
