import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RejectionDraft } from '../../core/verdict.js';
import { rejectVerdict } from '../../workflow/rejectVerdict.js';
import type { Context } from '../context.js';
import { RecordInput, RecordPayload } from '../payload.js';
import { VerdictType } from '../types/verdict.js';
import { answerVerdict } from '../verdict.js';

@InputType({ description: 'What rejectVerdict takes.' })
class RejectVerdictInput extends RecordInput implements RejectionDraft {
	@Field(() => ID, { description: 'Which verdict.' }) verdict!: string;
	@Field(() => String, { description: 'Why.' }) reason!: string;
}

@ObjectType({ description: 'What rejectVerdict answers.' })
class RejectVerdictPayload extends RecordPayload {
	@Field(() => VerdictType, { nullable: true, description: 'The verdict; null when refused or a dry run.' })
	verdict!: VerdictType | null;
}

@Resolver()
export class RejectVerdict {
	@Mutation(() => RejectVerdictPayload, {
		description:
			'Rejects a verdict that somebody else gave, with the reason. It stays on record; what held before goes on holding.',
	})
	rejectVerdict(
		@Arg('input', () => RejectVerdictInput, { description: 'What.' }) input: RejectVerdictInput,
		@Ctx() context: Context,
	) {
		return answerVerdict(context, input, rejectVerdict(context.office, input, input));
	}
}
