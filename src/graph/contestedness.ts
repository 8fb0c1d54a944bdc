import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Case } from '../core/case.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import {
	type Contribution,
	contributionsByMatchedMass,
	unansweredRebuttals,
} from '../core/contestedness/contributions.js';
import { contributionsByLeavingOut } from '../core/contestedness/leaveOneOut.js';
import { defaultMethod, methodNamed } from '../core/contestedness/methods.js';
import { type Opinion, oneSourceInterval, opinionOf } from '../core/contestedness/opinion.js';
import { contributionsByShapley } from '../core/contestedness/shapley.js';
import type { ContestednessChange } from '../core/history.js';
import { messagesIn } from '../core/messages/index.js';
import { summarise } from '../core/summary.js';
import type { ClaimRow } from '../store/rows/claim.js';
import type { Effect } from '../workflow/office.js';
import { listComplexity } from './connection.js';
import type { Context } from './context.js';
import { ChangeEvent, ContributionBasis } from './enums.js';
import { LanguageTag } from './scalars.js';
import type { Met } from './statements.js';
import { ClaimLinkType, ClaimType } from './types/claim.js';
import {
	ContestednessChangeType,
	ContestednessEffectType,
	ContestednessType,
	ContributionType,
	IntervalType,
	OpinionType,
} from './types/contestedness.js';
import { RebuttalType, StatementType } from './types/statement.js';

/** The weights of the method that a score was computed by, whichever is in force now. */
const weightsOf = (method: string) => (methodNamed(method) ?? defaultMethod).weights;

const contributionsBy = {
	MATCHED_MASS: (theCase: Case, { assess }: Context) => contributionsByMatchedMass(theCase, assess(theCase)),
	SHAPLEY: (theCase: Case, { office }: Context) => contributionsByShapley(theCase, office),
	LEAVING_OUT: (theCase: Case, { office }: Context) => contributionsByLeavingOut(theCase, office),
};

/** W, from u = W/(S + D + W) and certainty = (S + D)/(S + D + W). */
const priorOf = ({ support, opposition, unknown, certainty }: Opinion): number =>
	certainty === 0 ? defaultMethod.weights.prior : ((support + opposition) * unknown) / certainty;

/** What a Contestedness is answered from: its figures, and the case where one is at hand. */
export interface Scored extends Opinion {
	readonly claimId: string;
	readonly method: string;
	readonly computedAt: string;
	readonly inCase: Case | null;
	/** What made it so; STORED: as the last step of the history tells; null: nothing did (a supposition, a moment past). */
	readonly change: Pick<ContestednessChange, 'event' | 'statementId' | 'causeClaimId'> | 'STORED' | null;
}

/** The score stored with a claim. */
export const scoreOf = (claim: ClaimRow): Scored =>
	new Score(opinionOf(claim, weightsOf(claim.method)), {
		claimId: claim.id,
		method: claim.method,
		computedAt: claim.scoredAt,
		inCase: null,
		change: 'STORED',
	});

/** Written out, so that all have one shape from the start: put together by spreading, scores make a page of 50 take three times as long. */
class Score implements Scored {
	readonly claimId: string;
	readonly method: string;
	readonly computedAt: string;
	readonly inCase: Scored['inCase'];
	readonly change: Scored['change'];
	readonly support: number;
	readonly opposition: number;
	readonly belief: number;
	readonly disbelief: number;
	readonly unknown: number;
	readonly score: number;
	readonly settled: number;
	readonly lean: number;
	readonly split: number;
	readonly certainty: number;
	readonly level: Opinion['level'];
	readonly thin: boolean;

	constructor(opinion: Opinion, of: Omit<Scored, keyof Opinion>) {
		this.claimId = of.claimId;
		this.method = of.method;
		this.computedAt = of.computedAt;
		this.inCase = of.inCase;
		this.change = of.change;
		this.support = opinion.support;
		this.opposition = opinion.opposition;
		this.belief = opinion.belief;
		this.disbelief = opinion.disbelief;
		this.unknown = opinion.unknown;
		this.score = opinion.score;
		this.settled = opinion.settled;
		this.lean = opinion.lean;
		this.split = opinion.split;
		this.certainty = opinion.certainty;
		this.level = opinion.level;
		this.thin = opinion.thin;
	}
}

/** The score of a case that is not the one on record now: as of a moment, or under suppositions. */
export const scoreOfCase = (theCase: Case, { opinion, method }: Assessment, computedAt: string): Scored =>
	new Score(opinion, { claimId: theCase.claim.id, method, computedAt, inCase: theCase, change: null });

/** The case that a score was computed from. */
export async function caseOfScore(scored: Scored, { reads }: Context): Promise<Case> {
	const theCase = scored.inCase ?? (await reads.case.load(scored.claimId));
	if (!theCase) throw new Error(`the case of ${scored.claimId} is not there`);
	return theCase;
}

async function changeOf(scored: Scored, { reads }: Context) {
	if (scored.change !== 'STORED') return scored.change;
	return (await reads.lastChangeOfClaim.load(scored.claimId))[0] ?? null;
}

/** A statement of a case, that knows its case. */
export const metIn = (theCase: Case, id: string | null): Met | null => {
	const statement = theCase.statements.find((one) => one.id === id);
	return statement ? { ...statement, inCase: theCase } : null;
};

@Resolver(() => OpinionType)
export class OpinionResolver {
	@FieldResolver(() => IntervalType, {
		description:
			'The least and greatest score that one more disinterested named source (mass 1), on either side, could bring about.',
	})
	oneSourceInterval(@Root() opinion: Opinion) {
		return oneSourceInterval(opinion, { prior: priorOf(opinion) });
	}
}

@Resolver(() => ContestednessType)
export class ContestednessResolver {
	@FieldResolver(() => IntervalType, {
		description:
			'The least and greatest score that one more disinterested named source (mass 1), on either side, could bring about.',
	})
	oneSourceInterval(@Root() opinion: Opinion) {
		return oneSourceInterval(opinion, { prior: priorOf(opinion) });
	}

	@FieldResolver(() => String, {
		description:
			'One sentence that a reader can use, composed from the case: who asserts, who opposes and how, who took no side. English unless asked otherwise.',
	})
	async summary(
		@Root() scored: Scored,
		@Ctx() context: Context,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language wanted: en or zh.' })
		language?: string,
	): Promise<string> {
		const theCase = await caseOfScore(scored, context);
		return summarise(theCase, context.assess(theCase), { messages: messagesIn(language) });
	}

	@FieldResolver(() => [ContributionType], {
		description: 'The share of each statement and linked claim, largest first.',
		complexity: ({ args, childComplexity }) => (args.basis === 'MATCHED_MASS' ? 1 : 100) + 5 * childComplexity,
	})
	async contributions(
		@Root() scored: Scored,
		@Arg('basis', () => ContributionBasis, { defaultValue: 'MATCHED_MASS', description: 'How it is shared out.' })
		basis: keyof typeof ContributionBasis,
		@Ctx() context: Context,
	) {
		const theCase = await caseOfScore(scored, context);
		return contributionsBy[basis](theCase, context).map((one) => ({ ...one, theCase }));
	}

	@FieldResolver(() => [RebuttalType], {
		description: 'The rebuttals that nobody in the record answers.',
		complexity: listComplexity,
	})
	async unansweredRebuttals(@Root() scored: Scored, @Ctx() context: Context) {
		const theCase = await caseOfScore(scored, context);
		return unansweredRebuttals(theCase).map((id) => metIn(theCase, id));
	}

	@FieldResolver(() => ChangeEvent, { nullable: true, description: 'What happened that made the score what it is.' })
	async event(@Root() scored: Scored, @Ctx() context: Context) {
		return (await changeOf(scored, context))?.event ?? null;
	}

	@FieldResolver(() => StatementType, {
		nullable: true,
		description: 'The statement that made the score what it is, where it was one; perhaps under a linked claim.',
	})
	async cause(@Root() scored: Scored, @Ctx() context: Context) {
		const id = (await changeOf(scored, context))?.statementId ?? null;
		if (id === null) return null;
		return (scored.inCase && metIn(scored.inCase, id)) ?? context.reads.statement.load(id);
	}
}

@Resolver(() => ContributionType)
export class ContributionResolver {
	@FieldResolver(() => StatementType, { nullable: true, description: 'The statement, unless it is a linked claim.' })
	statement(@Root() { theCase, statementId }: Contribution & { theCase: Case }) {
		return metIn(theCase, statementId);
	}

	@FieldResolver(() => ClaimLinkType, { nullable: true, description: 'The link, unless it is a statement.' })
	link(@Root() { theCase, linkId }: Contribution & { theCase: Case }) {
		return theCase.links.find((one) => one.link.id === linkId)?.link ?? null;
	}
}

@Resolver(() => ContestednessChangeType)
export class ContestednessChangeResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim whose score it is a step of.' })
	claim(@Root() change: ContestednessChange, @Ctx() { reads }: Context) {
		return reads.claim.load(change.claimId);
	}

	@FieldResolver(() => OpinionType, { nullable: true, description: 'The figures before; null for the first entry.' })
	before(@Root() change: ContestednessChange): Opinion | null {
		const { supportBefore: support, oppositionBefore: opposition } = change;
		return support === null || opposition === null
			? null
			: opinionOf({ support, opposition }, weightsOf(change.method));
	}

	@FieldResolver(() => OpinionType, { description: 'The figures after.' })
	after(@Root() change: ContestednessChange): Opinion {
		return opinionOf({ support: change.supportAfter, opposition: change.oppositionAfter }, weightsOf(change.method));
	}

	@FieldResolver(() => StatementType, {
		nullable: true,
		description: 'The statement that caused it, where it was one.',
	})
	cause(@Root() change: ContestednessChange, @Ctx() { reads }: Context) {
		return change.statementId ? reads.statement.load(change.statementId) : null;
	}

	@FieldResolver(() => ClaimType, { nullable: true, description: 'The linked claim that it came through, if any.' })
	causeClaim(@Root() change: ContestednessChange, @Ctx() { reads }: Context) {
		return change.causeClaimId ? reads.claim.load(change.causeClaimId) : null;
	}
}

@Resolver(() => ContestednessEffectType)
export class ContestednessEffectResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim.' })
	async claim(@Root() effect: Effect, @Ctx() { reads }: Context) {
		// As it is on record now, for clients that keep things by their ids; one of a dry run may be on none.
		return (await reads.claim.load(effect.claimId)) ?? effect.case.claim;
	}

	@FieldResolver(() => ContestednessType, { description: 'The score after, with its reason.' })
	after(@Root() effect: Effect): Scored {
		const { opinion, method } = effect.assessment;
		const { claimId, cause, at } = effect;
		return new Score(opinion, { claimId, method, computedAt: at, inCase: effect.case, change: cause });
	}
}
