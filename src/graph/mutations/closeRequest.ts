import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ClosingDraft } from '../../core/reply.js';
import { closeRequest } from '../../workflow/closeRequest.js';
import type { Context } from '../context.js';
import { RecordInput, RecordPayload } from '../payload.js';
import { answerRequest } from '../reply.js';
import { CommentRequestType } from '../types/reply.js';

@InputType({ description: 'What closeRequest takes.' })
class CloseRequestInput extends RecordInput implements ClosingDraft {
	@Field(() => ID, { description: 'Which request.' }) request!: string;
	@Field(() => ID, {
		nullable: true,
		description: 'Who speaks for the party (id or slug of a source); found or made when left out.',
	})
	source?: string | null;
	@Field(() => String, { nullable: true, description: 'A note of yours.' }) note?: string | null;
}

@ObjectType({ description: 'What closeRequest answers.' })
class CloseRequestPayload extends RecordPayload {
	@Field(() => CommentRequestType, { nullable: true, description: 'The request; null when refused or a dry run.' })
	request!: CommentRequestType | null;
}

@Resolver()
export class CloseRequest {
	@Mutation(() => CloseRequestPayload, {
		description:
			'Closes a request whose deadline has passed without an answer, with the outcome NO_RESPONSE: a silence. The clock alone closes none.',
	})
	closeRequest(
		@Arg('input', () => CloseRequestInput, { description: 'What.' }) input: CloseRequestInput,
		@Ctx() context: Context,
	) {
		return answerRequest(context, input, closeRequest(context.office, input, input));
	}
}
