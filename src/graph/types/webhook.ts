import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
	WebhookEvent as Events,
	WebhookEyes as Eyes,
	WebhookFormat as Formats,
	DeliveryProblem as Problems,
	WebhookState as States,
	DeliveryStatus as Statuses,
	Webhook,
	WebhookDelivery,
} from '../../core/webhook.js';
import { connectionOf } from '../connection.js';
import {
	DeliveryProblem,
	DeliveryStatus,
	WebhookEventName,
	WebhookEyes,
	WebhookFormat,
	WebhookState,
} from '../deskEnums.js';
import { DateTime } from '../scalars.js';
import { ClaimType } from './claim.js';
import { ContestednessChangeType } from './contestedness.js';
import { ClaimMoveType, CorrectionType } from './deskWork.js';
import { StatementType } from './statement.js';
import { VerdictType } from './verdict.js';

@ObjectType('Webhook', {
	description:
		'An address that a desk has told of what happens (docs/webhooks.md). Known to editors of the desk and above. Its secret and its whole address are answered nowhere.',
	simpleResolvers: true,
})
export class WebhookType implements Webhook {
	@Field(() => ID, { description: 'Opaque.' }) id!: string;
	@Field(() => String, { description: 'What it is for.' }) name!: string;
	@Field(() => String, { description: 'The server that is told; the rest of the address may be a secret.' })
	host!: string;
	@Field(() => [WebhookEventName], { description: 'What it is told of.' }) events!: readonly Events[];
	@Field(() => String, {
		nullable: true,
		description: 'Of which claims: the filter as it was given, as JSON; null for all.',
	})
	filterGiven!: string | null;
	@Field(() => String, {
		nullable: true,
		description: 'The fragment on `WebhookEvent` that chooses what is told; null for the usual one.',
	})
	fragment!: string | null;
	@Field(() => WebhookFormat, { description: 'How its messages are written.' }) format!: Formats;
	@Field(() => WebhookEyes, { description: 'With whose eyes they are read.' }) eyes!: Eyes;
	@Field(() => WebhookState, { description: 'Whether it is told of anything.' }) state!: States;
	@Field(() => String, { nullable: true, description: 'Why it is paused or disabled, where that is known.' })
	stateReason!: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Since when it accepts nothing; null while it does.' })
	failingSince!: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Until when messages are signed with the secret before the present one too; null before a rotation.',
	})
	previousUntil!: string | null;
	@Field(() => DateTime, { description: 'When it was set up.' }) recordedAt!: string;
	deskId!: string;
}

@ObjectType('WebhookDelivery', {
	description: 'One event for one webhook, and what came of it. What was sent is not kept.',
	simpleResolvers: true,
})
export class WebhookDeliveryType implements WebhookDelivery {
	@Field(() => ID, { description: 'Sent as `webhook-id`: the same however often it is tried or replayed.' })
	id!: string;
	@Field(() => String, {
		description: 'The type of the message, such as `claim.published`; `webhook.test` for one that tries it out.',
	})
	type!: string;
	@Field(() => DeliveryStatus, { description: 'How far it has come.' }) status!: Statuses;
	@Field(() => DateTime, { description: 'When that of which it tells happened.' }) happenedAt!: string;
	@Field(() => Int, { description: 'How often it was tried.' }) tries!: number;
	@Field(() => DateTime, { nullable: true, description: 'When it is tried next; null once it is over.' })
	nextTryAt!: string;
	@Field(() => DateTime, { nullable: true, description: 'When it was tried last; null before.' })
	lastTryAt!: string | null;
	@Field(() => Int, {
		nullable: true,
		description: 'The HTTP status that was answered last; null where there was no answer.',
	})
	lastStatus!: number | null;
	@Field(() => DeliveryProblem, { nullable: true, description: 'Why it was not accepted; null where it was.' })
	lastProblem!: Problems | null;
	@Field(() => Int, { nullable: true, description: 'How long the last try took, in ms.' }) lastMs!: number | null;
	webhookId!: string;
	what!: WebhookDelivery['what'];
	claimId!: string | null;
}

export const WebhookConnection = connectionOf('Webhook', () => WebhookType);
export const WebhookDeliveryConnection = connectionOf('WebhookDelivery', () => WebhookDeliveryType);

@ObjectType('WebhookEvent', {
	description:
		'What a webhook is told of. Nothing answers it: the fragment of a webhook chooses from it what is sent as `data`, read with the eyes of the webhook when it is delivered.',
	simpleResolvers: true,
})
export class WebhookEventType {
	@Field(() => String, { description: 'The type of the message, such as `claim.published`.' }) type!: string;
	@Field(() => DateTime, { description: 'When it happened; for the public, on which day.' }) happenedAt!: string;
	@Field(() => ClaimType, { nullable: true, description: 'The claim that it is about, as it is now; null in a test.' })
	claim!: object | null;
	@Field(() => ContestednessChangeType, {
		nullable: true,
		description: 'Where a score moved: from where to where, and why.',
	})
	change!: object | null;
	@Field(() => StatementType, { nullable: true, description: 'Where a statement was recorded or retracted: which.' })
	statement!: object | null;
	@Field(() => ClaimMoveType, { nullable: true, description: 'Where a claim was published or withdrawn: its move.' })
	move!: object | null;
	@Field(() => CorrectionType, { nullable: true, description: 'Where a claim was corrected: how.' })
	correction!: object | null;
	@Field(() => VerdictType, { nullable: true, description: 'Where a verdict was agreed to: which.' })
	verdict!: object | null;
}
