import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { UserDraft } from '../../core/desk.js';
import { admitUser } from '../../workflow/admitUser.js';
import type { Context } from '../context.js';
import { Role } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { UserType } from '../types/people.js';

@InputType({ description: 'What admitUser takes.' })
class AdmitUserInput extends RecordInput implements UserDraft {
	@Field(() => String, { description: 'Their name.' }) name!: string;
	@Field(() => String, {
		nullable: true,
		description: 'Their e-mail address, by which they are known when they first sign in; none for who only uses keys.',
	})
	email?: string;
	@Field(() => ID, { nullable: true, description: 'The desk, by id or slug; the first that you own when left out.' })
	desk?: string;
	@Field(() => Role, { description: 'What they will be there.' }) role!: UserDraft['role'];
}

@ObjectType({ description: 'What admitUser answers.' })
class AdmitUserPayload extends RecordPayload {
	@Field(() => UserType, { nullable: true, description: 'The user; null when refused or a dry run.' })
	user!: UserType | null;
}

@Resolver()
export class AdmitUser {
	@Mutation(() => AdmitUserPayload, {
		description: 'Admits somebody to a desk; who is known by that e-mail address already is given a seat there too.',
	})
	admitUser(
		@Arg('input', () => AdmitUserInput, { description: 'What.' }) input: AdmitUserInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'user', input, admitUser(context.office, input, input));
	}
}
