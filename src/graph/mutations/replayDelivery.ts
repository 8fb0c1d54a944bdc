import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { replayDelivery } from '../../workflow/replayDelivery.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { WebhookType } from '../types/webhook.js';

@InputType({ description: 'What replayDelivery takes.' })
class ReplayDeliveryInput extends RecordInput {
	@Field(() => ID, { description: 'Which delivery, by id.' }) delivery!: string;
	@Field(() => Boolean, {
		defaultValue: false,
		description: 'Whether all later ones of the same webhook that are over are replayed too, at most 10,000.',
	})
	andLater!: boolean;
}

@ObjectType({ description: 'What replayDelivery answers.' })
class ReplayDeliveryPayload extends RecordPayload {
	@Field(() => WebhookType, { nullable: true, description: 'The webhook; null when refused or a dry run.' })
	webhook!: WebhookType | null;
	@Field(() => Int, { nullable: true, description: 'How many deliveries begin anew; null when refused or a dry run.' })
	count!: number | null;
}

@Resolver()
export class ReplayDelivery {
	@Mutation(() => ReplayDeliveryPayload, {
		description:
			'Has what was delivered, given up or dropped delivered again, under the same ids, in the order of the events.',
	})
	async replayDelivery(
		@Arg('input', () => ReplayDeliveryInput, { description: 'What.' }) input: ReplayDeliveryInput,
		@Ctx() context: Context,
	) {
		const { done, ...payload } = await answer(context, 'done', input, replayDelivery(context.office, input, input));
		return { ...payload, webhook: done?.webhook ?? null, count: done?.count ?? null };
	}
}
