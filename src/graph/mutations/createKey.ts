import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { KeyDraft } from '../../core/desk.js';
import { createKey } from '../../workflow/createKey.js';
import type { Context } from '../context.js';
import { Role } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime } from '../scalars.js';
import { ApiKeyType } from '../types/people.js';

@InputType({ description: 'What createKey takes.' })
class CreateKeyInput extends RecordInput implements Omit<KeyDraft, 'user'> {
	@Field(() => String, { description: 'What it is for.' }) name!: string;
	@Field(() => ID, { nullable: true, description: 'The desk, by id or slug; the first that you sit at when left out.' })
	desk?: string;
	@Field(() => Role, { description: 'What it may do at most; no more than you may there.' }) role!: KeyDraft['role'];
	@Field(() => DateTime, {
		nullable: true,
		description: 'From when it is void, within 366 days; in 90 days when left out.',
	})
	expiresAt?: string;
}

@ObjectType({ description: 'What createKey answers.' })
class CreateKeyPayload extends RecordPayload {
	@Field(() => ApiKeyType, { nullable: true, description: 'The key; null when refused or a dry run.' })
	key!: ApiKeyType | null;
	@Field(() => String, {
		nullable: true,
		description: 'What programs send, as `Authorization: Bearer …`. This is the one time that it is told.',
	})
	token!: string | null;
}

@Resolver()
export class CreateKey {
	@Mutation(() => CreateKeyPayload, { description: 'Makes a key for programs, in your name. A key makes no keys.' })
	async createKey(
		@Arg('input', () => CreateKeyInput, { description: 'What.' }) input: CreateKeyInput,
		@Ctx() context: Context,
	) {
		const { made, ...payload } = await answer(context, 'made', input, createKey(context.office, input, input));
		return { ...payload, key: made?.key ?? null, token: made?.token ?? null };
	}
}
