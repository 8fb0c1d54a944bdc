import type { Comment } from '../core/deskWork.js';
import type { ResolveDraft } from '../core/drafts.js';
import { CommentRow } from '../store/rows/workflow.js';
import { requireComment } from './commentOn.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';

/** Says that a thread of comments is settled. It stays to be read. */
export const resolveComment = (office: Office, draft: ResolveDraft, options: RecordOptions = {}) =>
	record(office, 'resolveComment', options, (work) => resolve(work, draft));

async function resolve(work: Work, draft: ResolveDraft): Promise<Comment | null> {
	const { tx, problems, now, actor } = work;
	const comment = await requireComment(work, draft.comment, 'comment');
	if (comment?.replyToId)
		problems.add(
			'INVALID',
			'comment',
			`this answers another comment; resolve \`${comment.replyToId}\`, which began the thread`,
		);
	else if (comment?.resolvedAt)
		problems.add('CONFLICT', 'comment', `this was resolved on ${comment.resolvedAt} already`);
	if (!comment || problems.errors.length > 0) return null;
	const resolved = { resolvedAt: now, resolvedByUserId: actor.userId };
	await tx.update(CommentRow, { claimId: comment.claimId, id: comment.id }, resolved);
	return { ...comment, ...resolved };
}
