import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ResolveDraft } from '../../core/drafts.js';
import { resolveComment } from '../../workflow/resolveComment.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { CommentType } from '../types/deskWork.js';

@InputType({ description: 'What resolveComment takes.' })
class ResolveCommentInput extends RecordInput implements ResolveDraft {
	@Field(() => ID, { description: 'The comment that began the thread.' }) comment!: string;
}

@ObjectType({ description: 'What resolveComment answers.' })
class ResolveCommentPayload extends RecordPayload {
	@Field(() => CommentType, { nullable: true, description: 'The comment; null when refused or a dry run.' })
	comment!: CommentType | null;
}

@Resolver()
export class ResolveComment {
	@Mutation(() => ResolveCommentPayload, {
		description: 'Says that a thread of comments is settled. It stays to be read.',
	})
	resolveComment(
		@Arg('input', () => ResolveCommentInput, { description: 'What.' }) input: ResolveCommentInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'comment', input, resolveComment(context.office, input, input));
	}
}
