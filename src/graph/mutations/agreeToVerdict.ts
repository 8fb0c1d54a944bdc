import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { AgreementDraft } from '../../core/verdict.js';
import { agreeToVerdict } from '../../workflow/agreeToVerdict.js';
import type { Context } from '../context.js';
import { RecordInput, RecordPayload } from '../payload.js';
import { VerdictType } from '../types/verdict.js';
import { answerVerdict } from '../verdict.js';

@InputType({ description: 'What agreeToVerdict takes.' })
class AgreeToVerdictInput extends RecordInput implements AgreementDraft {
	@Field(() => ID, { description: 'Which verdict.' }) verdict!: string;
}

@ObjectType({ description: 'What agreeToVerdict answers.' })
class AgreeToVerdictPayload extends RecordPayload {
	@Field(() => VerdictType, { nullable: true, description: 'The verdict; null when refused or a dry run.' })
	verdict!: VerdictType | null;
}

@Resolver()
export class AgreeToVerdict {
	@Mutation(() => AgreeToVerdictPayload, {
		description: 'Agrees to a verdict that somebody else gave: it is then the verdict of the desk.',
	})
	agreeToVerdict(
		@Arg('input', () => AgreeToVerdictInput, { description: 'What.' }) input: AgreeToVerdictInput,
		@Ctx() context: Context,
	) {
		return answerVerdict(context, input, agreeToVerdict(context.office, input, input));
	}
}
