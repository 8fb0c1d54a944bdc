import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type ExternalReview, reviewFits } from '../core/claimReview.js';
import { dayOf } from '../core/dates.js';
import { inOrder } from '../core/filters.js';
import { defaultRatings } from '../core/ratingScale.js';
import { when } from '../core/when.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { saidComplexity } from './connection.js';
import type { Context } from './context.js';
import { connectAmong } from './order.js';
import { ExternalReviewListArgs, reviewsWanted } from './reviews.js';
import { LanguageTag, URL } from './scalars.js';
import { seatAt } from './seat.js';
import { ClaimType } from './types/claim.js';
import { ExternalReviewConnection, ExternalReviewType, RawRatingType, ReviewerType } from './types/review.js';
import { RatingType } from './types/verdict.js';

@Resolver(() => ClaimType)
export class ClaimReviewResolver {
	@FieldResolver(() => ExternalReviewConnection, {
		description: 'What other desks found of it, in the order in which it was taken in unless asked otherwise.',
		complexity: saidComplexity,
	})
	externalReviews(
		@Root() claim: ClaimRow,
		@Args(() => ExternalReviewListArgs) args: ExternalReviewListArgs,
		@Ctx() context: Context,
	) {
		const { seated } = seatAt(context, claim.deskId);
		const wanted = args.filter && reviewsWanted(args.filter);
		return when(context.reads.decisions().externalReviewsOfClaim.load(claim.id), (all) => {
			const byDay = () => all.map((one) => ({ ...one, recordedAt: dayOf(one.recordedAt) }));
			const shown = seated ? all : inOrder(byDay(), { by: (one) => one.recordedAt, descending: false });
			return connectAmong(shown, args, {
				name: `reviews of ${claim.id}`,
				fits: (one) => !wanted || reviewFits(one, wanted),
				textBy: (field) => (one) => (field === 'PUBLISHED' ? one.review.published : one.recordedAt),
			});
		});
	}
}

@Resolver(() => ExternalReviewType)
export class ExternalReviewResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim that it is of.' })
	claim(@Root() { claimId }: ExternalReview, @Ctx() { reads }: Context) {
		return reads.claim.load(claimId);
	}

	@FieldResolver(() => URL, { description: 'Where it is to be read.' })
	url(@Root() { review }: ExternalReview): string {
		return review.url;
	}

	@FieldResolver(() => String, { nullable: true, description: 'Its headline.' })
	title(@Root() { review }: ExternalReview): string | null {
		return review.title;
	}

	@FieldResolver(() => LanguageTag, { nullable: true, description: 'The language that it is in, where it says so.' })
	language(@Root() { review }: ExternalReview): string | null {
		return review.language;
	}

	@FieldResolver(() => ReviewerType, { description: 'Who reviewed.' })
	reviewer(@Root() { review }: ExternalReview) {
		return review.reviewer;
	}

	@FieldResolver(() => String, {
		nullable: true,
		description: 'When it was published: a year, a month, a day or an instant, as it says.',
	})
	published(@Root() { review }: ExternalReview): string | null {
		return review.published;
	}

	@FieldResolver(() => String, { description: 'The claim in its words.' })
	claimReviewed(@Root() { review }: ExternalReview): string {
		return review.claim.text;
	}

	@FieldResolver(() => String, { nullable: true, description: 'Why, in its words.' })
	explanation(@Root() { review }: ExternalReview): string | null {
		return review.explanation;
	}

	@FieldResolver(() => RawRatingType, { description: 'The rating as it was given.' })
	rating(@Root() { review }: ExternalReview) {
		return review.rating;
	}

	@FieldResolver(() => RatingType, {
		nullable: true,
		description:
			'What the rating amounts to on the scale that every desk begins with; null where that cannot be told. Never taken for a verdict.',
	})
	mappedRating(@Root() { mappedKey }: ExternalReview) {
		return defaultRatings.find((one) => one.key === mappedKey) ?? null;
	}
}
