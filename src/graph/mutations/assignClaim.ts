import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { AssignmentRole as AssignmentRoles } from '../../core/deskWork.js';
import type { AssignmentDraft } from '../../core/drafts.js';
import { assignClaim } from '../../workflow/assignClaim.js';
import type { Context } from '../context.js';
import { AssignmentRole } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime } from '../scalars.js';
import { ClaimType } from '../types/claim.js';
import { AssignmentType } from '../types/deskWork.js';

@InputType({ description: 'What assignClaim takes.' })
class AssignClaimInput extends RecordInput implements AssignmentDraft {
	@Field(() => ID, { description: 'Which claim (id or slug).' }) claim!: string;
	@Field(() => String, { description: 'Who: the id or the address of somebody who sits at its desk.' }) user!: string;
	@Field(() => AssignmentRole, { description: 'What they are to do.' }) role!: AssignmentRoles;
	@Field(() => DateTime, { nullable: true, description: 'By when.' }) dueAt?: string;
	@Field(() => Int, {
		nullable: true,
		description:
			'The number of the wording that you had before you: where there is a newer one by now, nothing is done.',
	})
	expectedRevision?: number;
}

@ObjectType({ description: 'What assignClaim answers.' })
class AssignClaimPayload extends RecordPayload {
	@Field(() => ClaimType, { nullable: true, description: 'The claim as it now is; null when refused or a dry run.' })
	claim!: ClaimType | null;
	@Field(() => AssignmentType, { nullable: true, description: 'The assignment; null when refused or a dry run.' })
	assignment!: AssignmentType | null;
}

@Resolver()
export class AssignClaim {
	@Mutation(() => AssignClaimPayload, {
		description: 'Gives somebody a role on a claim. Whoever checks it is never its second reader too.',
	})
	async assignClaim(
		@Arg('input', () => AssignClaimInput, { description: 'What.' }) input: AssignClaimInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'assignment', input, assignClaim(context.office, input, input));
		return { ...payload, claim: payload.assignment && context.reads.claim.load(payload.assignment.claimId) };
	}
}
