import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WebhookEyes as Eyes, WebhookFormat as Formats, WebhookEvent } from '../../core/webhook.js';
import { recordWebhook } from '../../workflow/recordWebhook.js';
import { ClaimFilter } from '../claims.js';
import type { Context } from '../context.js';
import { WebhookEventName, WebhookEyes, WebhookFormat } from '../deskEnums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { URL } from '../scalars.js';
import { WebhookType } from '../types/webhook.js';
import { filterGiven } from '../webhooks.js';

@InputType({ description: 'What recordWebhook takes.' })
class RecordWebhookInput extends RecordInput {
	@Field(() => ID, { nullable: true, description: 'The desk, by id or slug; the first where you may when left out.' })
	desk?: string | null;
	@Field(() => String, { description: 'What it is for.' }) name!: string;
	@Field(() => URL, {
		description: 'Where messages go: a public address over HTTPS, unless whoever runs the server allows others.',
	})
	url!: string;
	@Field(() => [WebhookEventName], { description: 'What it is told of.' }) events!: WebhookEvent[];
	@Field(() => ClaimFilter, {
		nullable: true,
		description: 'Of which claims, compared when it happens; of all when left out.',
	})
	filter?: ClaimFilter | null;
	@Field(() => String, {
		nullable: true,
		description:
			'What is told: `fragment Payload on WebhookEvent { … }`, under the limits of queries; the usual when left out.',
	})
	fragment?: string | null;
	@Field(() => WebhookFormat, { defaultValue: 'STANDARD', description: 'How messages are written.' }) format!: Formats;
	@Field(() => WebhookEyes, { defaultValue: 'PUBLIC', description: 'With whose eyes they are read.' }) eyes!: Eyes;
}

@ObjectType({ description: 'What recordWebhook answers.' })
class RecordWebhookPayload extends RecordPayload {
	@Field(() => WebhookType, { nullable: true, description: 'The webhook; null when refused or a dry run.' })
	webhook!: WebhookType | null;
	@Field(() => String, {
		nullable: true,
		description: 'What messages are signed with. This is the one time that it is told.',
	})
	secret!: string | null;
}

@Resolver()
export class RecordWebhook {
	@Mutation(() => RecordWebhookPayload, {
		description: 'Has an address told of what happens from now on (docs/webhooks.md).',
	})
	async recordWebhook(
		@Arg('input', () => RecordWebhookInput, { description: 'What.' }) input: RecordWebhookInput,
		@Ctx() context: Context,
	) {
		const draft = { ...input, filter: await filterGiven(context, input.filter) };
		const { made, ...payload } = await answer(context, 'made', input, recordWebhook(context.office, draft, input));
		return { ...payload, webhook: made?.webhook ?? null, secret: made?.secret ?? null };
	}
}
