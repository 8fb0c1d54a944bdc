import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ReminderDraft } from '../../core/reply.js';
import { remindParty } from '../../workflow/remindParty.js';
import type { Context } from '../context.js';
import { RequestChannel } from '../deskEnums.js';
import { RecordInput, RecordPayload } from '../payload.js';
import { answerRequest } from '../reply.js';
import { DateTime } from '../scalars.js';
import { CommentRequestType } from '../types/reply.js';

@InputType({ description: 'What remindParty takes.' })
class RemindPartyInput extends RecordInput implements ReminderDraft {
	@Field(() => ID, { description: 'Which request.' }) request!: string;
	@Field(() => RequestChannel, { nullable: true, description: 'How; as it was asked when left out.' })
	channel?: ReminderDraft['channel'];
	@Field(() => String, { nullable: true, description: 'A note of yours.' }) note?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'When; now when left out, not in the future.' })
	remindedAt?: string | null;
}

@ObjectType({ description: 'What remindParty answers.' })
class RemindPartyPayload extends RecordPayload {
	@Field(() => CommentRequestType, { nullable: true, description: 'The request; null when refused or a dry run.' })
	request!: CommentRequestType | null;
}

@Resolver()
export class RemindParty {
	@Mutation(() => RemindPartyPayload, {
		description: 'Keeps that a party was reminded of what it was asked. It sends nothing, and moves no deadline.',
	})
	remindParty(
		@Arg('input', () => RemindPartyInput, { description: 'What.' }) input: RemindPartyInput,
		@Ctx() context: Context,
	) {
		return answerRequest(context, input, remindParty(context.office, input, input));
	}
}
