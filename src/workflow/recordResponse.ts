import { claimIdOf, kindOfId } from '../core/ids.js';
import { type CommentRequest, checkResponse, outcomeOf, type ResponseDraft, silenceOf } from '../core/reply.js';
import type { Statement } from '../core/statement.js';
import { findRef } from '../store/references.js';
import { findRequest } from './findRequest.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { keepOutcome, speakerFor } from './outcome.js';
import { addRebuttal } from './recordRebuttal.js';
import { addSilence } from './recordSilence.js';
import { addTestimony } from './recordTestimony.js';

/** Records what a party answered, or that it would not: the testimony, rebuttal or silence that this is, linked to the request. */
export const recordResponse = (office: Office, draft: ResponseDraft, options: RecordOptions = {}) =>
	record(office, 'recordResponse', options, (work) => addResponse(work, draft));

async function addResponse(work: Work, draft: ResponseDraft): Promise<CommentRequest | null> {
	const { problems } = work;
	const request = await findRequest(work, draft.request);
	checkResponse(draft, problems);
	const last = request && outcomeOf(request);
	if (last && last.kind !== 'NO_RESPONSE')
		problems.add(
			'CONFLICT',
			'request',
			`this request has the outcome ${last.kind}; retract its statement, or ask again`,
		);
	if (!request || problems.errors.length > 0) return null;
	const source = await speakerFor(work, request, draft.source);
	if (problems.errors.length > 0) return null;
	const statement = await say(work, { ...draft, claim: request.claimId, source });
	return keepOutcome(work, request, { kind: draft.outcome, statement });
}

type Answer = Omit<ResponseDraft, 'source'> & { readonly claim: string; readonly source: string };

async function say(work: Work, answer: Answer): Promise<Statement | null> {
	const { claim, supports, opposes, outcome } = answer;
	if (outcome === 'CONFIRMED') return addTestimony(work, { ...answer, stance: supports ?? 'CONFIRMS' });
	if (outcome !== 'REBUTTED') return addSilence(work, { ...answer, response: silenceOf[outcome] ?? 'QUERIED' });
	if (answer.target && !(await isUnder(work, answer.target, claim))) return null;
	return addRebuttal(work, { ...answer, target: answer.target ?? claim, stance: opposes ?? 'DENIES' });
}

/** Whether what is opposed is the claim that was asked about, or a statement under it; notes a problem where it is not. */
async function isUnder(work: Work, target: string, claimId: string): Promise<boolean> {
	const kind = kindOfId(target);
	const id = kind === null ? await findRef(work.tx, 'claim', target) : kind === 'claim' ? target : claimIdOf(target);
	if (id === claimId) return true;
	work.problems.add('INVALID', 'target', 'what is opposed is not under the claim that was asked about');
	return false;
}
