import type { SearchKind } from '../core/search/entry.js';
import {
	lookUps,
	namesOf,
	partiesIn,
	type Question,
	type SimilarClaim,
	similarAmong,
	wordsToLookUp,
} from '../core/similarity/similar.js';
import { loadParties } from './cases.js';
import { loadClaims } from './claims.js';
import type { ClaimRow } from './rows/claim.js';
import { rangesOf } from './search.js';
import { findHitsOfEach, type NumberRange } from './searchIndex.js';
import type { Sight } from './sight.js';
import { places, type Session } from './sql.js';

/** How many hits of one look-up are read, and how many claims are compared. */
const most = { parties: 20, hits: 100, compared: 60 } as const;

/**
 * Claims that say what a text says, in at most seven SQL statements. Candidates come from the search index: at most 100 claims
 * for each of at most 200 look-ups, of which the 60 that most and rarest look-ups hit are compared.
 */
export async function loadSimilar(
	session: Session,
	question: Question,
	{ first, sight }: { readonly first: number; readonly sight: Sight },
): Promise<SimilarClaim<ClaimRow>[]> {
	const words = wordsToLookUp(question.text);
	const named = await findHitsOfEach(
		session,
		words.map((word) => ({ tokens: [word], range: rangeOf('PARTY'), most: most.parties })),
		sight,
	);
	const known = await sight.only(loadParties)(session, [...new Set(named.flat())]);
	const tokens = lookUps(question.text, partiesIn(question.text, [...known.values()]));
	const hits = await findHitsOfEach(
		session,
		tokens.map((one) => ({ tokens: one, range: rangeOf('CLAIM'), most: most.hits })),
		sight,
	);
	const claims = await sight.only(loadClaims)(session, mostHit(hits));
	const about = await session.query<{ partyId: string }>(
		`SELECT DISTINCT party_id AS "partyId" FROM claim_bearing WHERE claim_id IN ${places([...claims.keys()])}`,
		[...claims.keys()],
	);
	const others = await sight.only(loadParties)(
		session,
		about.map((one) => one.partyId),
	);
	const names = namesOf([...new Map([...known, ...others]).values()]);
	return similarAmong(question, [...claims.values()], { names, first });
}

const rangeOf = (kind: SearchKind): NumberRange => rangesOf([kind])[0] as NumberRange;

/** The ids that come in the most lists, a short list counting for more; lists that were cut count least. */
function mostHit(lists: readonly (readonly string[])[]): string[] {
	const votes = new Map<string, number>();
	for (const list of lists) for (const id of list) votes.set(id, (votes.get(id) ?? 0) + 1 / Math.log2(2 + list.length));
	return [...votes]
		.sort(([a, votesOfA], [b, votesOfB]) => votesOfB - votesOfA || (a < b ? -1 : 1))
		.slice(0, most.compared)
		.map(([id]) => id);
}
