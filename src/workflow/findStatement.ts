import { loadStatements, type StatementOnRecord } from '../store/statements.js';
import type { Work } from './office.js';
import { requireClaimOf } from './own.js';

/** A statement, with its retraction, under a claim that the actor may do this to; notes a problem where there is none of that id. */
export async function findStatement(
	work: Work,
	id: string,
	{ path }: { readonly path: string },
): Promise<StatementOnRecord | null> {
	const missing = `there is no statement \`${id}\``;
	if (!(await requireClaimOf(work, id, { path, missing }))) return null;
	const found = (await loadStatements(work.tx, [id])).get(id) ?? null;
	if (!found) work.problems.add('NOT_FOUND', path, missing);
	return found;
}
