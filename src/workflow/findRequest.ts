import type { CommentRequest } from '../core/reply.js';
import { requireKind } from '../store/references.js';
import { loadRequests } from '../store/requests.js';
import type { Work } from './office.js';
import { requireClaimOf } from './own.js';

/** A request for comment that the actor may do this to; else null with a problem noted. */
export async function findRequest(work: Work, id: string): Promise<CommentRequest | null> {
	const { problems } = work;
	if (!requireKind(id, ['request'], { path: 'request', problems })) return null;
	const missing = `there is no request \`${id}\``;
	const claim = await requireClaimOf(work, id, { path: 'request', missing });
	if (!claim) return null;
	const requests = (await loadRequests(work.tx, [claim.id])).get(claim.id) ?? [];
	const found = requests.find((one) => one.id === id) ?? null;
	if (!found) problems.add('NOT_FOUND', 'request', missing);
	return found;
}
