import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { CorrectionDraft } from '../../core/drafts.js';
import { correctClaim } from '../../workflow/correctClaim.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { ClaimType } from '../types/claim.js';
import { CorrectionType } from '../types/deskWork.js';

@InputType({ description: 'What correctClaim takes.' })
class CorrectClaimInput extends RecordInput implements CorrectionDraft {
	@Field(() => ID, { description: 'Which claim (id or slug): published, and seen by the public.' }) claim!: string;
	@Field(() => String, { description: 'What was wrong, as it stood.' }) was!: string;
	@Field(() => String, { description: 'What it says now.' }) now!: string;
	@Field(() => String, { description: 'How the mistake came about.' }) reason!: string;
	@Field(() => Int, { nullable: true, description: 'The revision that it brought about; call reviseClaim first.' })
	revision?: number;
	@Field(() => ID, { nullable: true, description: 'The statement that was taken back; call retractStatement first.' })
	statement?: string;
	@Field(() => Int, {
		nullable: true,
		description:
			'The number of the wording that you had before you: where there is a newer one by now, nothing is done.',
	})
	expectedRevision?: number;
}

@ObjectType({ description: 'What correctClaim answers.' })
class CorrectClaimPayload extends RecordPayload {
	@Field(() => ClaimType, { nullable: true, description: 'The claim as it now is; null when refused or a dry run.' })
	claim!: ClaimType | null;
	@Field(() => CorrectionType, { nullable: true, description: 'The correction; null when refused or a dry run.' })
	correction!: CorrectionType | null;
}

@Resolver()
export class CorrectClaim {
	@Mutation(() => CorrectClaimPayload, {
		description:
			'Says in public, for good, what was wrong in a published claim and what it says now. The claim stands as CORRECTED from then on.',
	})
	async correctClaim(
		@Arg('input', () => CorrectClaimInput, { description: 'What.' }) input: CorrectClaimInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'correction', input, correctClaim(context.office, input, input));
		return { ...payload, claim: payload.correction && context.reads.claim.load(payload.correction.claimId) };
	}
}
