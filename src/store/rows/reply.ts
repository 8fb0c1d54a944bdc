import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel, CommentRequest, OutcomeKind, Reminder, RequestOutcome } from '../../core/reply.js';

@Entity('comment_request')
export class CommentRequestRow implements Omit<CommentRequest, 'reminders' | 'outcomes' | 'partyPublicSince'> {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') id!: string;
	@Column('text') deskId!: string;
	@Column('text') partyId!: string;
	@Column('text') question!: string;
	@Column('text') language!: string;
	@Column('text') channel!: Channel;
	@Column('text') deadline!: string;
	@Column('text') askedAt!: string;
	/** When its first outcome was recorded; null while it is open, so that what is open is one short index. */
	@Column('text', { nullable: true }) closedAt!: string | null;
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text') recordedAt!: string;
}

@Entity('request_reminder')
export class RequestReminderRow implements Reminder {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') requestId!: string;
	@PrimaryColumn('integer') sequence!: number;
	@Column('text') channel!: Channel;
	@Column('text', { nullable: true }) note!: string | null;
	@Column('text') remindedAt!: string;
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text') recordedAt!: string;
}

@Entity('request_outcome')
export class RequestOutcomeRow implements RequestOutcome {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') requestId!: string;
	@PrimaryColumn('integer') sequence!: number;
	@Column('text') kind!: OutcomeKind;
	@Column('text') statementId!: string;
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text') recordedAt!: string;
}
