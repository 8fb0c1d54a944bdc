import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Case } from '../core/case.js';
import { acceptability, secondOpinions } from '../core/contestedness/acceptability.js';
import { credibleInterval } from '../core/contestedness/credibleInterval.js';
import { independentOrigins } from '../core/contestedness/independence.js';
import { type IfAnswered, type Influence, ifAnswered, mostInfluential } from '../core/contestedness/influence.js';
import { judgementRange, judgementWeights } from '../core/contestedness/judgementRange.js';
import { methods, settingOf } from '../core/contestedness/methods.js';
import { semantics } from '../core/contestedness/semantics/index.js';
import { BadRequest } from '../core/result.js';
import { listComplexity } from './connection.js';
import { caseOfScore, metIn, type Scored } from './contestedness.js';
import type { Context } from './context.js';
import { ArgumentSemantics } from './enums.js';
import {
	ContestednessMethodType,
	IfAnsweredType,
	IndependentOriginsType,
	InfluenceType,
	SecondOpinionsType,
} from './types/certainty.js';
import { ContestednessType, IntervalType } from './types/contestedness.js';
import { SourceType } from './types/source.js';
import { StatementType } from './types/statement.js';

/** `df-quad` in core is `DF_QUAD` here. */
const enumName = (name: string) => name.toUpperCase().replaceAll('-', '_') as keyof typeof ArgumentSemantics;

/** How sure the score is, what would change it, and what other methods say. */
@Resolver(() => ContestednessType)
export class CertaintyResolver {
	@FieldResolver(() => IntervalType, {
		description:
			'The 90 % credible interval of the score, if S and D are taken as counts of evidence: q ~ Beta(S + 1, D + 1), certainty · 2·min(q, 1 − q). Where a side is empty the score itself, 0, lies below it.',
		complexity: ({ childComplexity }) => 5 + childComplexity,
	})
	async credibleInterval(@Root() scored: Scored, @Ctx() { office }: Context) {
		const { betaQuantile } = await import('../interop/betaQuantile.js');
		return credibleInterval(scored, { prior: office.method.weights.prior, betaQuantile });
	}

	@FieldResolver(() => IntervalType, {
		description: 'The least and greatest score with each judgement weight at either end of its range.',
		complexity: ({ childComplexity }) => 50 + childComplexity,
	})
	async judgementRange(@Root() scored: Scored, @Ctx() context: Context) {
		return judgementRange(await caseOfScore(scored, context), context.office.method);
	}

	@FieldResolver(() => IndependentOriginsType, {
		description: 'How many independent origins stand on each side. What repeats an origin adds none.',
	})
	async independentOrigins(@Root() scored: Scored, @Ctx() context: Context) {
		const theCase = await caseOfScore(scored, context);
		const assessment = context.assess(theCase);
		const on = (side: 'SUPPORT' | 'OPPOSITION') => independentOrigins(theCase, assessment, side);
		return { support: on('SUPPORT'), opposition: on('OPPOSITION') };
	}

	@FieldResolver(() => Number, {
		description: 'How acceptable the claim is under another semantics: 1 accepted, 0 rejected, 0.5 even or empty.',
		complexity: 20,
	})
	async acceptability(
		@Root() scored: Scored,
		@Arg('semantics', () => ArgumentSemantics, { description: 'Which semantics.' })
		name: keyof typeof ArgumentSemantics,
		@Ctx() context: Context,
	): Promise<number> {
		const wanted = semantics.find((one) => enumName(one.name) === name);
		if (!wanted) throw new Error(`the semantics ${name} is in the schema and not in core`);
		return acceptability(await caseOfScore(scored, context), {
			semantics: wanted,
			weights: context.office.method.weights,
		});
	}

	@FieldResolver(() => SecondOpinionsType, {
		description: 'What all other semantics say, and whether it makes a difference.',
		complexity: ({ childComplexity }) => 50 + childComplexity,
	})
	async secondOpinions(@Root() scored: Scored, @Ctx() context: Context) {
		const { opinions, spread, differ } = secondOpinions(await caseOfScore(scored, context), context.office.method);
		return { spread, differ, opinions: opinions.map((one) => ({ ...one, semantics: enumName(one.semantics) })) };
	}

	@FieldResolver(() => [InfluenceType], {
		description: 'The statements that, if they fell, would move the score most; the most influential first.',
		complexity: ({ args, childComplexity }) => 100 + Math.min(args.first, 20) * childComplexity,
	})
	async mostInfluential(
		@Root() scored: Scored,
		@Arg('first', () => Int, { defaultValue: 5, description: 'How many, 0 to 20.' }) first: number,
		@Ctx() context: Context,
	) {
		if (first < 0 || first > 20) throw new BadRequest(`first is ${first}; give 0 to 20`);
		const theCase = await caseOfScore(scored, context);
		const found = mostInfluential(theCase, { first, method: context.office.method, now: context.office.now() });
		return found.map((one) => ({ ...one, theCase }));
	}

	@FieldResolver(() => [IfAnsweredType], {
		description: 'For each source that took no side: what one answer of it would do.',
		complexity: listComplexity,
	})
	async ifAnswered(@Root() scored: Scored, @Ctx() context: Context) {
		const theCase = await caseOfScore(scored, context);
		return ifAnswered(theCase, { method: context.office.method, now: context.office.now() });
	}

	@Query(() => [ContestednessMethodType], {
		description: 'The methods on offer, with the weights that are judgement.',
	})
	contestednessMethods(@Ctx() { office }: Context): ContestednessMethodType[] {
		return [...new Set([office.method, ...methods])].map((method) => ({
			name: method.name,
			isDefault: method === office.method,
			judgementWeights: judgementWeights.map((one) => ({ ...one, value: settingOf(method, one.name) })),
		}));
	}
}

@Resolver(() => InfluenceType)
export class InfluenceResolver {
	@FieldResolver(() => StatementType, { description: 'The statement.' })
	statement(@Root() { theCase, statementId }: Influence & { theCase: Case }) {
		return metIn(theCase, statementId);
	}
}

@Resolver(() => IfAnsweredType)
export class IfAnsweredResolver {
	@FieldResolver(() => SourceType, { description: 'The source.' })
	source(@Root() answer: IfAnswered, @Ctx() { reads }: Context) {
		return reads.source.load(answer.sourceId);
	}
}
