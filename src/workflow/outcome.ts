import type { Ref } from '../core/drafts.js';
import type { CommentRequest, OutcomeKind } from '../core/reply.js';
import { isUnnamed } from '../core/source.js';
import type { Statement } from '../core/statement.js';
import { loadParties, loadSources } from '../store/cases.js';
import { requireRef } from '../store/references.js';
import { findSpeakerFor } from '../store/requests.js';
import { CommentRequestRow, RequestOutcomeRow } from '../store/rows/reply.js';
import type { Work } from './office.js';
import { addSource } from './recordSource.js';

/**
 * Who speaks for the party that was asked: the source given, which has to speak for it by name; else the one on record at this
 * desk that speaks for it alone; else a new one, on the record.
 */
export async function speakerFor(work: Work, request: CommentRequest, given: Ref | null | undefined): Promise<string> {
	const { tx, problems } = work;
	const { partyId, deskId } = request;
	if (given === null || given === undefined) {
		const found = await findSpeakerFor(tx, { partyId, deskId });
		if (found !== null) return found;
		const isPerson = (await loadParties(tx, [partyId])).get(partyId)?.kind === 'PERSON';
		const attribution = isPerson ? 'ON_RECORD' : 'SPOKESPERSON';
		return (await addSource(work, { desk: deskId, attribution, parties: [partyId] })).id;
	}
	const id = await requireRef(work, 'source', given, 'source');
	const source = (await loadSources(tx, [id])).get(id);
	if (source && isUnnamed(source.attribution))
		problems.add(
			'INVALID',
			'source',
			'an unnamed source would be named by what the party was asked; record it by itself',
		);
	else if (source && !source.partyIds.includes(partyId))
		problems.add('INVALID', 'source', 'this source does not speak for the party that was asked');
	return id;
}

/** Keeps what came of a request, with the statement that it became. */
export async function keepOutcome(
	work: Work,
	request: CommentRequest,
	{ kind, statement }: { readonly kind: OutcomeKind; readonly statement: Statement | null },
): Promise<CommentRequest | null> {
	const { tx, now, problems } = work;
	if (!statement || problems.errors.length > 0) return null;
	const { claimId, id } = request;
	const sequence = (request.outcomes.at(-1)?.sequence ?? 0) + 1;
	const outcome = { sequence, kind, statementId: statement.id, recordedAt: now };
	await tx.insert(RequestOutcomeRow, { claimId, requestId: id, ...outcome, userId: work.actor.userId });
	if (request.outcomes.length === 0) await tx.update(CommentRequestRow, { claimId, id }, { closedAt: now });
	return { ...request, outcomes: [...request.outcomes, outcome] };
}
