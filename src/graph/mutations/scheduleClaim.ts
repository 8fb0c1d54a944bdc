import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ScheduleDraft } from '../../core/drafts.js';
import { scheduleClaim } from '../../workflow/scheduleClaim.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime } from '../scalars.js';
import { ClaimType } from '../types/claim.js';
import { ClaimScheduleType } from '../types/deskWork.js';

@InputType({ description: 'What scheduleClaim takes.' })
class ScheduleClaimInput extends RecordInput implements ScheduleDraft {
	@Field(() => ID, { description: 'Which claim (id or slug).' }) claim!: string;
	@Field(() => DateTime, { nullable: true, description: 'By when it is to be done with; null clears it.' })
	dueAt?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'When it is to be looked at again; null clears it.' })
	recheckAt?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Until when the public may not see it, as agreed with whoever gave it; null clears it.',
	})
	embargoUntil?: string | null;
	@Field(() => Int, {
		nullable: true,
		description:
			'The number of the wording that you had before you: where there is a newer one by now, nothing is done.',
	})
	expectedRevision?: number;
}

@ObjectType({ description: 'What scheduleClaim answers.' })
class ScheduleClaimPayload extends RecordPayload {
	@Field(() => ClaimType, { nullable: true, description: 'The claim as it now is; null when refused or a dry run.' })
	claim!: ClaimType | null;
	@Field(() => ClaimScheduleType, { nullable: true, description: 'Its dates; null when refused or a dry run.' })
	schedule!: ClaimScheduleType | null;
}

@Resolver()
export class ScheduleClaim {
	@Mutation(() => ScheduleClaimPayload, {
		description: 'Sets a claim’s dates. What is left out stays.',
	})
	async scheduleClaim(
		@Arg('input', () => ScheduleClaimInput, { description: 'What.' }) input: ScheduleClaimInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'schedule', input, scheduleClaim(context.office, input, input));
		return { ...payload, claim: payload.schedule && context.reads.claim.load(payload.schedule.claimId) };
	}
}
