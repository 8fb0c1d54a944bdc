import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { StoryDraft } from '../../core/drafts.js';
import { recordStory } from '../../workflow/recordStory.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { LanguageTag } from '../scalars.js';
import { StoryType } from '../types/story.js';

@InputType({ description: 'What recordStory takes.' })
class RecordStoryInput extends RecordInput implements StoryDraft {
	@Field(() => String, {
		nullable: true,
		description:
			'Its name in addresses and files, lower-case words joined by hyphens; made from the text when left out.',
	})
	slug?: string;
	@Field(() => String, { description: 'Its title.' }) title!: string;
	@Field(() => LanguageTag, { description: 'The language of the reporting.' }) language!: string;
}

@ObjectType({ description: 'What recordStory answers.' })
class RecordStoryPayload extends RecordPayload {
	@Field(() => StoryType, { nullable: true, description: 'The story; null when refused or a dry run.' })
	story!: StoryType | null;
}

@Resolver()
export class RecordStory {
	@Mutation(() => RecordStoryPayload, { description: 'Opens a story, a piece of reporting under check.' })
	recordStory(
		@Arg('input', () => RecordStoryInput, { description: 'What.' }) input: RecordStoryInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'story', input, recordStory(context.office, input, input));
	}
}
