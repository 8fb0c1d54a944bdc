import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SealedDraft } from '../../core/seal.js';
import { revealSource } from '../../workflow/revealSource.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { HeadcountType, SourceType } from '../types/source.js';

@InputType({ description: 'What revealSource takes.' })
class RevealSourceInput extends RecordInput implements SealedDraft {
	@Field(() => ID, { description: 'The sealed source (id or slug).' }) source!: string;
	@Field(() => String, { description: 'Why it has to be known; on record with the name of whoever asks.' })
	reason!: string;
}

@ObjectType({ description: 'What revealSource answers.' })
class RevealSourcePayload extends RecordPayload {
	@Field(() => SourceType, { nullable: true, description: 'The source; null when refused or a dry run.' })
	source!: SourceType | null;
	@Field(() => String, {
		nullable: true,
		description: 'Who stands behind it, as it was sealed; null when refused or a dry run.',
	})
	identity!: string | null;
	@Field(() => HeadcountType, { nullable: true, description: 'How many people it is, where that is sealed.' })
	headcount!: HeadcountType | null;
}

@Resolver()
export class RevealSource {
	@Mutation(() => RevealSourcePayload, {
		description:
			'Opens a seal, for one of its readers in person: who opened it and why is on record before the answer is given.',
	})
	async revealSource(
		@Arg('input', () => RevealSourceInput, { description: 'What.' }) input: RevealSourceInput,
		@Ctx() context: Context,
	) {
		const { done, ...payload } = await answer(context, 'done', input, revealSource(context.office, input, input));
		const source = done && context.reads.source.load(done.sourceId);
		return { ...payload, source, identity: done?.identity ?? null, headcount: done?.headcount ?? null };
	}
}
