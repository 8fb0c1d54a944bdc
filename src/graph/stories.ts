import { ArgsType, Field, InputType } from 'type-graphql';
import type { Reads } from '../store/reads.js';
import { connectListed, PageArgs } from './connection.js';
import { StoryOrderField } from './enums.js';
import { newestFirst, OrderInput, orderOf, RecordedFilter, recordedOf, whichOnes } from './order.js';
import { LanguageTag, tagsOf } from './scalars.js';

@InputType({ description: 'Which stories are wanted; each field given narrows the list.' })
class StoryFilter extends RecordedFilter {
	@Field(() => [LanguageTag], { nullable: true, description: 'In one of these languages.' }) language?: string[] | null;
	@Field(() => String, {
		nullable: true,
		description: 'With a title that begins so; capitals from A to Z are as good as small letters.',
	})
	titleStartsWith?: string | null;
}

@InputType({ description: 'The order of a list of stories.' })
class StoryOrder extends OrderInput {
	@Field(() => StoryOrderField, { description: 'What they are ordered by.' }) field!: 'RECORDED_AT' | 'TITLE' | 'SLUG';
}

@ArgsType()
export class StoryListArgs extends PageArgs {
	@Field(() => StoryFilter, whichOnes)
	filter?: StoryFilter | null;
	@Field(() => StoryOrder, { nullable: true, description: 'In which order; the newest first when nothing is said.' })
	orderBy?: StoryOrder | null;
}

/** The page of stories that the arguments ask for. */
export const storiesWhere = (reads: Reads, { filter, orderBy, ...page }: StoryListArgs) => {
	const { language, titleStartsWith } = filter ?? {};
	const wanted = { languages: tagsOf(language), titleStartsWith, recorded: recordedOf(filter) };
	return connectListed(reads.stories(wanted, orderOf(orderBy, newestFirst)), page);
};
