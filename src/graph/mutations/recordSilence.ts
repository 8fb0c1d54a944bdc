import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SilenceDraft } from '../../core/drafts.js';
import { recordSilence } from '../../workflow/recordSilence.js';
import type { Context } from '../context.js';
import { Response } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { SilenceType } from '../types/statement.js';

@InputType({ description: 'What recordSilence takes.' })
class RecordSilenceInput extends RecordInput implements SilenceDraft {
	@Field(() => ID, { description: 'Which claim (id or slug).' }) claim!: string;
	@Field(() => Response, { description: 'What it did instead.' }) response!: SilenceDraft['response'];
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

@ObjectType({ description: 'What recordSilence answers.' })
class RecordSilencePayload extends RecordPayload {
	@Field(() => SilenceType, { nullable: true, description: 'The silence; null when refused or a dry run.' })
	silence!: SilenceType | null;
}

@Resolver()
export class RecordSilence {
	@Mutation(() => RecordSilencePayload, {
		description:
			'Records that a source took no side: declined, did not answer, answered off the point … It moves no score.',
	})
	recordSilence(
		@Arg('input', () => RecordSilenceInput, { description: 'What.' }) input: RecordSilenceInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'silence', input, recordSilence(context.office, input, input));
	}
}
