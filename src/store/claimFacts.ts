import type { Span } from '../core/filters.js';
import type { ClaimFilter } from './claims.js';
import { loadClaims } from './claims.js';
import type { ClaimRow } from './rows/claim.js';
import { places, type Session } from './sql.js';

/** All that a filter may ask of a claim. */
export interface ClaimFacts {
	readonly claim: ClaimRow;
	readonly topics: ReadonlySet<string>;
	readonly partyIds: ReadonlySet<string>;
	readonly storyIds: ReadonlySet<string>;
	readonly silences: ReadonlySet<string>;
	/** Who works on it, by id of user. */
	readonly assigneeIds: ReadonlySet<string>;
	readonly dueAt: string | null;
	readonly recheckAt: string | null;
}

/** The facts of some claims by id, in as many statements for a hundred claims as for one. */
export async function loadClaimFacts(session: Session, ids: readonly string[]): Promise<Map<string, ClaimFacts>> {
	const claims = await loadClaims(session, ids);
	const setsOf = async (column: string, table: string, condition = '') => {
		const found = await session.query<{ claimId: string; value: string }>(
			`SELECT DISTINCT claim_id AS "claimId", ${column} AS "value" FROM ${table} WHERE claim_id IN ${places(ids)} ${condition}`,
			ids,
		);
		const sets = new Map(ids.map((id) => [id, new Set<string>()]));
		for (const { claimId, value } of found) sets.get(claimId)?.add(value);
		return (id: string): ReadonlySet<string> => sets.get(id) ?? new Set();
	};
	const topics = await setsOf('topic', 'claim_topic');
	const parties = await setsOf('party_id', 'claim_bearing');
	const stories = await setsOf('story_id', 'claim_story');
	const silences = await setsOf('response', 'statement', 'AND response IS NOT NULL');
	const assignees = await setsOf('user_id', 'assignment', 'AND ended_at IS NULL');
	const dates = await session.query<{ claimId: string; dueAt: string | null; recheckAt: string | null }>(
		`SELECT claim_id AS "claimId", due_at AS "dueAt", recheck_at AS "recheckAt" FROM claim_schedule WHERE claim_id IN ${places(ids)}`,
		ids,
	);
	const datesOf = new Map(dates.map((one) => [one.claimId, one]));
	return new Map(
		[...claims].map(([id, claim]) => [
			id,
			{
				claim,
				topics: topics(id),
				partyIds: parties(id),
				storyIds: stories(id),
				silences: silences(id),
				assigneeIds: assignees(id),
				dueAt: datesOf.get(id)?.dueAt ?? null,
				recheckAt: datesOf.get(id)?.recheckAt ?? null,
			},
		]),
	);
}

type Test<T> = (wanted: NonNullable<T>, facts: ClaimFacts) => boolean;

/** One test for each field of a filter: a new field there does not compile until it has one here. */
const tests: { readonly [F in keyof Required<ClaimFilter>]: Test<ClaimFilter[F]> } = {
	levels: (wanted, { claim }) => wanted.includes(claim.level),
	kinds: (wanted, { claim }) => wanted.includes(claim.kind),
	standings: (wanted, { claim }) => wanted.includes(claim.standing),
	languages: (wanted, { claim }) => wanted.includes(claim.language),
	topics: (wanted, { topics }) => wanted.some((one) => topics.has(one)),
	silences: (wanted, { silences }) => wanted.some((one) => silences.has(one)),
	partyId: (wanted, { partyIds }) => partyIds.has(wanted),
	storyId: (wanted, { storyIds }) => storyIds.has(wanted),
	leastScore: (wanted, { claim }) => claim.score >= wanted,
	mostScore: (wanted, { claim }) => claim.score <= wanted,
	leastLean: (wanted, { claim }) => claim.lean >= wanted,
	mostLean: (wanted, { claim }) => claim.lean <= wanted,
	scored: (wanted, { claim }) => isWithin(wanted, claim.scoredAt),
	implied: (wanted, { claim }) => claim.implied === wanted,
	recorded: (wanted, { claim }) => isWithin(wanted, claim.recordedAt),
	said: (wanted, { claim }) => isWithin(wanted, claim.saidAt),
	deskIds: (wanted, { claim }) => wanted.includes(claim.deskId),
	assigneeId: (wanted, { assigneeIds }) => assigneeIds.has(wanted),
	assigned: (wanted, { assigneeIds }) => assigneeIds.size > 0 === wanted,
	due: (wanted, { dueAt }) => isWithin(wanted, dueAt),
	recheck: (wanted, { recheckAt }) => isWithin(wanted, recheckAt),
};

const isWithin = ({ from, until }: Span, at: string | null): boolean =>
	(from == null || (at !== null && at >= from)) && (until == null || (at !== null && at <= until));

/** Whether a claim is among those that a filter wants: what SQL would answer, without asking it for each filter. */
export const isWanted = (filter: ClaimFilter, facts: ClaimFacts): boolean =>
	Object.entries(tests).every(([field, test]) => {
		const wanted = filter[field as keyof ClaimFilter];
		return wanted === null || wanted === undefined || (test as Test<unknown>)(wanted, facts);
	});
