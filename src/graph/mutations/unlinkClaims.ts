import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { UnlinkDraft } from '../../core/drafts.js';
import { unlinkClaims } from '../../workflow/unlinkClaims.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { ClaimType } from '../types/claim.js';

@InputType({ description: 'What unlinkClaims takes.' })
class UnlinkClaimsInput extends RecordInput implements UnlinkDraft {
	@Field(() => ID, { description: 'Which link.' }) link!: string;
	@Field(() => String, { description: 'Why it is ended.' }) reason!: string;
}

@ObjectType({ description: 'What unlinkClaims answers.' })
class UnlinkClaimsPayload extends RecordPayload {
	@Field(() => ClaimType, {
		nullable: true,
		description: 'The claim that rested on the other, or was opposed by it; null when refused or a dry run.',
	})
	claim!: ClaimType | null;
}

@Resolver()
export class UnlinkClaims {
	@Mutation(() => UnlinkClaimsPayload, { description: 'Ends a link between claims; that it stood stays on record.' })
	async unlinkClaims(
		@Arg('input', () => UnlinkClaimsInput, { description: 'What.' }) input: UnlinkClaimsInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'claimId', input, unlinkClaims(context.office, input, input));
		return { ...payload, claim: payload.claimId === null ? null : context.reads.claim.load(payload.claimId) };
	}
}
