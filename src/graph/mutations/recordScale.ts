import { Arg, Ctx, Field, Float, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RatingDraft, ScaleDraft } from '../../core/ratingScale.js';
import { recordScale } from '../../workflow/recordScale.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { TranslationInput } from '../texts.js';
import { RatingScaleType } from '../types/verdict.js';

@InputType({ description: 'One rating of a scale.' })
class RatingInput implements RatingDraft {
	@Field(() => String, { description: 'What programs know it by: lower-case words joined by hyphens.' }) key!: string;
	@Field(() => [TranslationInput], { description: 'What readers know it by, in at least one language.' })
	labels!: TranslationInput[];
	@Field(() => Float, {
		nullable: true,
		description:
			'Its place on the line from false to true, no two alike; left out for what has none, such as unproven.',
	})
	number?: number | null;
}

@InputType({ description: 'What recordScale takes.' })
class RecordScaleInput extends RecordInput implements ScaleDraft {
	@Field(() => ID, { nullable: true, description: 'Which desk (id or slug); your first when left out.' })
	desk?: string | null;
	@Field(() => [RatingInput], { description: 'All its ratings, 2 to 20.' }) ratings!: RatingInput[];
}

@ObjectType({ description: 'What recordScale answers.' })
class RecordScalePayload extends RecordPayload {
	@Field(() => RatingScaleType, { nullable: true, description: 'The scale; null when refused or a dry run.' })
	scale!: RatingScaleType | null;
}

@Resolver()
export class RecordScale {
	@Mutation(() => RecordScalePayload, {
		description: 'Gives a desk another rating scale. Verdicts given by earlier ones stay as they are.',
	})
	recordScale(
		@Arg('input', () => RecordScaleInput, { description: 'What.' }) input: RecordScaleInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'scale', input, recordScale(context.office, input, input));
	}
}
