import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { SimilarityReasonKind as Kinds } from '../../core/similarity/compare.js';
import { SimilarityReasonKind } from '../enums.js';
import { LanguageTag, UnitInterval } from '../scalars.js';
import { ClaimType } from './claim.js';

@ObjectType('SimilarityReason', { description: 'One reason why a claim is held to say the same, or why not quite.' })
export class SimilarityReasonType {
	@Field(() => SimilarityReasonKind, { description: 'What sort of reason.' }) kind!: Kinds;
	@Field(() => [String], {
		description: 'What of the texts it rests on, folded to small letters; for words replaced, pairs: asked, claimed.',
	})
	fragments!: readonly string[];
}

@ObjectType('SimilarClaim', {
	description: 'A claim that says the same as the text asked about, as far as can be told.',
})
export class SimilarClaimType {
	@Field(() => ClaimType, { description: 'The claim.' }) claim!: object;
	@Field(() => UnitInterval, {
		description:
			'How alike they are, 0 to 1; claims below 0.5 are left out (docs/similar.md has precision and recall).',
	})
	similarity!: number;
	@Field(() => [SimilarityReasonType], { description: 'Why: what they share, then what tells them apart.' })
	because!: readonly SimilarityReasonType[];
}

@ArgsType()
export class SimilarClaimsArgs {
	@Field(() => String, { description: 'What is said, in a sentence or a few; at most 2,000 characters.' })
	text!: string;
	@Field(() => LanguageTag, { nullable: true, description: 'Its language; told by its script when nothing is said.' })
	language?: string | null;
	@Field(() => Int, { defaultValue: 5, description: 'How many, 0 to 20.' }) first!: number;
}
