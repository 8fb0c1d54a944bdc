import {
	claimEntry,
	partyEntry,
	type SearchEntry,
	type SearchKind,
	sourceEntry,
	statementEntry,
} from '../core/search/entry.js';
import type { Statement } from '../core/statement.js';
import { loadDocuments, loadParties, loadSources } from './cases.js';
import { ClaimRow } from './rows/claim.js';
import { PartyRow } from './rows/party.js';
import { StatementRow } from './rows/statement.js';
import { hydrate, list, type Session } from './sql.js';

/** Where a walk through all things of a kind stands: the key of the last one seen. */
export type Bookmark = readonly [string, string];

export interface PageToIndex {
	readonly entries: readonly SearchEntry[];
	/** How many things were looked at; not all have text. */
	readonly looked: number;
	/** Where to go on; null at the end. */
	readonly next: Bookmark | null;
}

/** The next things of a kind, as the search index keeps them. */
export async function loadPageToIndex(
	session: Session,
	kind: SearchKind,
	options: { readonly after: Bookmark; readonly most: number },
): Promise<PageToIndex> {
	const page = async <T>(select: string, from: string, key: readonly [string, string]) =>
		(await session.query(
			`SELECT ${select} FROM ${from} WHERE (${key[0]}, ${key[1]}) > (?, ?) ORDER BY ${key[0]}, ${key[1]} LIMIT ${options.most}`,
			options.after,
		)) as T[];
	const answer = <T>(
		found: readonly T[],
		entries: readonly SearchEntry[],
		keyOf: (one: T) => Bookmark,
	): PageToIndex => {
		const last = found.length === options.most ? found.at(-1) : undefined;
		return { entries, looked: found.length, next: last ? keyOf(last) : null };
	};
	switch (kind) {
		case 'PARTY': {
			const raw = await page<Record<string, unknown>>(list(PartyRow, 'p'), 'party p', ['p.recorded_at', 'p.id']);
			const found = hydrate(PartyRow, raw);
			return answer(found, found.map(partyEntry), (one) => [one.recordedAt, one.id]);
		}
		case 'CLAIM': {
			const raw = await page<Record<string, unknown>>(list(ClaimRow, 'c'), 'claim c', ['c.recorded_at', 'c.id']);
			const found = hydrate(ClaimRow, raw);
			return answer(found, found.map(claimEntry), (one) => [one.recordedAt, one.id]);
		}
		case 'SOURCE': {
			const found = await page<{ id: string }>('s.id', 'source s', ['s.id', 's.id']);
			const sources = [
				...(
					await loadSources(
						session,
						found.map((one) => one.id),
					)
				).values(),
			];
			const parties = await loadParties(session, [...new Set(sources.flatMap((one) => one.partyIds))]);
			const documents = await loadDocuments(session, [...new Set(sources.flatMap((one) => one.documentId ?? []))]);
			const entries = sources.map((one) =>
				sourceEntry(one, {
					parties: one.partyIds.flatMap((id) => parties.get(id) ?? []),
					document: documents.get(one.documentId ?? '') ?? null,
				}),
			);
			return answer(found, entries, (one) => [one.id, one.id]);
		}
		case 'STATEMENT': {
			const found = await page<Statement & { retracted: string | null }>(
				`${list(StatementRow, 's')}, r.statement_id AS "retracted"`,
				'statement s LEFT JOIN retraction r ON r.claim_id = s.claim_id AND r.statement_id = s.id',
				['s.claim_id', 's.id'],
			);
			const entries = found.map((one) => statementEntry(one, { retracted: one.retracted !== null }));
			return answer(found, entries, (one) => [one.claimId, one.id]);
		}
	}
}
