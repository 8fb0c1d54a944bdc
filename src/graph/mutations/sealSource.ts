import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SealDraft } from '../../core/seal.js';
import { sealSource } from '../../workflow/sealSource.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { SourceType } from '../types/source.js';

@InputType({ description: 'How many people it really is.' })
class SealedHeadcountInput {
	@Field(() => Int, { description: 'At least so many, 1 or more.' }) least!: number;
	@Field(() => Int, { nullable: true, description: 'At most so many; left out where that is open.' }) most?: number;
}

@InputType({
	description: 'What sealSource takes. Give it as a variable, never within the document, which others keep.',
})
class SealSourceInput extends RecordInput implements SealDraft {
	@Field(() => ID, { description: 'The unnamed source (id or slug).' }) source!: string;
	@Field(() => String, {
		description: 'Who stands behind it, and how they are reached. Only readers ever have it back.',
	})
	identity!: string;
	@Field(() => SealedHeadcountInput, {
		nullable: true,
		description:
			'How many people it really is, to be sealed too; what is on record when left out. Of fewer than five, the record then says "at least one", now and for the past.',
	})
	headcount?: SealedHeadcountInput;
	@Field(() => [ID], {
		nullable: true,
		description: 'The users who may open it, all editors at its desk; whoever seals it when left out.',
	})
	readers?: string[];
	@Field(() => String, { description: 'Why it is kept from the others; stays readable, so that it holds no name.' })
	reason!: string;
}

@ObjectType({ description: 'What sealSource answers.' })
class SealSourcePayload extends RecordPayload {
	@Field(() => SourceType, { nullable: true, description: 'The source; null when refused or a dry run.' })
	source!: SourceType | null;
}

@Resolver()
export class SealSource {
	@Mutation(() => SealSourcePayload, {
		description: 'Puts away who stands behind an unnamed source: encrypted, for named readers, each reading on record.',
	})
	async sealSource(
		@Arg('input', () => SealSourceInput, { description: 'What.' }) input: SealSourceInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'done', input, sealSource(context.office, input, input));
		return { ...payload, source: payload.done && context.reads.source.load(payload.done.sourceId) };
	}
}
