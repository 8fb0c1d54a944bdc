import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { DeskDraft } from '../../core/desk.js';
import { recordDesk } from '../../workflow/recordDesk.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DeskType } from '../types/people.js';

@InputType({ description: 'What recordDesk takes.' })
class RecordDeskInput extends RecordInput implements DeskDraft {
	@Field(() => String, {
		nullable: true,
		description:
			'Its name in addresses and files, lower-case words joined by hyphens; made from the name when left out.',
	})
	slug?: string;
	@Field(() => String, { description: 'Its name.' }) name!: string;
}

@ObjectType({ description: 'What recordDesk answers.' })
class RecordDeskPayload extends RecordPayload {
	@Field(() => DeskType, { nullable: true, description: 'The desk; null when refused or a dry run.' })
	desk!: DeskType | null;
}

@Resolver()
export class RecordDesk {
	@Mutation(() => RecordDeskPayload, {
		description: 'Opens a desk; whoever does owns it. For who owns the founding desk.',
	})
	recordDesk(
		@Arg('input', () => RecordDeskInput, { description: 'What.' }) input: RecordDeskInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'desk', input, recordDesk(context.office, input, input));
	}
}
