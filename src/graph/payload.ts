import { Field, InputType, ObjectType } from 'type-graphql';
import type { UserErrorCode as Codes, Result, UserError } from '../core/result.js';
import type { Effect, Recorded } from '../workflow/office.js';
import type { Context } from './context.js';
import { UserErrorCode } from './enums.js';
import { ContestednessEffectType } from './types/contestedness.js';

@ObjectType('UserError', {
	description: 'One thing that is wrong with an input, and how to mend it.',
	simpleResolvers: true,
})
class UserErrorType implements UserError {
	@Field(() => UserErrorCode, { description: 'Why, for programs.' }) code!: Codes;
	@Field(() => [String], { description: 'Where in the input: field names and list positions.' })
	path!: readonly string[];
	@Field(() => String, { description: 'Why, for people.' }) message!: string;
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
}

@ObjectType({ description: 'What every recording answers.' })
export abstract class RecordPayload {
	@Field(() => [UserErrorType], { description: 'All that is wrong with the input; empty when it was accepted.' })
	userErrors!: readonly UserError[];
	@Field(() => Boolean, { description: 'Whether anything was saved: accepted, and no dry run.' }) saved!: boolean;
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
	const outcome = result.ok
		? { userErrors: [], saved: result.value.saved, effects: result.value.effects }
		: { userErrors: result.errors, saved: false, effects: [] };
	const thing = result.ok && result.value.saved ? result.value.thing : null;
	const clientMutationId = input.clientMutationId ?? null;
	return { ...outcome, clientMutationId, [name]: thing } as RecordPayload & Record<N, T | null>;
}
