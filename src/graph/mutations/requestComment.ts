import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestDraft } from '../../core/reply.js';
import { requestComment } from '../../workflow/requestComment.js';
import type { Context } from '../context.js';
import { RequestChannel } from '../deskEnums.js';
import { RecordInput, RecordPayload } from '../payload.js';
import { answerRequest } from '../reply.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { CommentRequestType } from '../types/reply.js';

@InputType({ description: 'What requestComment takes.' })
class RequestCommentInput extends RecordInput implements RequestDraft {
	@Field(() => ID, { description: 'About which claim (id or slug).' }) claim!: string;
	@Field(() => ID, { description: 'Whom (id or slug of a party).' }) party!: string;
	@Field(() => String, { description: 'What was asked; at most 10000 characters.' }) question!: string;
	@Field(() => LanguageTag, {
		nullable: true,
		description: 'The language of the question; that of the claim when left out.',
	})
	language?: string | null;
	@Field(() => RequestChannel, { description: 'How.' }) channel!: RequestDraft['channel'];
	@Field(() => DateTime, { description: 'Until when the party may answer; a day alone counts whole, in UTC.' })
	deadline!: string;
	@Field(() => DateTime, { nullable: true, description: 'When it was asked; now when left out, not in the future.' })
	askedAt?: string | null;
}

@ObjectType({ description: 'What requestComment answers.' })
class RequestCommentPayload extends RecordPayload {
	@Field(() => CommentRequestType, { nullable: true, description: 'The request; null when refused or a dry run.' })
	request!: CommentRequestType | null;
}

@Resolver()
export class RequestComment {
	@Mutation(() => RequestCommentPayload, {
		description: 'Keeps that a party was asked for comment about a claim. It sends nothing.',
	})
	requestComment(
		@Arg('input', () => RequestCommentInput, { description: 'What.' }) input: RequestCommentInput,
		@Ctx() context: Context,
	) {
		return answerRequest(context, input, requestComment(context.office, input, input));
	}
}
