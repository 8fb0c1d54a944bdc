import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RecordEventKind } from '../../core/recordEvent.js';
import type {
	Delivered,
	DeliveryProblem,
	DeliveryStatus,
	Webhook,
	WebhookDelivery,
	WebhookEvent,
	WebhookEyes,
	WebhookFormat,
	WebhookState,
} from '../../core/webhook.js';
import type { ClaimFilter } from '../claims.js';
import { json } from './json.js';

@Entity('webhook')
export class WebhookRow implements Webhook {
	@PrimaryColumn('text') id!: string;
	@Column('text') deskId!: string;
	@Column('text') name!: string;
	@Column('text') host!: string;
	/** The master key that its address and secrets are under; null where they are kept as they are. */
	@Column('text', { nullable: true }) vaultKeyId!: string | null;
	/** Its address and secrets; '' once it is removed. */
	@Column('text') vault!: string;
	@Column('text', { transformer: json }) events!: readonly WebhookEvent[];
	@Column('text', { nullable: true }) filterGiven!: string | null;
	/** The filter with what it names by id. */
	@Column('text', { transformer: json }) wanted!: ClaimFilter;
	@Column('text', { nullable: true }) fragment!: string | null;
	@Column('text') format!: WebhookFormat;
	@Column('text') eyes!: WebhookEyes;
	@Column('text') state!: WebhookState;
	@Column('text', { nullable: true }) stateReason!: string | null;
	@Column('text', { nullable: true }) failingSince!: string | null;
	@Column('text', { nullable: true }) previousUntil!: string | null;
	/** The event up to which its deliveries are planned. */
	@Column('bigint') plannedTo!: number;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text', { nullable: true }) endedAt!: string | null;
}

/** One event for one webhook. It holds what the outbox says of the event, since that forgets sooner. */
@Entity('webhook_delivery')
export class WebhookDeliveryRow implements WebhookDelivery {
	@PrimaryColumn('text') webhookId!: string;
	@PrimaryColumn('bigint') sequence!: number;
	@Column('text') id!: string;
	@Column('text') what!: Delivered;
	@Column('text') kind!: RecordEventKind;
	@Column('text', { nullable: true }) claimId!: string | null;
	@Column('text', { nullable: true }) subjectId!: string | null;
	@Column('integer', { nullable: true }) step!: number | null;
	@Column('text') happenedAt!: string;
	@Column('text') status!: DeliveryStatus;
	@Column('integer') tries!: number;
	@Column('text') nextTryAt!: string;
	/** Of whoever is trying it at the moment, by chance; void after a while, so that another goes on where one was killed. */
	@Column('text', { nullable: true }) lease!: string | null;
	@Column('text', { nullable: true }) leasedUntil!: string | null;
	@Column('text', { nullable: true }) lastTryAt!: string | null;
	@Column('integer', { nullable: true }) lastStatus!: number | null;
	@Column('text', { nullable: true }) lastProblem!: DeliveryProblem | null;
	@Column('integer', { nullable: true }) lastMs!: number | null;
}
