import { limits } from '../core/problems.js';
import type { SealReadersDraft } from '../core/seal.js';
import { setReaders } from '../store/seals.js';
import { type Office, type RecordOptions, record } from './office.js';
import { requireOwn } from './own.js';
import { checkReaders, requireReader, requireSeal } from './sealed.js';

/** Says anew who may open a seal. One of those who may does it, so that nobody lets themselves in. */
export const setSealReaders = (office: Office, draft: SealReadersDraft, options: RecordOptions = {}) =>
	record(office, 'setSealReaders', options, async (work) => {
		const { tx, problems } = work;
		const sourceId = await requireOwn(work, 'source', draft.source, 'source');
		const reason = problems.text('reason', draft.reason, { most: limits.text });
		const seal = await requireSeal(work, sourceId);
		requireReader(work, seal);
		const readerIds = await checkReaders(work, { given: draft.readers, sourceId });
		if (!seal || problems.errors.length > 0) return { sourceId };
		await setReaders(tx, sourceId, readerIds);
		const row = (ids: readonly string[]) => ({ seal_reader: ids.map((userId) => ({ sourceId, userId })) });
		work.tell({ reason, objectIds: [sourceId], before: row(seal.readerIds), after: row(readerIds) });
		return { sourceId };
	});
