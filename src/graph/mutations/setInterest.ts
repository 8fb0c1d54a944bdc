import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { InterestJudgementDraft } from '../../core/drafts.js';
import { setInterest } from '../../workflow/setInterest.js';
import type { Context } from '../context.js';
import { InterestOfStatement } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { StatementType } from '../types/statement.js';

@InputType({ description: 'What setInterest takes.' })
class SetInterestInput extends RecordInput implements InterestJudgementDraft {
	@Field(() => ID, { description: 'Which testimony or rebuttal.' }) statement!: string;
	@Field(() => InterestOfStatement, { nullable: true, description: 'The judgement; null returns to the derived one.' })
	interest?: InterestJudgementDraft['interest'];
	@Field(() => String, { description: 'Why.' }) reason!: string;
}

@ObjectType({ description: 'What setInterest answers.' })
class SetInterestPayload extends RecordPayload {
	@Field(() => StatementType, { nullable: true, description: 'The statement; null when refused or a dry run.' })
	statement!: StatementType | null;
}

@Resolver()
export class SetInterest {
	@Mutation(() => SetInterestPayload, {
		description: "Sets the desk's own judgement of whether a statement serves its speaker, over the derived one.",
	})
	async setInterest(
		@Arg('input', () => SetInterestInput, { description: 'What.' }) input: SetInterestInput,
		@Ctx() context: Context,
	) {
		const payload = await answer(context, 'done', input, setInterest(context.office, input, input));
		return { ...payload, statement: payload.done && context.reads.statement.load(payload.done.statementId) };
	}
}
