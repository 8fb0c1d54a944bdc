import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RetractionDraft } from '../../core/drafts.js';
import { retractStatement } from '../../workflow/retractStatement.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { DateTime } from '../scalars.js';
import { StatementType } from '../types/statement.js';

@InputType({ description: 'What retractStatement takes.' })
class RetractStatementInput extends RecordInput implements RetractionDraft {
	@Field(() => ID, { description: 'Which statement.' }) statement!: string;
	@Field(() => String, { description: 'Why.' }) reason!: string;
	@Field(() => DateTime, { nullable: true, description: 'When it was taken back, where known.' }) saidAt?: string;
}

@ObjectType({ description: 'What retractStatement answers.' })
class RetractStatementPayload extends RecordPayload {
	@Field(() => StatementType, {
		nullable: true,
		description: 'The statement, with its retraction; null when refused or a dry run.',
	})
	statement!: StatementType | null;
}

@Resolver()
export class RetractStatement {
	@Mutation(() => RetractStatementPayload, {
		description: 'Takes a statement back, with the reason. It stays on record and no longer counts.',
	})
	async retractStatement(
		@Arg('input', () => RetractStatementInput, { description: 'What.' }) input: RetractStatementInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'done', input, retractStatement(context.office, input, input));
		return { ...payload, statement: payload.done && context.reads.statement.load(payload.done.statementId) };
	}
}
