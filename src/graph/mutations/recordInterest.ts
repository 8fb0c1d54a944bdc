import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { InterestDraft } from '../../core/drafts.js';
import { recordInterest } from '../../workflow/recordInterest.js';
import type { Context } from '../context.js';
import { InterestKind } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { PartialDate } from '../scalars.js';
import { PartyInterestType } from '../types/party.js';

@InputType({ description: 'What recordInterest takes.' })
class RecordInterestInput extends RecordInput implements InterestDraft {
	@Field(() => ID, { description: 'Whose interest it is (id or slug).' }) party!: string;
	@Field(() => InterestKind, { description: 'What ties them.' }) kind!: InterestDraft['kind'];
	@Field(() => ID, { description: 'The party that it is an interest in (id or slug).' }) inParty!: string;
	@Field(() => PartialDate, { nullable: true, description: 'Since when.' }) since?: string;
	@Field(() => PartialDate, { nullable: true, description: 'Until when, where it has ended.' }) until?: string;
	@Field(() => String, { nullable: true, description: 'The amount, the office …' }) note?: string;
}

@ObjectType({ description: 'What recordInterest answers.' })
class RecordInterestPayload extends RecordPayload {
	@Field(() => PartyInterestType, { nullable: true, description: 'The interest; null when refused or a dry run.' })
	interest!: PartyInterestType | null;
}

@Resolver()
export class RecordInterest {
	@Mutation(() => RecordInterestPayload, {
		description: 'Records what ties one party to another; scores that it bears on move at once.',
	})
	recordInterest(
		@Arg('input', () => RecordInterestInput, { description: 'What.' }) input: RecordInterestInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'interest', input, recordInterest(context.office, input, input));
	}
}
