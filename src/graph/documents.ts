import { ArgsType, Field, InputType } from 'type-graphql';
import type { Reads } from '../store/reads.js';
import { narrowedTo } from './by.js';
import { connectListed, PageArgs } from './connection.js';
import { DocumentOrderField } from './enums.js';
import { newestFirst, OrderInput, orderOf, PublishedFilter, publishedOf, recordedOf, whichOnes } from './order.js';
import { LanguageTag, tagsOf } from './scalars.js';

@InputType({ description: 'Which documents are wanted; each field given narrows the list.' })
class DocumentFilter extends PublishedFilter {
	@Field(() => [String], { nullable: true, description: 'Published by one of these outlets.' }) outlet?:
		| string[]
		| null;
	@Field(() => String, {
		nullable: true,
		description: 'With a title that begins so; capitals from A to Z are as good as small letters.',
	})
	titleStartsWith?: string | null;
	@Field(() => [LanguageTag], { nullable: true, description: 'In one of these languages.' }) language?: string[] | null;
	@Field(() => String, { nullable: true, description: 'Of this story (id or slug).' }) story?: string | null;
}

@InputType({ description: 'The order of a list of documents.' })
class DocumentOrder extends OrderInput {
	@Field(() => DocumentOrderField, { description: 'What they are ordered by.' })
	field!: 'RECORDED_AT' | 'PUBLISHED' | 'SLUG';
}

@ArgsType()
export class DocumentListArgs extends PageArgs {
	@Field(() => DocumentFilter, whichOnes)
	filter?: DocumentFilter | null;
	@Field(() => DocumentOrder, { nullable: true, description: 'In which order; when nothing is said, by record.' })
	orderBy?: DocumentOrder | null;
}

/** The page of documents that the arguments ask for, of one story or of all. */
export async function documentsWhere(
	reads: Reads,
	{ filter, orderBy, ...page }: DocumentListArgs,
	owner: { readonly storyId?: string } = {},
) {
	const { outlet, titleStartsWith, language, story } = filter ?? {};
	const wanted = {
		outlets: outlet,
		titleStartsWith,
		languages: tagsOf(language),
		storyId: await narrowedTo(reads, 'story', { owner: owner.storyId, given: story }),
		published: publishedOf(filter),
		recorded: recordedOf(filter),
	};
	const usual = owner.storyId ? ({ by: 'RECORDED_AT', descending: false } as const) : newestFirst;
	return connectListed(reads.documents(wanted, orderOf(orderBy, usual)), page);
}
