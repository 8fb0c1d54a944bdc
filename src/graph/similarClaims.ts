import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { messagesIn } from '../core/messages/index.js';
import { BadRequest } from '../core/result.js';
import { questionLimits } from '../core/search/question.js';
import { type SimilarityReason, speaksAgainst } from '../core/similarity/compare.js';
import type { Context } from './context.js';
import { LanguageTag } from './scalars.js';
import { SimilarClaimsArgs, SimilarClaimType, SimilarityReasonType } from './types/similar.js';

@Resolver(() => SimilarityReasonType)
export class SimilarityResolver {
	@Query(() => [SimilarClaimType], {
		description:
			'Has this been checked before? Claims that say the same, the most similar first, whatever their language; through translations and the names of parties across languages. A claim that sounds alike and has another number, party or direction is left out where that is seen.',
		complexity: ({ args, childComplexity }) => 100 + Math.min(Math.max(args.first, 0), 20) * childComplexity,
	})
	similarClaims(
		@Args(() => SimilarClaimsArgs) { text, language, first }: SimilarClaimsArgs,
		@Ctx() { reads }: Context,
	) {
		if (first < 0 || first > 20) throw new BadRequest(`first is ${first}; give 0 to 20`);
		if (text.length > questionLimits.similar)
			throw new BadRequest(`text has ${text.length} characters; the most is ${questionLimits.similar}`);
		return reads.similarClaims({ text, language: language ?? null }, { first });
	}

	@FieldResolver(() => String, { description: 'The reason in words, in the language asked for.' })
	because(
		@Root() reason: SimilarityReason,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language of the reason.' })
		language?: string,
	): string {
		return messagesIn(language).similar(reason);
	}

	@FieldResolver(() => Boolean, { description: 'Whether it speaks for their saying the same, or against it.' })
	speaksFor(@Root() { kind }: SimilarityReason): boolean {
		return !speaksAgainst(kind);
	}
}
