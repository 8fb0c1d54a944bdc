import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SealReadersDraft } from '../../core/seal.js';
import { setSealReaders } from '../../workflow/setSealReaders.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { SourceType } from '../types/source.js';

@InputType({ description: 'What setSealReaders takes.' })
class SetSealReadersInput extends RecordInput implements SealReadersDraft {
	@Field(() => ID, { description: 'The sealed source (id or slug).' }) source!: string;
	@Field(() => [ID], { description: 'All who may open it from now on, editors at its desk.' }) readers!: string[];
	@Field(() => String, { description: 'Why.' }) reason!: string;
}

@ObjectType({ description: 'What setSealReaders answers.' })
class SetSealReadersPayload extends RecordPayload {
	@Field(() => SourceType, { nullable: true, description: 'The source; null when refused or a dry run.' })
	source!: SourceType | null;
}

@Resolver()
export class SetSealReaders {
	@Mutation(() => SetSealReadersPayload, {
		description: 'Says anew who may open a seal; only one of its readers may, so that nobody lets themselves in.',
	})
	async setSealReaders(
		@Arg('input', () => SetSealReadersInput, { description: 'What.' }) input: SetSealReadersInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'done', input, setSealReaders(context.office, input, input));
		return { ...payload, source: payload.done && context.reads.source.load(payload.done.sourceId) };
	}
}
