import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { endUser } from '../../workflow/endUser.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { UserType } from '../types/people.js';

@InputType({ description: 'What endUser takes.' })
class EndUserInput extends RecordInput {
	@Field(() => ID, { description: 'Whom, by id or e-mail address.' }) user!: string;
}

@ObjectType({ description: 'What endUser answers.' })
class EndUserPayload extends RecordPayload {
	@Field(() => UserType, { nullable: true, description: 'The user; null when refused or a dry run.' })
	user!: UserType | null;
}

@Resolver()
export class EndUser {
	@Mutation(() => EndUserPayload, {
		description: 'Ends a user with all seats, sessions and keys; what they did stays. For who owns the founding desk.',
	})
	endUser(@Arg('input', () => EndUserInput, { description: 'What.' }) input: EndUserInput, @Ctx() context: Context) {
		return answer(context, 'user', input, endUser(context.office, input, input));
	}
}
