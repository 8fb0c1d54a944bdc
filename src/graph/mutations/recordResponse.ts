import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ResponseDraft } from '../../core/reply.js';
import { recordResponse } from '../../workflow/recordResponse.js';
import type { Context } from '../context.js';
import { RequestOutcomeKind } from '../deskEnums.js';
import { OpposingStance, SupportingStance } from '../enums.js';
import { RecordInput, RecordPayload } from '../payload.js';
import { answerRequest } from '../reply.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { CommentRequestType } from '../types/reply.js';

@InputType({ description: 'What recordResponse takes.' })
class RecordResponseInput extends RecordInput implements ResponseDraft {
	@Field(() => ID, { description: 'Which request.' }) request!: string;
	@Field(() => RequestOutcomeKind, {
		description: 'What the party did. NO_RESPONSE is not among them: that is closeRequest.',
	})
	outcome!: ResponseDraft['outcome'];
	@Field(() => SupportingStance, { nullable: true, description: 'How it supports the claim; CONFIRMS when left out.' })
	supports?: ResponseDraft['supports'];
	@Field(() => OpposingStance, { nullable: true, description: 'How far it opposes; DENIES when left out.' })
	opposes?: ResponseDraft['opposes'];
	@Field(() => ID, {
		nullable: true,
		description: 'What it opposes: the id of a statement under the claim; the claim itself when left out.',
	})
	target?: string | null;
	@Field(() => ID, {
		nullable: true,
		description:
			'Who speaks for the party (id or slug of a source, not an unnamed one); found, or made on the record, when left out.',
	})
	source?: string | null;
	@Field(() => ID, {
		nullable: true,
		description: 'Where it is reported, when not in the document of its source (id or slug).',
	})
	document?: string | null;
	@Field(() => ID, {
		nullable: true,
		description:
			'The document that it merely repeats (id or slug); it then adds nothing to what that document says itself.',
	})
	repeats?: string | null;
	@Field(() => String, {
		nullable: true,
		description: 'What was said, in your words or in theirs; at most 10000 characters.',
	})
	words?: string | null;
	@Field(() => LanguageTag, { nullable: true, description: 'The language of the words.' })
	wordsLanguage?: string | null;
	@Field(() => String, { nullable: true, description: 'The words between quotation marks.' }) quote?: string | null;
	@Field(() => String, { nullable: true, description: 'A note of yours.' }) note?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'When it was said, where known; not in the future.' })
	saidAt?: string | null;
}

@ObjectType({ description: 'What recordResponse answers.' })
class RecordResponsePayload extends RecordPayload {
	@Field(() => CommentRequestType, { nullable: true, description: 'The request; null when refused or a dry run.' })
	request!: CommentRequestType | null;
}

@Resolver()
export class RecordResponse {
	@Mutation(() => RecordResponsePayload, {
		description:
			'Records what a party answered, or that it would not: the testimony, rebuttal or silence that this is, linked to the request.',
	})
	recordResponse(
		@Arg('input', () => RecordResponseInput, { description: 'What.' }) input: RecordResponseInput,
		@Ctx() context: Context,
	) {
		return answerRequest(context, input, recordResponse(context.office, input, input));
	}
}
