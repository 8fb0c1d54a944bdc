import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Interval, ContestednessLevel as Levels, Opinion } from '../../core/contestedness/opinion.js';
import type { ChangeEvent as Events } from '../../core/history.js';
import { connectionOf } from '../connection.js';
import { ChangeEvent, ContestednessLevel, Side } from '../enums.js';
import { DateTime, UnitInterval } from '../scalars.js';

@ObjectType('Interval', { description: 'A range of scores.', simpleResolvers: true })
export class IntervalType implements Interval {
	@Field(() => UnitInterval, { description: 'The least.' }) least!: number;
	@Field(() => UnitInterval, { description: 'The greatest.' }) most!: number;
}

@ObjectType('Opinion', {
	description:
		'The figures of a score at one moment: a subjective-logic opinion (Jøsang 2016). belief + disbelief + unknown = 1, and settled + score + unknown = 1.',
	simpleResolvers: true,
})
export class OpinionType implements Opinion {
	@Field(() => UnitInterval, {
		description:
			'How far credible sources disagree, 0 to below 1: 2·min(belief, disbelief) = split × certainty. Not truth, not a verdict.',
	})
	score!: number;
	@Field(() => ContestednessLevel, { description: 'The score in words.' }) level!: Levels;
	@Field(() => Boolean, { description: 'Whether too little is on record to say much: unknown above 0.7.' })
	thin!: boolean;
	@Field(() => Float, { description: 'S: the summed effective masses for the claim, 0 or more.' }) support!: number;
	@Field(() => Float, { description: 'D: the summed effective masses against it, 0 or more.' }) opposition!: number;
	@Field(() => UnitInterval, { description: 'S/(S + D + 2).' }) belief!: number;
	@Field(() => UnitInterval, { description: 'D/(S + D + 2).' }) disbelief!: number;
	@Field(() => UnitInterval, { description: '2/(S + D + 2): what the record leaves open.' }) unknown!: number;
	@Field(() => UnitInterval, { description: '|belief − disbelief|.' }) settled!: number;
	@Field(() => Float, { description: 'belief − disbelief, −1 to 1: to which side the record leans.' }) lean!: number;
	@Field(() => UnitInterval, {
		description: '2·min(S, D)/(S + D): how evenly the evidence is divided, whatever its amount.',
	})
	split!: number;
	@Field(() => UnitInterval, { description: '(S + D)/(S + D + 2): how much evidence there is.' }) certainty!: number;
}

@ObjectType('Contestedness', {
	description:
		'How far credible sources disagree about a claim, with the reason. Computed by a versioned method; not truth, not a verdict.',
})
export class ContestednessType extends OpinionType {
	@Field(() => String, { description: 'The method and its version.' }) method!: string;
	@Field(() => DateTime, { description: 'When it was computed: when the record last changed what it stands on.' })
	computedAt!: string;
}

@ObjectType('Contribution', { description: "A statement's or linked claim's share of the score." })
export class ContributionType {
	@Field(() => Side, {
		nullable: true,
		description: 'The side it stands on; null for what only answers other statements.',
	})
	side!: 'SUPPORT' | 'OPPOSITION' | null;
	@Field(() => Float, { description: 'Its effective mass.' }) mass!: number;
	@Field(() => Float, {
		description: 'Its share on the basis asked for; below 0 where it makes the claim less contested.',
	})
	amount!: number;
	statementId!: string | null;
	linkId!: string | null;
}

@ObjectType('ContestednessChange', { description: "One step of a claim's score: what happened, before and after." })
export class ContestednessChangeType {
	@Field(() => Int, { description: '1 for the first entry, then 2, 3 …' }) sequence!: number;
	@Field(() => DateTime, { description: 'When.' }) at!: string;
	@Field(() => String, { description: 'The method and its version.' }) method!: string;
	@Field(() => ChangeEvent, { description: 'What happened.' }) event!: Events;
	statementId!: string | null;
	causeClaimId!: string | null;
}

@ObjectType('ContestednessEffect', { description: 'How a recording moved, or would move, the score of a claim.' })
export class ContestednessEffectType {
	@Field(() => OpinionType, { description: 'The figures before.' }) before!: Opinion;
}

export const ContestednessChangeConnection = connectionOf('ContestednessChange', () => ContestednessChangeType);
