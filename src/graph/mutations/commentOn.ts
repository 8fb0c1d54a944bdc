import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { CommentDraft } from '../../core/drafts.js';
import { commentOn } from '../../workflow/commentOn.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { CommentType } from '../types/deskWork.js';

@InputType({ description: 'What commentOn takes.' })
class CommentOnInput extends RecordInput implements CommentDraft {
	@Field(() => ID, {
		description: 'What about: a claim (id or slug), or the id of a statement, or of a comment that this answers.',
	})
	subject!: string;
	@Field(() => String, { description: 'What is said; at most 10000 characters.' }) text!: string;
}

@ObjectType({ description: 'What commentOn answers.' })
class CommentOnPayload extends RecordPayload {
	@Field(() => CommentType, { nullable: true, description: 'The comment; null when refused or a dry run.' })
	comment!: CommentType | null;
}

@Resolver()
export class CommentOn {
	@Mutation(() => CommentOnPayload, {
		description: 'Says something to colleagues. Never public.',
	})
	commentOn(
		@Arg('input', () => CommentOnInput, { description: 'What.' }) input: CommentOnInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'comment', input, commentOn(context.office, input, input));
	}
}
