import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { revokeKey } from '../../workflow/revokeKey.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { ApiKeyType } from '../types/people.js';

@InputType({ description: 'What revokeKey takes.' })
class RevokeKeyInput extends RecordInput {
	@Field(() => ID, { description: 'Its id.' }) key!: string;
}

@ObjectType({ description: 'What revokeKey answers.' })
class RevokeKeyPayload extends RecordPayload {
	@Field(() => ApiKeyType, { nullable: true, description: 'The key; null when refused or a dry run.' })
	key!: ApiKeyType | null;
}

@Resolver()
export class RevokeKey {
	@Mutation(() => RevokeKeyPayload, {
		description: "Voids a key at once: one of your own, or, at a desk that you own, anybody's.",
	})
	revokeKey(
		@Arg('input', () => RevokeKeyInput, { description: 'What.' }) input: RevokeKeyInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'key', input, revokeKey(context.office, input, input));
	}
}
