import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { removeWebhook } from '../../workflow/removeWebhook.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { WebhookType } from '../types/webhook.js';

@InputType({ description: 'What removeWebhook takes.' })
class RemoveWebhookInput extends RecordInput {
	@Field(() => ID, { description: 'Which webhook, by id.' }) webhook!: string;
}

@ObjectType({ description: 'What removeWebhook answers.' })
class RemoveWebhookPayload extends RecordPayload {
	@Field(() => WebhookType, { nullable: true, description: 'The webhook; null when refused or a dry run.' })
	webhook!: WebhookType | null;
}

@Resolver()
export class RemoveWebhook {
	@Mutation(() => RemoveWebhookPayload, {
		description: 'Tells an address nothing more. Where it was, and its secret, is forgotten.',
	})
	removeWebhook(
		@Arg('input', () => RemoveWebhookInput, { description: 'What.' }) input: RemoveWebhookInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'webhook', input, removeWebhook(context.office, input, input));
	}
}
