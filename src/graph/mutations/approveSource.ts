import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ApprovalDraft } from '../../core/policy/policy.js';
import { approveSource } from '../../workflow/approveSource.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { SourceApprovalType } from '../types/policy.js';

@InputType({ description: 'What approveSource takes.' })
class ApproveSourceInput extends RecordInput implements ApprovalDraft {
	@Field(() => ID, { description: 'For which claim (id or slug).' }) claim!: string;
	@Field(() => ID, { description: 'Which unnamed source (id or slug).' }) source!: string;
	@Field(() => String, { description: 'Why the claim cannot do without it, and why it is believed.' }) reason!: string;
}

@ObjectType({ description: 'What approveSource answers.' })
class ApproveSourcePayload extends RecordPayload {
	@Field(() => SourceApprovalType, { nullable: true, description: 'The approval; null when refused or a dry run.' })
	approval!: SourceApprovalType | null;
}

@Resolver()
export class ApproveSource {
	@Mutation(() => ApproveSourcePayload, {
		description: "Gives an editor's leave to use an unnamed source for a claim, with the reason.",
	})
	approveSource(
		@Arg('input', () => ApproveSourceInput, { description: 'What.' }) input: ApproveSourceInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'approval', input, approveSource(context.office, input, input));
	}
}
