import type { Comment } from '../core/deskWork.js';
import type { CommentDraft } from '../core/drafts.js';
import { claimIdOf, kindOfId } from '../core/ids.js';
import { limits } from '../core/problems.js';
import { loadComments } from '../store/comments.js';
import { requireKind } from '../store/references.js';
import { CommentRow } from '../store/rows/workflow.js';
import { findStatement } from './findStatement.js';
import { type Office, type RecordOptions, record, type Work } from './office.js';
import { requireClaimOf, requireOwn } from './own.js';

/** Says something to colleagues about a claim, a statement under it, or in answer to another comment. Never public. */
export const commentOn = (office: Office, draft: CommentDraft, options: RecordOptions = {}) =>
	record(office, 'commentOn', options, (work) => addComment(work, draft));

async function addComment(work: Work, draft: CommentDraft): Promise<Comment | null> {
	const { tx, problems, now, actor } = work;
	const text = problems.text('text', draft.text, { most: limits.words });
	const about = await subjectOf(work, draft.subject);
	if (!about || problems.errors.length > 0) return null;
	const open = { recordedAt: now, byUserId: actor.userId, resolvedAt: null, resolvedByUserId: null };
	const comment = { id: work.newId('comment', about.claimId), ...about, text, ...open };
	await tx.insert(CommentRow, comment);
	return comment;
}

type About = Pick<Comment, 'claimId' | 'statementId' | 'replyToId'>;

/** What a comment is about: a claim (id or slug), or the id of a statement or comment; else null with a problem noted. */
async function subjectOf(work: Work, subject: string): Promise<About | null> {
	switch (kindOfId(subject)) {
		case 'testimony':
		case 'rebuttal':
		case 'silence': {
			const statement = await findStatement(work, subject, { path: 'subject' });
			return statement && { claimId: claimIdOf(subject), statementId: subject, replyToId: null };
		}
		case 'comment': {
			const first = await requireComment(work, subject, 'subject');
			// All that is said in a thread hangs on the comment that began it.
			return (
				first && { claimId: first.claimId, statementId: first.statementId, replyToId: first.replyToId ?? first.id }
			);
		}
		default: {
			const claimId = await requireOwn(work, 'claim', subject, 'subject');
			return claimId ? { claimId, statementId: null, replyToId: null } : null;
		}
	}
}

/** A comment that the actor may do this to; else null with a problem noted, the same whether there is one or not. */
export async function requireComment(work: Work, id: string, path: string): Promise<Comment | null> {
	const missing = `there is no comment \`${id.slice(0, 80)}\``;
	if (!requireKind(id, ['comment'], { path, problems: work.problems })) return null;
	if (!(await requireClaimOf(work, id, { path, missing }))) return null;
	const comment = (await loadComments(work.tx, [id])).get(id) ?? null;
	if (!comment) work.problems.add('NOT_FOUND', path, missing);
	return comment;
}
