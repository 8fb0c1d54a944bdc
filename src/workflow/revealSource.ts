import { limits } from '../core/problems.js';
import { accept, type Result, refuse } from '../core/result.js';
import { readingsPerHour, type Sealed, type SealedDraft } from '../core/seal.js';
import { holdNumbers } from '../store/numbering.js';
import { openIdentity } from '../store/sealing/envelope.js';
import { countReadings } from '../store/seals.js';
import { type Office, type Recorded, type RecordOptions, record, type Work } from './office.js';
import { requireOwn } from './own.js';
import { requireKeys, requireReader, requireSeal } from './sealed.js';

/** A source, and who stands behind it. */
interface Revealed extends Sealed {
	readonly sourceId: string;
}

/**
 * Opens a seal for one of its readers. That it was opened, by whom and why is on record before the identity is answered;
 * what is recorded, and what `record` answers and might keep, holds nothing of it. Nothing is opened in a dry run.
 */
export async function revealSource(
	office: Office,
	draft: SealedDraft,
	options: RecordOptions = {},
): Promise<Result<Recorded<Revealed | null>>> {
	// Beside what is recorded, so that whoever keeps the answer of a recording does not have it.
	const opened: { sealed: Sealed | null } = { sealed: null };
	const recorded = await record(office, 'revealSource', { ...options, tellOnce: true }, async (work) => {
		const found = await openSeal(office, work, draft);
		opened.sealed = found.sealed;
		return { sourceId: found.sourceId };
	});
	if (!recorded.ok) return recorded;
	const { saved, replayed, thing, effects } = recorded.value;
	if (!saved) return accept({ saved, replayed, thing: null, effects });
	if (opened.sealed === null) return refuse(answeredBefore);
	return accept({ saved, replayed, thing: { ...thing, ...opened.sealed }, effects });
}

const answeredBefore = {
	code: 'CONFLICT',
	path: ['source'],
	message: 'this was answered before, and an identity is not kept to be answered again; ask anew',
} as const;

async function openSeal(office: Office, work: Work, draft: SealedDraft) {
	const { tx, problems, actor, now } = work;
	const sourceId = await requireOwn(work, 'source', draft.source, 'source');
	const reason = problems.text('reason', draft.reason, { most: limits.text });
	const seal = await requireSeal(work, sourceId);
	requireReader(work, seal);
	const keys = requireKeys(office, problems, 'source');
	if (!seal?.envelope || !keys || problems.errors.length > 0) return { sourceId, sealed: null };
	// From here on nobody else records a reading, so that no two are counted as one.
	await holdNumbers(tx);
	const since = new Date(Date.parse(now) - 3_600_000).toISOString();
	if ((await countReadings(tx, actor.userId ?? '', since)) >= readingsPerHour)
		problems.add(
			'TOO_OFTEN',
			'source',
			`${actor.name} has opened ${readingsPerHour} seals within an hour; wait a while`,
		);
	const sealed = openIdentity(keys, sourceId, seal.envelope);
	if (sealed === 'NO_KEY')
		problems.add(
			'CONFLICT',
			'source',
			`the seal is under the key ${seal.envelope.keyId}, which this installation does not have`,
		);
	if (sealed === 'BROKEN')
		problems.add('CONFLICT', 'source', 'the seal is not as it was made: something was changed in the database');
	work.tell({ reason, objectIds: [sourceId] });
	return { sourceId, sealed: typeof sealed === 'string' ? null : sealed };
}
