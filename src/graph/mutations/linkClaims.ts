import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { LinkDraft } from '../../core/drafts.js';
import { linkClaims } from '../../workflow/linkClaims.js';
import type { Context } from '../context.js';
import { ClaimLinkKind } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { ClaimLinkType } from '../types/claim.js';

@InputType({ description: 'What linkClaims takes.' })
class LinkClaimsInput extends RecordInput implements LinkDraft {
	@Field(() => ID, { description: 'The claim that rests on the other, or is opposed by it (id or slug).' })
	claim!: string;
	@Field(() => ClaimLinkKind, { description: 'How it hangs on the other.' }) kind!: LinkDraft['kind'];
	@Field(() => ID, { description: 'The other claim (id or slug).' }) linkedClaim!: string;
}

@ObjectType({ description: 'What linkClaims answers.' })
class LinkClaimsPayload extends RecordPayload {
	@Field(() => ClaimLinkType, { nullable: true, description: 'The link; null when refused or a dry run.' })
	link!: ClaimLinkType | null;
}

@Resolver()
export class LinkClaims {
	@Mutation(() => LinkClaimsPayload, {
		description: 'Lets a claim rest on another or be opposed by it. A link that would close a cycle is refused.',
	})
	linkClaims(
		@Arg('input', () => LinkClaimsInput, { description: 'What.' }) input: LinkClaimsInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'link', input, linkClaims(context.office, input, input));
	}
}
