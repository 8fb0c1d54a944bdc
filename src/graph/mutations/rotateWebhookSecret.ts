import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { rotateWebhookSecret } from '../../workflow/rotateWebhookSecret.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { WebhookType } from '../types/webhook.js';

@InputType({ description: 'What rotateWebhookSecret takes.' })
class RotateWebhookSecretInput extends RecordInput {
	@Field(() => ID, { description: 'Which webhook, by id.' }) webhook!: string;
	@Field(() => Boolean, {
		defaultValue: false,
		description: 'Whether the secret before is void at once, since somebody else has it; else both sign for a day.',
	})
	atOnce!: boolean;
}

@ObjectType({ description: 'What rotateWebhookSecret answers.' })
class RotateWebhookSecretPayload extends RecordPayload {
	@Field(() => WebhookType, { nullable: true, description: 'The webhook; null when refused or a dry run.' })
	webhook!: WebhookType | null;
	@Field(() => String, { nullable: true, description: 'The new secret. This is the one time that it is told.' })
	secret!: string | null;
}

@Resolver()
export class RotateWebhookSecret {
	@Mutation(() => RotateWebhookSecretPayload, {
		description: 'Gives a webhook a new secret to sign its messages with.',
	})
	async rotateWebhookSecret(
		@Arg('input', () => RotateWebhookSecretInput, { description: 'What.' }) input: RotateWebhookSecretInput,
		@Ctx() context: Context,
	) {
		const { made, ...payload } = await answer(
			context,
			'made',
			input,
			rotateWebhookSecret(context.office, input, input),
		);
		return { ...payload, webhook: made?.webhook ?? null, secret: made?.secret ?? null };
	}
}
