import { loadStatements, type StatementOnRecord } from '../store/statements.js';
import type { Work } from './office.js';

/** A statement with its retraction, if any; notes a problem where there is none of that id. */
export async function findStatement(
	{ tx, problems }: Work,
	id: string,
	options: { readonly path: string },
): Promise<StatementOnRecord | null> {
	const found = (await loadStatements(tx, [id])).get(id) ?? null;
	if (!found) problems.add('NOT_FOUND', options.path, `there is no statement \`${id}\``);
	return found;
}
