import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { AssignmentEndDraft } from '../../core/drafts.js';
import { endAssignment } from '../../workflow/endAssignment.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { ClaimType } from '../types/claim.js';
import { AssignmentType } from '../types/deskWork.js';

@InputType({ description: 'What endAssignment takes.' })
class EndAssignmentInput extends RecordInput implements AssignmentEndDraft {
	@Field(() => ID, { description: 'Which assignment.' }) assignment!: string;
	@Field(() => String, { description: 'Why: done, or handed on.' }) reason!: string;
}

@ObjectType({ description: 'What endAssignment answers.' })
class EndAssignmentPayload extends RecordPayload {
	@Field(() => ClaimType, { nullable: true, description: 'The claim as it now is; null when refused or a dry run.' })
	claim!: ClaimType | null;
	@Field(() => AssignmentType, {
		nullable: true,
		description: 'The assignment, ended; null when refused or a dry run.',
	})
	assignment!: AssignmentType | null;
}

@Resolver()
export class EndAssignment {
	@Mutation(() => EndAssignmentPayload, {
		description: 'Ends an assignment, with the reason. It stays on record.',
	})
	async endAssignment(
		@Arg('input', () => EndAssignmentInput, { description: 'What.' }) input: EndAssignmentInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'assignment', input, endAssignment(context.office, input, input));
		return { ...payload, claim: payload.assignment && context.reads.claim.load(payload.assignment.claimId) };
	}
}
