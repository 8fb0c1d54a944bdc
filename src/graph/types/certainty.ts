import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { OriginCount } from '../../core/contestedness/independence.js';
import type { Influence } from '../../core/contestedness/influence.js';
import type { JudgementWeight } from '../../core/contestedness/judgementRange.js';
import type { Opinion } from '../../core/contestedness/opinion.js';
import { ArgumentSemantics, JudgementWeightName } from '../enums.js';
import { UnitInterval } from '../scalars.js';
import { OpinionType } from './contestedness.js';

@ObjectType('OriginCount', {
	description: 'How many independent origins stand on a side, between bounds.',
	simpleResolvers: true,
})
class OriginCountType implements OriginCount {
	@Field(() => Int, { description: 'Origins that are certainly different.' }) least!: number;
	@Field(() => Int, { description: 'Origins, if unnamed groups that may overlap are all different.' }) most!: number;
	@Field(() => Int, { description: 'People who are certainly different; a document or organisation counts as one.' })
	leastPeople!: number;
	@Field(() => Int, { nullable: true, description: 'People at the most; null where the size of a group is left open.' })
	mostPeople!: number | null;
}

@ObjectType('IndependentOrigins', {
	description: 'The independent origins on each side of a claim.',
	simpleResolvers: true,
})
export class IndependentOriginsType {
	@Field(() => OriginCountType, { description: 'For the claim.' }) support!: OriginCount;
	@Field(() => OriginCountType, { description: 'Against it.' }) opposition!: OriginCount;
}

@ObjectType('SecondOpinion', { description: 'What another method says of the claim.', simpleResolvers: true })
export class SecondOpinionType {
	@Field(() => ArgumentSemantics, { description: 'Which method.' }) semantics!: keyof typeof ArgumentSemantics;
	@Field(() => UnitInterval, {
		description: 'How acceptable the claim is under it: 1 accepted, 0 rejected, 0.5 even or empty.',
	})
	acceptability!: number;
}

@ObjectType('SecondOpinions', {
	description: 'What other methods say, and whether it makes a difference.',
	simpleResolvers: true,
})
export class SecondOpinionsType {
	@Field(() => [SecondOpinionType], { description: 'One for each method.' }) opinions!: readonly SecondOpinionType[];
	@Field(() => UnitInterval, { description: 'The greatest acceptability less the least.' }) spread!: number;
	@Field(() => Boolean, {
		description:
			'Whether which way the record leans depends on the method: one is clearly on the other side than the balance, or they lie further apart than a one-sided record explains.',
	})
	differ!: boolean;
}

@ObjectType('Influence', { description: 'What would become of the score if one statement fell.' })
export class InfluenceType implements Pick<Influence, 'change' | 'without'> {
	@Field(() => Float, { description: 'The score with it less the score without it.' }) change!: number;
	@Field(() => OpinionType, { description: 'The figures without it.' }) without!: Opinion;
	statementId!: string;
}

@ObjectType('IfAnswered', { description: 'What one answer of a source that took no side would do.' })
export class IfAnsweredType {
	@Field(() => OpinionType, { description: 'The figures if it asserted the claim.' }) asserting!: Opinion;
	@Field(() => OpinionType, { description: 'The figures if it denied it.' }) denying!: Opinion;
	sourceId!: string;
}

@ObjectType('JudgementWeight', {
	description: 'A weight that is judgement rather than finding, and between what one may well set it.',
	simpleResolvers: true,
})
class JudgementWeightType implements JudgementWeight {
	@Field(() => JudgementWeightName, { description: 'Which weight.' }) name!: JudgementWeight['name'];
	@Field(() => Float, { description: 'Its value in this method.' }) value!: number;
	@Field(() => Float, { description: 'The least that it is tried with.' }) least!: number;
	@Field(() => Float, { description: 'The most that it is tried with.' }) most!: number;
	@Field(() => String, { description: 'What it means.' }) meaning!: string;
}

@ObjectType('ContestednessMethod', {
	description: 'A method by which the score is computed, in one version.',
	simpleResolvers: true,
})
export class ContestednessMethodType {
	@Field(() => String, { description: 'Its name and version, as every score carries it.' }) name!: string;
	@Field(() => Boolean, { description: 'Whether scores are stored by it.' }) isDefault!: boolean;
	@Field(() => [JudgementWeightType], { description: 'Its weights that are judgement.' })
	judgementWeights!: readonly JudgementWeight[];
}
