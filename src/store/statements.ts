import { claimIdOf } from '../core/ids.js';
import type { Retraction, Statement } from '../core/statement.js';
import { RetractionRow, StatementRow } from './rows/statement.js';
import { list, places, type Session } from './sql.js';

export type StatementOnRecord = Statement & { readonly retraction: Retraction | null };

/** Statements by id, each with its retraction; looked up under their claims, which their ids tell. */
export async function loadStatements(
	session: Session,
	ids: readonly string[],
): Promise<Map<string, StatementOnRecord>> {
	const claimIds = [...new Set(ids.map(claimIdOf))];
	const under = `claim_id IN ${places(claimIds)}`;
	const values = [...claimIds, ...ids];
	const answers = await session.ask([
		{ sql: `SELECT ${list(StatementRow, 's')} FROM statement s WHERE s.${under} AND s.id IN ${places(ids)}`, values },
		{
			sql: `SELECT ${list(RetractionRow, 'r')} FROM retraction r WHERE r.${under} AND r.statement_id IN ${places(ids)}`,
			values,
		},
	]);
	const [statements, retractions] = answers as unknown as [
		(Statement & { retraction: Retraction | null })[],
		Retraction[],
	];
	const taken = new Map(retractions.map((one) => [one.statementId, one]));
	for (const one of statements) one.retraction = taken.get(one.id) ?? null;
	return new Map(statements.map((one) => [one.id, one]));
}
