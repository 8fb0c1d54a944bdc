import type { Comment } from '../core/deskWork.js';
import { CommentRow } from './rows/workflow.js';
import { list, places, type Session } from './sql.js';

/** Comments by id. */
export async function loadComments(session: Session, ids: readonly string[]): Promise<Map<string, Comment>> {
	const found = await session.query<CommentRow>(
		`SELECT ${list(CommentRow, 'm')} FROM colleague_comment m WHERE m.id IN ${places(ids)}`,
		ids,
	);
	return new Map(found.map((one) => [one.id, one]));
}
