import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SecondRatingDraft } from '../../core/verdict.js';
import { giveSecondRating } from '../../workflow/giveSecondRating.js';
import type { Context } from '../context.js';
import { RecordInput, RecordPayload } from '../payload.js';
import { VerdictType } from '../types/verdict.js';
import { answerVerdict } from '../verdict.js';

@InputType({ description: 'What giveSecondRating takes.' })
class GiveSecondRatingInput extends RecordInput implements SecondRatingDraft {
	@Field(() => ID, { description: 'Which verdict.' }) verdict!: string;
	@Field(() => String, { description: 'The key of a rating of the scale that the verdict is by.' }) rating!: string;
}

@ObjectType({ description: 'What giveSecondRating answers.' })
class GiveSecondRatingPayload extends RecordPayload {
	@Field(() => VerdictType, { nullable: true, description: 'The verdict; null when refused or a dry run.' })
	verdict!: VerdictType | null;
}

@Resolver()
export class GiveSecondRating {
	@Mutation(() => GiveSecondRatingPayload, {
		description:
			'Rates, before seeing it, what a sealed verdict is on, and opens it. That makes agreement between checkers measurable.',
	})
	giveSecondRating(
		@Arg('input', () => GiveSecondRatingInput, { description: 'What.' }) input: GiveSecondRatingInput,
		@Ctx() context: Context,
	) {
		return answerVerdict(context, input, giveSecondRating(context.office, input, input));
	}
}
