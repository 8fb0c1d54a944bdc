import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { Story } from '../core/story.js';
import { refOf } from './by.js';
import { type ClaimArgs, ClaimListArgs, claimsWhere } from './claims.js';
import { connectionComplexity } from './connection.js';
import type { Context } from './context.js';
import { DocumentListArgs, documentsWhere } from './documents.js';
import { StoryListArgs, storiesWhere } from './stories.js';
import { ClaimConnection } from './types/claim.js';
import { DocumentConnection } from './types/document.js';
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

	@Query(() => StoryConnection, {
		description: 'Stories; the newest first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	stories(@Args(() => StoryListArgs) args: StoryListArgs, @Ctx() { reads }: Context) {
		return storiesWhere(reads, args);
	}

	@FieldResolver(() => ClaimConnection, {
		description: 'The claims of this story; the most contested first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	claims(@Root() story: Story, @Args(() => ClaimListArgs) args: ClaimArgs, @Ctx() { reads }: Context) {
		return claimsWhere(reads, args, { storyId: story.id });
	}

	@FieldResolver(() => DocumentConnection, {
		description: 'The documents of this story, oldest record first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	documents(@Root() story: Story, @Args(() => DocumentListArgs) args: DocumentListArgs, @Ctx() { reads }: Context) {
		return documentsWhere(reads, args, { storyId: story.id });
	}
}
