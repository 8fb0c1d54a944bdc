import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { BearingKind } from '../../core/claim.js';
import type { ClaimDraft } from '../../core/drafts.js';
import { recordClaim } from '../../workflow/recordClaim.js';
import type { Context } from '../context.js';
import { ClaimKind, NewsFor, Standing } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { TranslationInput } from '../texts.js';
import { ClaimType } from '../types/claim.js';

@InputType({ description: 'A party that a claim is about, and what the claim would mean for it.' })
class BearingInput {
	@Field(() => ID, { description: 'The party (id or slug).' }) party!: string;
	@Field(() => NewsFor, {
		defaultValue: 'NEUTRAL',
		description: 'Whether the claim, if true, is good or bad news for it.',
	})
	news!: BearingKind;
}

@InputType({ description: 'What recordClaim takes.' })
class RecordClaimInput extends RecordInput implements ClaimDraft {
	@Field(() => String, {
		nullable: true,
		description:
			'Its name in addresses and files, lower-case words joined by hyphens; made from the text when left out.',
	})
	slug?: string;
	@Field(() => String, { description: 'One checkable proposition; at most 2000 characters.' }) text!: string;
	@Field(() => LanguageTag, { description: 'The language that it is worded in.' }) language!: string;
	@Field(() => [TranslationInput], { nullable: true, description: 'The same in other languages.' })
	translations?: TranslationInput[];
	@Field(() => ClaimKind, { nullable: true, description: 'What sort of proposition it is; FACT when left out.' })
	kind?: ClaimDraft['kind'];
	@Field(() => Boolean, {
		nullable: true,
		description: 'Whether nobody says it outright and the reporting implies it.',
	})
	implied?: boolean;
	@Field(() => Standing, {
		nullable: true,
		description: "How far the desk's work on it has come: INTAKE, as when left out, or CHECKING.",
	})
	standing?: ClaimDraft['standing'];
	@Field(() => [BearingInput], {
		nullable: true,
		description: 'The parties that it is about, and what it would mean for each.',
	})
	about?: BearingInput[];
	@Field(() => [String], { nullable: true, description: 'Its topics.' }) topics?: string[];
	@Field(() => [ID], { nullable: true, description: 'The stories that it is made in (ids or slugs).' })
	stories?: string[];
	@Field(() => DateTime, { nullable: true, description: 'When it was first made in public, where known.' })
	saidAt?: string;
}

@ObjectType({ description: 'What recordClaim answers.' })
class RecordClaimPayload extends RecordPayload {
	@Field(() => ClaimType, { nullable: true, description: 'The claim; null when refused or a dry run.' })
	claim!: ClaimType | null;
}

@Resolver()
export class RecordClaim {
	@Mutation(() => RecordClaimPayload, {
		description: 'Takes a claim into the record, unsourced until somebody speaks to it.',
	})
	async recordClaim(
		@Arg('input', () => RecordClaimInput, { description: 'What.' }) input: RecordClaimInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'recorded', input, recordClaim(context.office, input, input));
		return { ...payload, claim: payload.recorded && context.reads.claim.load(payload.recorded.id) };
	}
}
