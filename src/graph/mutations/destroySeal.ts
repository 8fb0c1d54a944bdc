import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SealedDraft } from '../../core/seal.js';
import { destroySeal } from '../../workflow/destroySeal.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { SourceType } from '../types/source.js';

@InputType({ description: 'What destroySeal takes.' })
class DestroySealInput extends RecordInput implements SealedDraft {
	@Field(() => ID, { description: 'The sealed source (id or slug).' }) source!: string;
	@Field(() => String, { description: 'Why.' }) reason!: string;
}

@ObjectType({ description: 'What destroySeal answers.' })
class DestroySealPayload extends RecordPayload {
	@Field(() => SourceType, { nullable: true, description: 'The source; null when refused or a dry run.' })
	source!: SourceType | null;
}

@Resolver()
export class DestroySeal {
	@Mutation(() => DestroySealPayload, {
		description: 'Destroys what a seal holds, for good. That the source was sealed stays on record.',
	})
	async destroySeal(
		@Arg('input', () => DestroySealInput, { description: 'What.' }) input: DestroySealInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'done', input, destroySeal(context.office, input, input));
		return { ...payload, source: payload.done && context.reads.source.load(payload.done.sourceId) };
	}
}
