import { Ctx, Field, FieldResolver, InputType, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Standing as Standings } from '../core/claim.js';
import type { UserErrorCode as Codes, LostUpdate, Result, UserError } from '../core/result.js';
import type { Effect, Recorded } from '../workflow/office.js';
import type { Context } from './context.js';
import { Standing, UserErrorCode } from './enums.js';
import { DateTime } from './scalars.js';
import { ContestednessEffectType } from './types/contestedness.js';

@ObjectType('LostUpdate', {
	description: 'What is on record, and what was given by somebody who had an earlier wording before them.',
	simpleResolvers: true,
})
class LostUpdateType implements LostUpdate {
	@Field(() => Int, { description: 'The number of the wording on record.' }) revision!: number;
	@Field(() => String, { description: 'That wording.' }) text!: string;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
	@Field(() => Standing, { description: 'Where the claim stands.' }) standing!: Standings;
	@Field(() => Int, { description: 'The number of the wording that was expected.' }) expectedRevision!: number;
	@Field(() => String, { nullable: true, description: 'What would have been made of it: the text or standing given.' })
	given!: string | null;
	byUserId!: string | null;
}

@Resolver(() => LostUpdateType)
export class LostUpdateResolver {
	@FieldResolver(() => String, { nullable: true, description: 'By whom, by name; null for whoever has the machine.' })
	by(@Root() { byUserId }: LostUpdate, @Ctx() { reads }: Context) {
		return byUserId && reads.deskWork().userName.load(byUserId);
	}
}

@ObjectType('UserError', {
	description: 'One thing that is wrong with an input, and how to mend it.',
	simpleResolvers: true,
})
class UserErrorType implements UserError {
	@Field(() => UserErrorCode, { description: 'Why, for programs.' }) code!: Codes;
	@Field(() => [String], { description: 'Where in the input: field names and list positions.' })
	path!: readonly string[];
	@Field(() => String, { description: 'Why, for people.' }) message!: string;
	@Field(() => LostUpdateType, {
		nullable: true,
		description: 'Both sides, where somebody else was faster; null for whatever else is wrong.',
	})
	lostUpdate?: LostUpdate | null;
}

@InputType({ description: 'What every recording takes.' })
export abstract class RecordInput {
	@Field(() => Boolean, {
		defaultValue: false,
		description: 'Answer what would happen to the scores, and save nothing. What would be recorded is then null.',
	})
	dryRun!: boolean;
	@Field(() => String, { nullable: true, description: 'Handed back as it is, for clients that need it.' })
	clientMutationId?: string;
	@Field(() => String, {
		nullable: true,
		description:
			'Names this recording, at most 200 characters, best a UUID: sent again within 24 hours with the same input, it is answered the same and does nothing twice. A refused recording and a dry run are not remembered.',
	})
	idempotencyKey?: string;
}

@ObjectType({ description: 'What every recording answers.' })
export abstract class RecordPayload {
	@Field(() => [UserErrorType], { description: 'All that is wrong with the input; empty when it was accepted.' })
	userErrors!: readonly UserError[];
	@Field(() => Boolean, { description: 'Whether anything was saved: accepted, and no dry run.' }) saved!: boolean;
	@Field(() => Boolean, {
		description: 'Whether it was recorded before under the same idempotencyKey, and is only answered again.',
	})
	replayed!: boolean;
	@Field(() => [ContestednessEffectType], {
		description: "The scores that moved, or would move: the claim's own first, then those of claims that lean on it.",
	})
	effects!: readonly Effect[];
	@Field(() => String, { nullable: true, description: 'As it was given.' }) clientMutationId!: string | null;
}

/** The payload of a recording: its thing under a name, unless it was refused or a dry run. */
export async function answer<N extends string, T>(
	context: Context,
	name: N,
	input: RecordInput,
	recording: Promise<Result<Recorded<T>>>,
): Promise<RecordPayload & Record<N, T | null>> {
	const result = await recording;
	context.reads = context.freshReads();
	const { saved, replayed, thing, effects } = result.ok ? result.value : refused;
	return {
		userErrors: result.ok ? [] : result.errors,
		saved,
		replayed,
		effects: await effectsSeen(effects, context),
		clientMutationId: input.clientMutationId ?? null,
		[name]: saved ? thing : null,
	} as RecordPayload & Record<N, T | null>;
}

const refused = { saved: false, replayed: false, thing: null, effects: [] } as const;

/** The effects on claims that whoever acts sees, each with its case as it is shown to them. */
async function effectsSeen(effects: readonly Effect[], { reads }: Context): Promise<readonly Effect[]> {
	if (effects.length === 0) return effects;
	const cases = await reads.casesSeen(effects.map((one) => one.case));
	return effects.flatMap((one) => {
		const seen = cases.get(one.claimId);
		return seen ? [{ ...one, case: seen }] : [];
	});
}
