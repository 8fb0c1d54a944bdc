import { saidWhen } from './asOf.js';
import type { Case } from './case.js';
import type { Bearing } from './claim.js';
import { within } from './dates.js';
import { groupBy } from './group.js';
import type { Interest, InterestKind } from './party.js';
import { isUnnamed, type Source } from './source.js';
import type { InterestStanding, Statement } from './statement.js';

/** Why a statement is held to serve its speaker, to go against the speaker's interest, or to do neither. */
export type InterestReason =
	| { readonly of: 'NO_STAKE' }
	| { readonly of: 'UNNAMED' }
	| { readonly of: 'JUDGED'; readonly reason: string }
	| {
			readonly of: 'STAKE';
			/** The stake that decided: in oneself, or through a relation to the party that the claim bears on. */
			readonly relation: InterestKind | 'SELF' | 'CONTAINS';
			readonly partyId: string;
			readonly inPartyId: string;
			readonly goodNews: boolean;
			readonly supports: boolean;
	  };

export interface InterestFinding {
	readonly interest: InterestStanding;
	readonly reason: InterestReason;
}

interface Stake {
	readonly partyId: string;
	readonly sign: 1 | -1;
	readonly relation: Extract<InterestReason, { of: 'STAKE' }>['relation'];
	/** What it follows from, and how long that holds; null for a stake in oneself. */
	readonly interest: Interest | null;
}

/** A stake of a speaking party in a party that the claim bears on. */
export interface Touched extends Stake {
	readonly speakerId: string;
	readonly goodNews: boolean;
}

/** +1 where the statement speaks for the claim, −1 against it, 0 where its chain of targets never reaches the claim. */
export function directionOf(statement: Statement, statements: ReadonlyMap<string, Statement>): 1 | 0 | -1 {
	let direction: 1 | -1 = 1;
	let at: Statement | undefined = statement;
	for (let steps = 0; at && steps <= statements.size; steps++) {
		if (at.role === 'SILENCE') return 0;
		if (at.role === 'TESTIMONY') return direction;
		direction = direction === 1 ? -1 : 1;
		if (at.targetId === null) return direction;
		at = statements.get(at.targetId);
	}
	return 0;
}

/**
 * Finds, for statements of one case, whether each serves its speaker. A desk's own judgement comes first; unnamed
 * sources count as without interest; otherwise it follows from the speaker's stakes (itself, what it leads, founded,
 * invested in, is part of or contains: +; its competitors: −; direct relations only) and from whether the claim is
 * good or bad news for them. Where a statement both serves and goes against, SERVES holds.
 */
export function interestsIn(theCase: Case): (statement: Statement) => InterestFinding {
	const interestOf = interestsBySource(theCase);
	return (statement) => interestOf(theCase.sources.get(statement.sourceId))(statement);
}

/** As `interestsIn`, for the statements of one source after another. */
export function interestsBySource(
	theCase: Case,
): (source: Source | undefined) => (statement: Statement) => InterestFinding {
	const judgements = latestJudgements(theCase);
	const interests = byParty(theCase.interests);
	const touchedBy = stakesIn(theCase.bearings, (partyId) => interests.get(partyId) ?? []);
	let answered: ReadonlyMap<string, Statement> | undefined;
	const directionIn = (statement: Statement): 1 | 0 | -1 => {
		if (statement.role === 'TESTIMONY') return 1;
		answered ??= answeredIn(theCase.statements);
		return directionOf(statement, answered);
	};
	return (source) => {
		const touched = !source || isUnnamed(source.attribution) ? null : touchedBy(source.partyIds);
		return (statement) => {
			const judged = judgements.size > 0 ? judgements.get(statement.id) : undefined;
			if (judged?.interest) return { interest: judged.interest, reason: { of: 'JUDGED', reason: judged.reason } };
			if (touched === null) return unnamed;
			if (touched.length === 0) return withoutStake;
			return findingFrom(touched, {
				direction: directionIn(statement),
				holds: (interest) => within(saidWhen(statement, theCase), interest),
			});
		};
	};
}
const unnamed: InterestFinding = { interest: 'NONE', reason: { of: 'UNNAMED' } };
const withoutStake: InterestFinding = { interest: 'NONE', reason: { of: 'NO_STAKE' } };

/** Finds the stakes of speaking parties in what a claim bears on. */
export const stakesIn =
	(bearings: readonly Bearing[], interestsOf: (partyId: string) => readonly Interest[]) =>
	(partyIds: readonly string[]): Touched[] =>
		partyIds.flatMap((speakerId) =>
			stakesOf(speakerId, interestsOf(speakerId)).flatMap((stake) =>
				bearings.flatMap(({ partyId, news }) =>
					partyId === stake.partyId && news !== 'NEUTRAL'
						? [{ ...stake, speakerId, goodNews: news === 'FAVOURABLE' }]
						: [],
				),
			),
		);

/** What follows from stakes for a statement that speaks for the claim, against it, or for neither; SERVES comes first. */
export function findingFrom(
	touched: readonly Touched[],
	options: { readonly direction: 1 | 0 | -1; readonly holds: (interest: Interest) => boolean },
): InterestFinding {
	const { direction, holds } = options;
	let against: InterestFinding | null = null;
	for (const { partyId: inPartyId, speakerId: partyId, sign, relation, interest, goodNews } of touched) {
		if (direction === 0 || (interest && !holds(interest))) continue;
		const supports = direction > 0;
		const reason = { of: 'STAKE', relation, partyId, inPartyId, goodNews, supports } as const;
		if (direction * (goodNews ? 1 : -1) * sign > 0) return { interest: 'SERVES', reason };
		against ??= { interest: 'AGAINST', reason };
	}
	return against ?? withoutStake;
}

/** The statements that others answer, by id. */
function answeredIn(statements: readonly Statement[]): Map<string, Statement> {
	const ids = new Set<string>();
	for (const one of statements) if (one.role === 'REBUTTAL' && one.targetId !== null) ids.add(one.targetId);
	const answered = new Map<string, Statement>();
	for (const one of statements) if (ids.has(one.id)) answered.set(one.id, one);
	return answered;
}

function latestJudgements(theCase: Case): Map<string, Case['judgements'][number]> {
	const latest = new Map<string, Case['judgements'][number]>();
	for (const one of theCase.judgements) {
		const before = latest.get(one.statementId);
		if (!before || one.recordedAt >= before.recordedAt) latest.set(one.statementId, one);
	}
	return latest;
}

/** Interests by either party's id; one between a party and itself counts once. */
function byParty(interests: readonly Interest[]): Map<string, Interest[]> {
	const ends = interests.flatMap((one) =>
		one.partyId === one.inPartyId
			? [[one.partyId, one] as const]
			: [[one.partyId, one] as const, [one.inPartyId, one] as const],
	);
	return new Map([...groupBy(ends, ([id]) => id)].map(([id, filed]) => [id, filed.map(([, one]) => one)]));
}

function stakesOf(partyId: string, interests: readonly Interest[]): Stake[] {
	const stakes: Stake[] = [{ partyId, sign: 1, relation: 'SELF', interest: null }];
	for (const one of interests) {
		if (one.partyId === partyId) {
			if (one.kind === 'COMPETES_WITH')
				stakes.push({ partyId: one.inPartyId, sign: -1, relation: one.kind, interest: one });
			else if (gives.has(one.kind)) stakes.push({ partyId: one.inPartyId, sign: 1, relation: one.kind, interest: one });
		} else if (one.inPartyId === partyId) {
			if (one.kind === 'COMPETES_WITH')
				stakes.push({ partyId: one.partyId, sign: -1, relation: one.kind, interest: one });
			else if (one.kind === 'PART_OF')
				stakes.push({ partyId: one.partyId, sign: 1, relation: 'CONTAINS', interest: one });
		}
	}
	return stakes;
}
const gives: ReadonlySet<InterestKind> = new Set(['FOUNDED', 'INVESTED_IN', 'LEADS', 'PART_OF']);
