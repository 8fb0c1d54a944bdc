import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Suggestion, suggestStatements } from '../core/cues/suggest.js';
import { messagesIn } from '../core/messages/index.js';
import { maySee, viewerOf } from '../core/permissions.js';
import { BadRequest } from '../core/result.js';
import type { Document } from '../core/story.js';
import type { Context } from './context.js';
import { LanguageTag } from './scalars.js';
import { DocumentType } from './types/document.js';
import { SnapshotType, SuggestedStatementsArgs } from './types/snapshot.js';
import { SuggestedStatementType } from './types/suggestion.js';

/** The words of a page are its publisher's: they are for the desk that keeps it, published or not. */
const isOwn = ({ deskId }: { readonly deskId: string }, { office }: Context): boolean =>
	maySee(viewerOf(office.actor), { deskId, publicSince: null });

@Resolver(() => SnapshotType)
export class SnapshotResolver {
	@FieldResolver(() => String, {
		nullable: true,
		description: "The article's text, a paragraph a line; null for those who do not sit at its desk.",
		complexity: 20,
	})
	text(@Root() snapshot: SnapshotType, @Ctx() context: Context) {
		return isOwn(snapshot, context) ? context.reads.snapshotText.load(snapshot.documentId) : null;
	}

	@FieldResolver(() => String, {
		nullable: true,
		description: 'The page as it is kept; null for those who do not sit at its desk.',
		complexity: 50,
	})
	html(@Root() snapshot: SnapshotType, @Ctx() context: Context) {
		return isOwn(snapshot, context) ? context.reads.snapshotHtml.load(snapshot.documentId) : null;
	}
}

@Resolver(() => DocumentType)
export class DocumentSnapshotResolver {
	@FieldResolver(() => SnapshotType, {
		nullable: true,
		description: 'Its page as it was taken in; null where none was given.',
	})
	snapshot(@Root() document: Document, @Ctx() { reads }: Context) {
		return reads.snapshot.load(document.id);
	}

	@FieldResolver(() => [SuggestedStatementType], {
		description:
			'Statements that its text seems to report, by the words for denying, confirming and not answering in English and Chinese (docs/cues.md has precision and recall). For a person to look at, never recorded by themselves. Empty where no page was given, and for those who do not sit at its desk.',
		complexity: ({ args, childComplexity }) => 50 + Math.min(Math.max(args.first, 0), 100) * childComplexity,
	})
	async suggestedStatements(
		@Root() document: Document,
		@Args(() => SuggestedStatementsArgs) { first }: SuggestedStatementsArgs,
		@Ctx() context: Context,
	): Promise<Suggestion[]> {
		if (first < 0 || first > 100) throw new BadRequest(`first is ${first}; give 0 to 100`);
		const snapshot = await context.reads.snapshot.load(document.id);
		if (!snapshot || !isOwn(snapshot, context)) return [];
		return suggestStatements((await context.reads.snapshotText.load(document.id)) ?? '', { most: first });
	}
}

@Resolver(() => SuggestedStatementType)
export class SuggestedStatementResolver {
	@FieldResolver(() => String, { description: 'Why it is suggested, in the language asked for.' })
	because(
		@Root() suggestion: Suggestion,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language of the reason.' })
		language?: string,
	): string {
		return messagesIn(language).suggested(suggestion);
	}
}
