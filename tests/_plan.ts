import type { Session, Value } from '../src/store/sql.js';

/**
 * How the database goes about a statement, in its own words. PostgreSQL is kept from reading whole tables where there is
 * another way: with the few rows of a test it would, and with many it would not.
 */
export async function planOf(session: Session, sql: string, values: readonly Value[] = []): Promise<string> {
	if (session.dialect === 'sqlite') {
		const steps = await session.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values);
		return steps.map((step) => step.detail).join('; ');
	}
	await session.query('SET LOCAL enable_seqscan = off');
	const steps = await session.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values);
	return steps.map((step) => step['QUERY PLAN']).join('\n');
}
