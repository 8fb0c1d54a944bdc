import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from './connection.js';
import { ExternalReviewOrderField } from './enums.js';
import { OrderInput, PublishedFilter, publishedOf, recordedOf, whichOnes } from './order.js';
import { LanguageTag, tagsOf } from './scalars.js';

@InputType({ description: 'Which reviews by others are wanted; each field given narrows the list.' })
class ExternalReviewFilter extends PublishedFilter {
	@Field(() => [String], { nullable: true, description: 'By one of these reviewers, named as the review names them.' })
	reviewer?: string[] | null;
	@Field(() => [String], { nullable: true, description: 'That amount to one of these ratings, by their keys.' })
	mappedRating?: string[] | null;
	@Field(() => [LanguageTag], { nullable: true, description: 'In one of these languages.' }) language?: string[] | null;
}

@InputType({ description: 'The order of a list of reviews by others.' })
class ExternalReviewOrder extends OrderInput {
	@Field(() => ExternalReviewOrderField, { description: 'What they are ordered by.' })
	field!: 'RECORDED_AT' | 'PUBLISHED';
}

@ArgsType()
export class ExternalReviewListArgs extends PageArgs {
	@Field(() => ExternalReviewFilter, whichOnes)
	filter?: ExternalReviewFilter | null;
	@Field(() => ExternalReviewOrder, {
		nullable: true,
		description: 'In which order; the oldest record first when nothing is said.',
	})
	orderBy?: ExternalReviewOrder | null;
}

export const reviewsWanted = (filter: ExternalReviewFilter) => ({
	reviewers: filter.reviewer,
	ratings: filter.mappedRating,
	languages: tagsOf(filter.language),
	published: publishedOf(filter),
	recorded: recordedOf(filter),
});
