import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { RatingAgreement } from '../../core/agreement.js';
import type { VerdictState as States } from '../../core/verdict.js';
import { connectionOf } from '../connection.js';
import { VerdictState } from '../deskEnums.js';
import { DateTime, LanguageTag, UnitInterval, URL } from '../scalars.js';
import { NodeType } from './node.js';

@ObjectType('Rating', { description: 'One rating of a scale.' })
export class RatingType {
	@Field(() => String, { description: 'What programs know it by: `mostly-true`.' }) key!: string;
	@Field(() => Float, {
		nullable: true,
		description: 'Its place on the line from false to true; null for what has none, such as unproven.',
	})
	number!: number | null;
}

@ObjectType('RatingScale', { description: "The ratings that a desk's verdicts choose among, in one version." })
export class RatingScaleType {
	@Field(() => Int, { description: '0 for the scale that every desk begins with, then 1, 2 …' }) version!: number;
	@Field(() => [RatingType], { description: 'The ratings, in the order of the desk.' }) ratings!: readonly RatingType[];
	@Field(() => DateTime, {
		nullable: true,
		description: 'When it was recorded; null for the scale that every desk begins with.',
	})
	recordedAt!: string | null;
}

@ObjectType('VerdictSource', { description: 'Something that a verdict stands on: a document, or an address.' })
export class VerdictSourceType {
	@Field(() => URL, { nullable: true, description: 'The address, where one was given instead of a document.' })
	url!: string | null;
	documentId!: string | null;
}

@ObjectType('VerdictDecision', { description: 'What a second person made of a verdict.' })
export class VerdictDecisionType {
	@Field(() => Boolean, { description: 'Whether they agreed.' }) agreed!: boolean;
	@Field(() => String, { nullable: true, description: 'Why not, where they did not agree.' }) reason!: string | null;
	@Field(() => DateTime, { description: 'When.' }) recordedAt!: string;
}

@ObjectType('SecondRating', { description: 'What a second checker gave before seeing the first rating.' })
export class SecondRatingType {
	@Field(() => RatingType, { description: 'The rating.' }) rating!: RatingType;
	@Field(() => DateTime, { description: 'When.' }) recordedAt!: string;
}

@ObjectType('Verdict', {
	implements: NodeType,
	description:
		"A desk's own judgement of a claim, given by one person and agreed to by another. People give it; no score takes part in it, and it takes part in none.",
})
export class VerdictType extends NodeType {
	@Field(() => Int, { description: '1 for the first verdict on its claim, then 2, 3 …' }) sequence!: number;
	@Field(() => VerdictState, { description: 'How far it has come.' }) state!: States;
	@Field(() => RatingType, {
		nullable: true,
		description: 'The rating, as the scale had it then; null while it is sealed for whoever asks.',
	})
	rating!: RatingType | null;
	@Field(() => String, { nullable: true, description: 'Why; null while it is sealed for whoever asks.' })
	explanation!: string | null;
	@Field(() => LanguageTag, { description: 'The language of the explanation.' }) language!: string;
	@Field(() => [VerdictSourceType], { description: 'What it stands on; none while it is sealed for whoever asks.' })
	sources!: readonly VerdictSourceType[];
	@Field(() => Boolean, {
		description: 'Whether it was given sealed: only its author sees it until a second checker has rated too.',
	})
	sealed!: boolean;
	@Field(() => Int, { description: 'The number of the wording that was judged.' }) claimRevision!: number;
	@Field(() => DateTime, { description: 'When it was given.' }) recordedAt!: string;
	claimId!: string;
}

@ObjectType('RatingAgreement', {
	description:
		'How far the checkers of a desk agree who rated independently: one gave a sealed verdict, the other a rating of their own before seeing it.',
	simpleResolvers: true,
})
export class RatingAgreementType implements RatingAgreement {
	@Field(() => Int, { description: 'How many verdicts were rated so.' }) pairs!: number;
	@Field(() => UnitInterval, {
		nullable: true,
		description: 'The share with one rating from both; null without pairs.',
	})
	agreement!: number | null;
	@Field(() => Float, {
		nullable: true,
		description:
			"Krippendorff's alpha, ratings being equal or not: 1 perfect, 0 as by chance. Null where nothing varies. (Krippendorff 2019.)",
	})
	nominalAlpha!: number | null;
	@Field(() => Int, { description: 'How many of these have both ratings on the line.' }) pairsOnLine!: number;
	@Field(() => Float, {
		nullable: true,
		description: "Krippendorff's alpha over those, near misses counting less: the ordinal metric.",
	})
	ordinalAlpha!: number | null;
}

export const VerdictConnection = connectionOf('Verdict', () => VerdictType);
