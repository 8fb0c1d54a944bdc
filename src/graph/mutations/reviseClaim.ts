import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RevisionDraft } from '../../core/drafts.js';
import { reviseClaim } from '../../workflow/reviseClaim.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { LanguageTag } from '../scalars.js';
import { TranslationInput } from '../texts.js';
import { ClaimType } from '../types/claim.js';

@InputType({ description: 'What reviseClaim takes.' })
class ReviseClaimInput extends RecordInput implements RevisionDraft {
	@Field(() => ID, { description: 'Which claim (id or slug).' }) claim!: string;
	@Field(() => String, { description: 'The new wording; at most 2000 characters.' }) text!: string;
	@Field(() => LanguageTag, { nullable: true, description: 'Its language; that of the wording before when left out.' })
	language?: string;
	@Field(() => [TranslationInput], {
		nullable: true,
		description: 'Its translations; those of the wording before are not carried over.',
	})
	translations?: TranslationInput[];
	@Field(() => String, { description: 'Why the wording is changed.' }) reason!: string;
	@Field(() => Int, {
		nullable: true,
		description:
			'The number of the wording that you had before you: where there is a newer one by now, nothing is done.',
	})
	expectedRevision?: number;
}

@ObjectType({ description: 'What reviseClaim answers.' })
class ReviseClaimPayload extends RecordPayload {
	@Field(() => ClaimType, { nullable: true, description: 'The claim as it now is; null when refused or a dry run.' })
	claim!: ClaimType | null;
}

@Resolver()
export class ReviseClaim {
	@Mutation(() => ReviseClaimPayload, { description: 'Gives a claim a new wording; the earlier ones stay on record.' })
	async reviseClaim(
		@Arg('input', () => ReviseClaimInput, { description: 'What.' }) input: ReviseClaimInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'recorded', input, reviseClaim(context.office, input, input));
		return { ...payload, claim: payload.recorded && context.reads.claim.load(payload.recorded.id) };
	}
}
