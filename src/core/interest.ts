import { saidWhen } from './asOf.js';
import type { Case } from './case.js';
import { within } from './dates.js';
import { groupBy } from './group.js';
import type { Interest, InterestKind } from './party.js';
import { isUnnamed } from './source.js';
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
	const statements = new Map(theCase.statements.map((one) => [one.id, one]));
	const judgements = latestJudgements(theCase);
	const bearings = theCase.bearings.filter((one) => one.news !== 'NEUTRAL');
	const interests = byParty(theCase.interests);

	return (statement) => {
		const judged = judgements.get(statement.id);
		if (judged?.interest) return { interest: judged.interest, reason: { of: 'JUDGED', reason: judged.reason } };
		const source = theCase.sources.get(statement.sourceId);
		if (!source || isUnnamed(source.attribution)) return { interest: 'NONE', reason: { of: 'UNNAMED' } };
		const direction = bearings.length === 0 ? 0 : directionOf(statement, statements);
		if (direction === 0) return { interest: 'NONE', reason: { of: 'NO_STAKE' } };
		const moment = saidWhen(statement, theCase);

		let against: InterestFinding | null = null;
		for (const partyId of source.partyIds) {
			for (const stake of stakesOf(partyId, interests.get(partyId) ?? [], moment)) {
				for (const bearing of bearings) {
					if (bearing.partyId !== stake.partyId) continue;
					const goodNews = bearing.news === 'FAVOURABLE';
					const serves = direction * (goodNews ? 1 : -1) * stake.sign > 0;
					const { relation } = stake;
					const supports = direction > 0;
					const reason = { of: 'STAKE', relation, partyId, inPartyId: stake.partyId, goodNews, supports } as const;
					if (serves) return { interest: 'SERVES', reason };
					against ??= { interest: 'AGAINST', reason };
				}
			}
		}
		return against ?? { interest: 'NONE', reason: { of: 'NO_STAKE' } };
	};
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

function stakesOf(partyId: string, interests: readonly Interest[], moment: string): Stake[] {
	const stakes: Stake[] = [{ partyId, sign: 1, relation: 'SELF' }];
	for (const one of interests) {
		if (!within(moment, one)) continue;
		if (one.partyId === partyId) {
			if (one.kind === 'COMPETES_WITH') stakes.push({ partyId: one.inPartyId, sign: -1, relation: one.kind });
			else if (gives.has(one.kind)) stakes.push({ partyId: one.inPartyId, sign: 1, relation: one.kind });
		} else if (one.inPartyId === partyId) {
			if (one.kind === 'COMPETES_WITH') stakes.push({ partyId: one.partyId, sign: -1, relation: one.kind });
			else if (one.kind === 'PART_OF') stakes.push({ partyId: one.partyId, sign: 1, relation: 'CONTAINS' });
		}
	}
	return stakes;
}
const gives: ReadonlySet<InterestKind> = new Set(['FOUNDED', 'INVESTED_IN', 'LEADS', 'PART_OF']);
