import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type {
	WebhookEyes as Eyes,
	WebhookFormat as Formats,
	WebhookState as States,
	WebhookEvent,
} from '../../core/webhook.js';
import { reviseWebhook } from '../../workflow/reviseWebhook.js';
import { ClaimFilter } from '../claims.js';
import type { Context } from '../context.js';
import { WebhookEventName, WebhookEyes, WebhookFormat, WebhookState } from '../deskEnums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { URL } from '../scalars.js';
import { WebhookType } from '../types/webhook.js';
import { filterGiven } from '../webhooks.js';

@InputType({ description: 'What reviseWebhook takes. What is left out stays as it is.' })
class ReviseWebhookInput extends RecordInput {
	@Field(() => ID, { description: 'Which, by id.' }) webhook!: string;
	@Field(() => String, { nullable: true, description: 'What it is for.' }) name?: string | null;
	@Field(() => URL, { nullable: true, description: 'Where messages go, those too that are still to be delivered.' })
	url?: string | null;
	@Field(() => [WebhookEventName], { nullable: true, description: 'What it is told of.' }) events?:
		| WebhookEvent[]
		| null;
	@Field(() => ClaimFilter, { nullable: true, description: 'Of which claims; null for all.' })
	filter?: ClaimFilter | null;
	@Field(() => String, { nullable: true, description: 'What is told; null for the usual.' }) fragment?: string | null;
	@Field(() => WebhookFormat, { nullable: true, description: 'How messages are written.' }) format?: Formats | null;
	@Field(() => WebhookEyes, { nullable: true, description: 'With whose eyes they are read.' }) eyes?: Eyes | null;
	@Field(() => WebhookState, {
		nullable: true,
		description:
			'PAUSED, or ACTIVE to have it go on: after a pause with what happened meanwhile, after it was disabled with what happens from now on.',
	})
	state?: States | null;
	@Field(() => String, { nullable: true, description: 'Why it is paused.' }) reason?: string | null;
}

@ObjectType({ description: 'What reviseWebhook answers.' })
class ReviseWebhookPayload extends RecordPayload {
	@Field(() => WebhookType, { nullable: true, description: 'The webhook; null when refused or a dry run.' })
	webhook!: WebhookType | null;
}

@Resolver()
export class ReviseWebhook {
	@Mutation(() => ReviseWebhookPayload, { description: 'Changes what a webhook is told, pauses it, or has it go on.' })
	async reviseWebhook(
		@Arg('input', () => ReviseWebhookInput, { description: 'What.' }) input: ReviseWebhookInput,
		@Ctx() context: Context,
	) {
		const draft = { ...input, filter: await filterGiven(context, input.filter) };
		return answer(context, 'webhook', input, reviseWebhook(context.office, draft, input));
	}
}
