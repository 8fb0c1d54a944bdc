import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Standing as Standings } from '../../core/claim.js';
import type { MoveDraft } from '../../core/drafts.js';
import type { OverrideDraft } from '../../core/policy/policy.js';
import { moveClaim } from '../../workflow/moveClaim.js';
import type { Context } from '../context.js';
import { Standing } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime } from '../scalars.js';
import { ClaimType } from '../types/claim.js';
import { ClaimMoveType } from '../types/deskWork.js';

@InputType({ description: "That a claim is published although rules of the desk's policy are unmet." })
class OverrideInput implements OverrideDraft {
	@Field(() => String, { description: 'Why; it stays to be read at the claim.' }) reason!: string;
}

@InputType({ description: 'What moveClaim takes.' })
class MoveClaimInput extends RecordInput implements MoveDraft {
	@Field(() => ID, { description: 'Which claim (id or slug).' }) claim!: string;
	@Field(() => Standing, { description: 'Where it is to stand.' }) to!: Standings;
	@Field(() => String, { nullable: true, description: 'Why; needed wherever a claim goes back or is withdrawn.' })
	reason?: string;
	@Field(() => Standing, {
		nullable: true,
		description: 'Where it stands as you see it: where it stands elsewhere by now, nothing is done.',
	})
	from?: Standings;
	@Field(() => Int, {
		nullable: true,
		description:
			'The number of the wording that you had before you: where there is a newer one by now, nothing is done.',
	})
	expectedRevision?: number;
	@Field(() => DateTime, {
		nullable: true,
		description: 'With PUBLISHED: from when on the public is to see it. Nobody need act then.',
	})
	embargoUntil?: string;
	@Field(() => OverrideInput, {
		nullable: true,
		description:
			"With PUBLISHED, by an editor: publish it although rules of the desk's policy are unmet (`readiness`). What is met already needs none.",
	})
	override?: OverrideInput | null;
}

@ObjectType({ description: 'What moveClaim answers.' })
class MoveClaimPayload extends RecordPayload {
	@Field(() => ClaimType, { nullable: true, description: 'The claim as it now is; null when refused or a dry run.' })
	claim!: ClaimType | null;
	@Field(() => ClaimMoveType, { nullable: true, description: 'The move; null when refused or a dry run.' })
	move!: ClaimMoveType | null;
}

@Resolver()
export class MoveClaim {
	@Mutation(() => MoveClaimPayload, {
		description:
			'Moves a claim: INTAKE, CHECKING, READY, PUBLISHED, and back with a reason; or WITHDRAWN, with a reason. What the public has seen stays to be read.',
	})
	async moveClaim(
		@Arg('input', () => MoveClaimInput, { description: 'What.' }) input: MoveClaimInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'move', input, moveClaim(context.office, input, input));
		return { ...payload, claim: payload.move && context.reads.claim.load(payload.move.claimId) };
	}
}
