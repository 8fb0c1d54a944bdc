import { Field, ID, InputType, Int } from 'type-graphql';
import type { InterestKind as InterestKinds } from '../../core/party.js';
import type { Attribution as Attributions, Directness as Directnesses } from '../../core/source.js';
import type {
	InterestStanding,
	OpposingStance as OpposingStances,
	SupportingStance as SupportingStances,
} from '../../core/statement.js';
import {
	Attribution,
	Directness,
	InterestKind,
	InterestOfStatement,
	OpposingStance,
	SupportingStance,
} from '../enums.js';

@InputType({ description: 'Who would speak: a source on record, or one described here.' })
export class SupposedSource {
	@Field(() => ID, { nullable: true, description: 'A source on record (id or slug); nothing else is then needed.' })
	source?: string;
	@Field(() => Attribution, { nullable: true, description: 'On which terms; ON_RECORD when left out.' })
	attribution?: Attributions;
	@Field(() => Directness, { nullable: true, description: 'How near; as usual for the terms when left out.' })
	directness?: Directnesses;
	@Field(() => [ID], { nullable: true, description: 'The parties that it is or speaks for (ids or slugs).' })
	parties?: string[];
	@Field(() => Int, { nullable: true, description: 'How many people, for an unnamed source; 1 when left out.' })
	headcount?: number;
}

@InputType({ description: 'Suppose that somebody supported the claim.' })
export class SupposedTestimony {
	@Field(() => SupposedSource, { description: 'Who.' }) by!: SupposedSource;
	@Field(() => SupportingStance, { nullable: true, description: 'How; ASSERTS when left out.' })
	stance?: SupportingStances;
	@Field(() => InterestOfStatement, { nullable: true, description: 'Whether it serves them; derived when left out.' })
	interest?: InterestStanding;
}

@InputType({ description: 'Suppose that somebody opposed the claim or a statement.' })
export class SupposedRebuttal {
	@Field(() => SupposedSource, { description: 'Who.' }) by!: SupposedSource;
	@Field(() => ID, { nullable: true, description: 'The statement that it opposes; the claim itself when left out.' })
	target?: string;
	@Field(() => OpposingStance, { nullable: true, description: 'How far; DENIES when left out.' })
	stance?: OpposingStances;
	@Field(() => InterestOfStatement, { nullable: true, description: 'Whether it serves them; derived when left out.' })
	interest?: InterestStanding;
}

@InputType({ description: 'Suppose that a statement had been otherwise; give what is to change.' })
export class SupposedDifference {
	@Field(() => ID, { description: 'Which testimony or rebuttal.' }) statement!: string;
	@Field(() => SupportingStance, { nullable: true, description: 'Another stance, of a testimony.' })
	supports?: SupportingStances;
	@Field(() => OpposingStance, { nullable: true, description: 'Another stance, of a rebuttal.' })
	opposes?: OpposingStances;
	@Field(() => InterestOfStatement, { nullable: true, description: 'Whether it serves its speaker.' })
	interest?: InterestStanding;
}

@InputType({ description: 'Suppose that a party had an interest in another.' })
export class SupposedInterest {
	@Field(() => ID, { description: 'Whose (id or slug).' }) party!: string;
	@Field(() => InterestKind, { description: 'Which.' }) kind!: InterestKinds;
	@Field(() => ID, { description: 'In which party (id or slug).' }) inParty!: string;
}

@InputType({ description: 'One thing that might be otherwise.' })
export class HypotheticalChangeInput {
	@Field(() => SupposedTestimony, { nullable: true, description: 'Somebody supports the claim.' })
	testimony?: SupposedTestimony;
	@Field(() => SupposedRebuttal, { nullable: true, description: 'Somebody opposes the claim or a statement.' })
	rebuttal?: SupposedRebuttal;
	@Field(() => ID, { nullable: true, description: 'This statement had never been made.' }) without?: string;
	@Field(() => SupposedDifference, { nullable: true, description: 'A statement had been otherwise.' })
	differently?: SupposedDifference;
	@Field(() => SupposedInterest, { nullable: true, description: 'A party had an interest in another.' })
	interest?: SupposedInterest;
}
