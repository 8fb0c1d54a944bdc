import { Field, Int, ObjectType } from 'type-graphql';
import type { CueReason as Reasons } from '../../core/cues/cue.js';
import type {
	OpposingStance as OpposingStances,
	Response as Responses,
	SupportingStance as SupportingStances,
} from '../../core/statement.js';
import { CueReason, OpposingStance, Response, SupportingStance } from '../enums.js';

@ObjectType('SuggestedStatement', {
	description:
		'A statement that a sentence seems to report. A draft for a person: it is not on record and moves no score until somebody records it.',
})
export class SuggestedStatementType {
	@Field(() => String, { description: 'The sentence, as the text has it.' }) sentence!: string;
	@Field(() => Int, { description: "Where it begins in the snapshot's text, in UTF-16 units." }) start!: number;
	@Field(() => Int, { description: 'Where it ends.' }) end!: number;
	@Field(() => String, { description: 'The words that say so.' }) cue!: string;
	@Field(() => CueReason, { description: 'What kind of wording that is.' }) reason!: Reasons;
	@Field(() => SupportingStance, { nullable: true, description: 'For recordTestimony; null where it is none.' })
	supportingStance!: SupportingStances | null;
	@Field(() => OpposingStance, { nullable: true, description: 'For recordRebuttal; null where it is none.' })
	opposingStance!: OpposingStances | null;
	@Field(() => Response, { nullable: true, description: 'For recordSilence; null where it is none.' })
	response!: Responses | null;
	@Field(() => String, {
		nullable: true,
		description: "Who probably said it or would not, in the sentence's own words; null where it does not say.",
	})
	speaker!: string | null;
}
