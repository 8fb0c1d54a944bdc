import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Agent, RawRating } from '../../core/claimReview.js';
import { connectionOf } from '../connection.js';
import { DateTime, URL } from '../scalars.js';

const ReviewerKind = { PERSON: 'PERSON', ORGANIZATION: 'ORGANIZATION' } as const;
registerEnumType(ReviewerKind, {
	name: 'ReviewerKind',
	description: 'What kind of somebody reviewed.',
	valuesConfig: {
		PERSON: { description: 'One person.' },
		ORGANIZATION: { description: 'A desk, an outlet or the like.' },
	},
});

@ObjectType('Reviewer', { description: 'Who reviewed a claim elsewhere.', simpleResolvers: true })
export class ReviewerType implements Agent {
	@Field(() => ReviewerKind, { description: 'What kind of somebody.' }) kind!: Agent['kind'];
	@Field(() => String, { description: 'As the review has it.' }) name!: string;
	@Field(() => URL, { nullable: true, description: 'Their address.' }) url!: string | null;
}

@ObjectType('RawRating', {
	description: 'A rating in the words and numbers of whoever gave it, untouched: a number may be `3,5`.',
	simpleResolvers: true,
})
export class RawRatingType implements RawRating {
	@Field(() => String, { nullable: true, description: 'In words (alternateName of ClaimReview).' }) label!:
		| string
		| null;
	@Field(() => String, { nullable: true, description: 'As a number, as it was written.' }) value!: string | null;
	@Field(() => String, { nullable: true, description: 'The best that could have been given.' }) best!: string | null;
	@Field(() => String, { nullable: true, description: 'The worst that could have been given.' }) worst!: string | null;
}

@ObjectType('ExternalReview', {
	description:
		"What another desk found of a claim, as it was published as ClaimReview and taken in. It is no verdict of the claim's own desk and takes part in no score.",
})
export class ExternalReviewType {
	@Field(() => ID, { description: 'Opaque.' }) id!: string;
	@Field(() => String, {
		description: 'By which edition of the table of labels `mappedRating` was found.',
	})
	mappingVersion!: string;
	@Field(() => DateTime, { description: 'When it was taken in; the public learns the day.' }) recordedAt!: string;
}

@ObjectType('ImportFinding', {
	description: 'Something on record that is otherwise in what was given; what is on record stays.',
	simpleResolvers: true,
})
export class ImportFindingType {
	@Field(() => String, { description: 'What it is about, in words.' }) of!: string;
	@Field(() => String, { nullable: true, description: 'Which part of it.' }) field!: string | null;
	@Field(() => String, { nullable: true, description: 'As it is on record; null for nothing.' }) recorded!:
		| string
		| null;
	@Field(() => String, { nullable: true, description: 'As it was given; null for nothing.' }) given!: string | null;
}

@ObjectType('LeftOut', { description: 'Something that was given and could not be kept.', simpleResolvers: true })
export class LeftOutType {
	@Field(() => String, { description: 'Where in what was given.' }) place!: string;
	@Field(() => String, { description: 'Why.' }) message!: string;
}

export const ExternalReviewConnection = connectionOf('ExternalReview', () => ExternalReviewType);
