import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SeatDraft } from '../../core/desk.js';
import { setSeat } from '../../workflow/setSeat.js';
import type { Context } from '../context.js';
import { Role } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { UserType } from '../types/people.js';

@InputType({ description: 'What setSeat takes.' })
class SetSeatInput extends RecordInput implements SeatDraft {
	@Field(() => ID, { description: 'Whose, by id or e-mail address.' }) user!: string;
	@Field(() => ID, { nullable: true, description: 'The desk, by id or slug; the first that you own when left out.' })
	desk?: string;
	@Field(() => Role, { nullable: true, description: 'What they will be there; null ends their seat.' })
	role?: SeatDraft['role'];
}

@ObjectType({ description: 'What setSeat answers.' })
class SetSeatPayload extends RecordPayload {
	@Field(() => UserType, { nullable: true, description: 'The user; null when refused or a dry run.' })
	user!: UserType | null;
}

@Resolver()
export class SetSeat {
	@Mutation(() => SetSeatPayload, {
		description:
			'Changes what somebody is at a desk, or ends their seat, which voids their keys to it. A desk keeps an owner.',
	})
	setSeat(@Arg('input', () => SetSeatInput, { description: 'What.' }) input: SetSeatInput, @Ctx() context: Context) {
		return answer(context, 'user', input, setSeat(context.office, input, input));
	}
}
