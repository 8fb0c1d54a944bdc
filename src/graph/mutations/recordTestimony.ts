import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { TestimonyDraft } from '../../core/drafts.js';
import { recordTestimony } from '../../workflow/recordTestimony.js';
import type { Context } from '../context.js';
import { SupportingStance } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { TestimonyType } from '../types/statement.js';

@InputType({ description: 'What recordTestimony takes.' })
class RecordTestimonyInput extends RecordInput implements TestimonyDraft {
	@Field(() => ID, { description: 'Which claim (id or slug).' }) claim!: string;
	@Field(() => SupportingStance, { nullable: true, description: 'How it supports the claim; ASSERTS when left out.' })
	stance?: TestimonyDraft['stance'];
	@Field(() => ID, { description: 'Who said it, or would not (id or slug of a source).' }) source!: string;
	@Field(() => ID, {
		nullable: true,
		description: 'Where it is reported, when not in the document of its source (id or slug).',
	})
	document?: string;
	@Field(() => ID, {
		nullable: true,
		description:
			'The document that it merely repeats (id or slug); it then adds nothing to what that document says itself.',
	})
	repeats?: string;
	@Field(() => String, {
		nullable: true,
		description: 'What was said, in your words or in theirs; at most 10000 characters.',
	})
	words?: string;
	@Field(() => LanguageTag, { nullable: true, description: 'The language of the words.' }) wordsLanguage?: string;
	@Field(() => String, { nullable: true, description: 'The words that the report puts between quotation marks.' })
	quote?: string;
	@Field(() => String, {
		nullable: true,
		description:
			'What stands right before the quote in its document, where the quote alone would not tell which is meant.',
	})
	quotePrefix?: string;
	@Field(() => String, { nullable: true, description: 'What stands right after it.' }) quoteSuffix?: string;
	@Field(() => String, { nullable: true, description: 'A note of yours.' }) note?: string;
	@Field(() => DateTime, { nullable: true, description: 'When it was said, where known; not in the future.' })
	saidAt?: string;
}

@ObjectType({ description: 'What recordTestimony answers.' })
class RecordTestimonyPayload extends RecordPayload {
	@Field(() => TestimonyType, { nullable: true, description: 'The testimony; null when refused or a dry run.' })
	testimony!: TestimonyType | null;
}

@Resolver()
export class RecordTestimony {
	@Mutation(() => RecordTestimonyPayload, {
		description:
			'Records that a source asserts or confirms a claim. It may have done so before the claim was made, as a filing may.',
	})
	recordTestimony(
		@Arg('input', () => RecordTestimonyInput, { description: 'What.' }) input: RecordTestimonyInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'testimony', input, recordTestimony(context.office, input, input));
	}
}
