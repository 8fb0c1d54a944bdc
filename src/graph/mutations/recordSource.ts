import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SourceDraft } from '../../core/drafts.js';
import { recordSource } from '../../workflow/recordSource.js';
import type { Context } from '../context.js';
import { Attribution, Directness } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { SourceType } from '../types/source.js';

@InputType({ description: 'How many people stand behind an unnamed source.' })
class HeadcountInput {
	@Field(() => Int, { description: 'The least that the report gives, 1 or more.' }) least!: number;
	@Field(() => Int, { nullable: true, description: 'The most; left out where the report leaves it open.' })
	most?: number;
}

@InputType({ description: 'What recordSource takes.' })
class RecordSourceInput extends RecordInput implements SourceDraft {
	@Field(() => String, {
		nullable: true,
		description:
			'Its name in addresses and files, lower-case words joined by hyphens; made from the text when left out.',
	})
	slug?: string;
	@Field(() => ID, { nullable: true, description: 'The story that it belongs to (id or slug).' }) story?: string;
	@Field(() => Attribution, { description: 'On which terms it speaks.' }) attribution!: SourceDraft['attribution'];
	@Field(() => Directness, {
		nullable: true,
		description:
			'How near it is to what it speaks of; OFFICIAL for a spokesperson and UNKNOWN otherwise when left out.',
	})
	directness?: SourceDraft['directness'];
	@Field(() => [ID], {
		nullable: true,
		description: 'Who it is, or whom it speaks for (ids or slugs); none for an unnamed source.',
	})
	parties?: string[];
	@Field(() => HeadcountInput, {
		nullable: true,
		description: 'How many people, for an unnamed source; at least one when left out.',
	})
	headcount?: HeadcountInput;
	@Field(() => String, { nullable: true, description: 'How the report describes it.' }) described?: string;
	@Field(() => ID, { nullable: true, description: 'The document that it speaks in (id or slug).' }) document?: string;
	@Field(() => [ID], {
		nullable: true,
		description: 'Other unnamed sources that may be the same people (ids or slugs).',
	})
	mayOverlap?: string[];
}

@ObjectType({ description: 'What recordSource answers.' })
class RecordSourcePayload extends RecordPayload {
	@Field(() => SourceType, { nullable: true, description: 'The source; null when refused or a dry run.' })
	source!: SourceType | null;
}

@Resolver()
export class RecordSource {
	@Mutation(() => RecordSourcePayload, {
		description: 'Takes a source into the record: who speaks, and on what terms.',
	})
	recordSource(
		@Arg('input', () => RecordSourceInput, { description: 'What.' }) input: RecordSourceInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'source', input, recordSource(context.office, input, input));
	}
}
