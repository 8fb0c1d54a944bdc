import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RebuttalDraft } from '../../core/drafts.js';
import { recordRebuttal } from '../../workflow/recordRebuttal.js';
import type { Context } from '../context.js';
import { OpposingStance, RebuttalKind } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { RebuttalType } from '../types/statement.js';

@InputType({ description: 'What recordRebuttal takes.' })
class RecordRebuttalInput extends RecordInput implements RebuttalDraft {
	@Field(() => ID, { description: 'What it opposes: a claim (id or slug), or the id of a testimony or rebuttal.' })
	target!: string;
	@Field(() => RebuttalKind, {
		nullable: true,
		description: 'What it is aimed at; REBUTS for a claim and COUNTERS for a statement when left out.',
	})
	kind?: RebuttalDraft['kind'];
	@Field(() => OpposingStance, { nullable: true, description: 'How far it opposes; DENIES when left out.' })
	stance?: RebuttalDraft['stance'];
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

@ObjectType({ description: 'What recordRebuttal answers.' })
class RecordRebuttalPayload extends RecordPayload {
	@Field(() => RebuttalType, { nullable: true, description: 'The rebuttal; null when refused or a dry run.' })
	rebuttal!: RebuttalType | null;
}

@Resolver()
export class RecordRebuttal {
	@Mutation(() => RecordRebuttalPayload, {
		description: 'Records that a source opposes a claim, a testimony or a rebuttal.',
	})
	recordRebuttal(
		@Arg('input', () => RecordRebuttalInput, { description: 'What.' }) input: RecordRebuttalInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'rebuttal', input, recordRebuttal(context.office, input, input));
	}
}
