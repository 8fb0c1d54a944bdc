import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ArticleDraft } from '../../core/drafts.js';
import type { DerivationKind as Kind } from '../../core/story.js';
import { readArticle } from '../../interop/article/readArticle.js';
import { recordDocument } from '../../workflow/recordDocument.js';
import type { Context } from '../context.js';
import { DerivationKind } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { LanguageTag, PartialDate, URL } from '../scalars.js';
import { DocumentType } from '../types/document.js';

@InputType({ description: 'That a document was made from another.' })
class DerivationInput {
	@Field(() => ID, { description: 'The other document (id or slug).' }) document!: string;
	@Field(() => DerivationKind, { description: 'How.' }) kind!: Kind;
}

@InputType({ description: 'What recordDocument takes.' })
class RecordDocumentInput extends RecordInput implements ArticleDraft {
	@Field(() => String, {
		nullable: true,
		description:
			'Its name in addresses and files, lower-case words joined by hyphens; made from the text when left out.',
	})
	slug?: string;
	@Field(() => ID, { nullable: true, description: 'The story that it belongs to (id or slug).' }) story?: string;
	@Field(() => String, { nullable: true, description: 'Who published it. Needed, unless the page says so.' })
	outlet?: string;
	@Field(() => String, { nullable: true, description: 'Its title.' }) title?: string;
	@Field(() => URL, { nullable: true, description: 'Where it is. It is not fetched unless `fetch` says so.' })
	url?: string;
	@Field(() => LanguageTag, { nullable: true, description: 'Its language. Needed, unless the page says so.' })
	language?: string;
	@Field(() => PartialDate, { nullable: true, description: 'The day that it bears.' }) dateline?: string;
	@Field(() => PartialDate, { nullable: true, description: 'The day that it was published.' }) published?: string;
	@Field(() => String, { nullable: true, description: 'Who wrote it, as it says.' }) byline?: string;
	@Field(() => String, { nullable: true, description: 'A note of yours.' }) note?: string;
	@Field(() => String, {
		nullable: true,
		description:
			'Its page, at most 2,000,000 characters (and no more than a request may hold). It is kept as the snapshot, and what is not given here is read from it.',
	})
	html?: string;
	@Field(() => Boolean, {
		defaultValue: false,
		description:
			'Fetch the page from `url` instead, from public addresses only; refused where the server has FETCH=off.',
	})
	fetch!: boolean;
	@Field(() => [DerivationInput], { nullable: true, description: 'What it was made from.' })
	derivedFrom?: DerivationInput[];
}

@ObjectType({ description: 'What recordDocument answers.' })
class RecordDocumentPayload extends RecordPayload {
	@Field(() => DocumentType, { nullable: true, description: 'The document; null when refused or a dry run.' })
	document!: DocumentType | null;
}

@Resolver()
export class RecordDocument {
	@Mutation(() => RecordDocumentPayload, {
		description:
			'Takes a published item into the record. With its page, as `html` or fetched, title, outlet, byline, language, day and address are read from it; what is given goes before what is read.',
	})
	recordDocument(
		@Arg('input', () => RecordDocumentInput, { description: 'What.' }) input: RecordDocumentInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'document', input, recordDocument(context.office, input, { ...input, readArticle }));
	}
}
