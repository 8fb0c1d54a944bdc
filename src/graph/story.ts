import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { Story } from '../core/story.js';
import { refOf } from './by.js';
import { type ClaimArgs, ClaimListArgs, claimsWhere } from './claims.js';
import { connect, connectionComplexity, listComplexity, PageArgs } from './connection.js';
import type { Context } from './context.js';
import { ClaimConnection } from './types/claim.js';
import { DocumentType } from './types/document.js';
import { StoryConnection, StoryType } from './types/story.js';

@InputType({ description: 'Names a story: by exactly one of the fields.' })
export class StoryBy {
	@Field(() => ID, { nullable: true, description: 'Its id.' }) id?: string;
	@Field(() => String, { nullable: true, description: 'Its slug.' }) slug?: string;
}

@Resolver(() => StoryType)
export class StoryResolver {
	@Query(() => StoryType, { nullable: true, description: 'A story, or null where there is none of that name.' })
	async story(
		@Arg('by', () => StoryBy, { description: 'Which.' }) by: StoryBy,
		@Ctx() { reads }: Context,
	): Promise<Story | null> {
		const id = await reads.find('story', refOf(by));
		return id === null ? null : reads.story.load(id);
	}

	@Query(() => StoryConnection, { description: 'All stories, newest first.', complexity: connectionComplexity })
	async stories(@Args(() => PageArgs) page: PageArgs, @Ctx() { reads }: Context) {
		return connect(await reads.stories(page), reads.countStories);
	}

	@FieldResolver(() => ClaimConnection, {
		description: 'The claims of this story; the most contested first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	claims(@Root() story: Story, @Args(() => ClaimListArgs) args: ClaimArgs, @Ctx() { reads }: Context) {
		return claimsWhere(reads, { ...args, filter: { ...args.filter, story: story.id } });
	}

	@FieldResolver(() => [DocumentType], { description: 'The documents of this story.', complexity: listComplexity })
	documents(@Root() story: Story, @Ctx() { reads }: Context) {
		return reads.documentsOfStory.load(story.id);
	}
}
