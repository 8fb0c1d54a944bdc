import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { testWebhook } from '../../workflow/testWebhook.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { WebhookType } from '../types/webhook.js';

@InputType({ description: 'What testWebhook takes.' })
class TestWebhookInput extends RecordInput {
	@Field(() => ID, { description: 'Which webhook, by id.' }) webhook!: string;
}

@ObjectType({ description: 'What testWebhook answers.' })
class TestWebhookPayload extends RecordPayload {
	@Field(() => WebhookType, { nullable: true, description: 'The webhook; null when refused or a dry run.' })
	webhook!: WebhookType | null;
}

@Resolver()
export class TestWebhook {
	@Mutation(() => TestWebhookPayload, {
		description: 'Sends a message of type `webhook.test` on the way that all messages go.',
	})
	testWebhook(
		@Arg('input', () => TestWebhookInput, { description: 'What.' }) input: TestWebhookInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'webhook', input, testWebhook(context.office, input, input));
	}
}
