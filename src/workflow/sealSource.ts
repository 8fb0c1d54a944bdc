import { checkHeadcount } from '../core/checks.js';
import { limits } from '../core/problems.js';
import { givesAway, isSmall, type SealDraft, several } from '../core/seal.js';
import { isUnnamed } from '../core/source.js';
import { destroySecret } from '../store/audit/log.js';
import { loadSources } from '../store/cases.js';
import { holdSource } from '../store/locks.js';
import { SealRow } from '../store/rows/seal.js';
import { SourceRow } from '../store/rows/source.js';
import { sealIdentity } from '../store/sealing/envelope.js';
import { claimsOfSource, holdSeals, loadSeals, setReaders } from '../store/seals.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireOwn } from './own.js';
import { restatePast } from './restatePast.js';
import { checkReaders, requireKeys } from './sealed.js';

/**
 * Puts away who stands behind an unnamed source: encrypted, for named readers. Where the group is so small that its size
 * tells something, the size goes into the seal too: the record then has at least one, and every score is, and was, as if
 * that were all. What is answered, kept and told holds nothing of the identity.
 */
export const sealSource = (office: Office, draft: SealDraft, options: RecordOptions = {}) =>
	record(office, 'sealSource', withoutIdentity(options), (work) => addSeal(office, work, draft));

/** What a retry is known by is kept for a day as a digest; a name that is guessed must not be confirmed by one. */
const withoutIdentity = ({ dryRun, idempotencyKey }: RecordOptions): RecordOptions => ({
	...(dryRun === undefined ? {} : { dryRun }),
	...(idempotencyKey === undefined ? {} : { idempotencyKey }),
});

async function addSeal(office: Office, work: Work, draft: SealDraft): Promise<{ readonly sourceId: string }> {
	const { tx, problems, now } = work;
	await holdSeals(tx);
	const sourceId = await requireOwn(work, 'source', draft.source, 'source');
	const identity = problems.text('identity', draft.identity, { most: limits.text });
	const reason = problems.text('reason', draft.reason, { most: limits.text });
	if (identity !== '' && givesAway(reason, identity))
		problems.add('INVALID', 'reason', 'the reason stays readable, so it must not hold words of the identity');
	const given = draft.headcount ? { least: draft.headcount.least, most: draft.headcount.most ?? null } : null;
	if (given) checkHeadcount(given, problems);
	const readerIds = await checkReaders(work, { given: draft.readers, sourceId });
	if (sourceId) await holdSource(tx, sourceId);
	const source = sourceId ? (await loadSources(tx, [sourceId])).get(sourceId) : undefined;
	const known = sourceId ? (await loadSeals(tx, [sourceId])).get(sourceId) : undefined;
	if (source && !isUnnamed(source.attribution))
		problems.add('INVALID', 'source', `a source that speaks ${source.attribution} is named; there is nothing to seal`);
	if (known && known.destroyedAt === null)
		problems.add('CONFLICT', 'source', 'this source is sealed already; destroySeal it first to seal it anew');
	const keys = requireKeys(office, problems, 'source');
	if (!source || !keys || problems.errors.length > 0) return { sourceId };

	const hides = isSmall(given) || isSmall(source.headcount);
	const headcount = given ?? (hides ? source.headcount : null);
	const envelope = sealIdentity(keys, sourceId, { identity, headcount });
	const row = { sourceId, ...envelope, recordedAt: now, destroyedAt: null };
	if (known) await tx.update(SealRow, { sourceId }, row);
	else await tx.insert(SealRow, row);
	await setReaders(tx, sourceId, readerIds);
	work.tell({ reason, objectIds: [sourceId, ...readerIds] });
	if (hides && source.headcount !== null) {
		const { least: headcountLeast, most: headcountMost } = several;
		await tx.update(SourceRow, { id: sourceId }, { headcountLeast, headcountMost });
		// With its secret, which is in the database, a size could be tried out against what the log holds of it.
		await destroySecret(tx, sourceId, now);
		const claimIds = await claimsOfSource(tx, sourceId);
		await restatePast(tx, claimIds, office.method);
		for (const claimId of claimIds) work.touch(claimId, { event: 'SOURCE_REVISED' });
	}
	return { sourceId };
}
