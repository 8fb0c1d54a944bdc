import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Standing } from '../../core/claim.js';
import type { Assignment, AssignmentRole, Comment, Schedule } from '../../core/deskWork.js';

/** Users are named without a key to their table: what somebody did outlives them. */
@Entity('claim_move')
export class ClaimMoveRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('integer') sequence!: number;
	@Column('text') fromStanding!: Standing;
	@Column('text') toStanding!: Standing;
	@Column('text', { nullable: true }) reason!: string | null;
	@Column('integer') revision!: number;
	@Column('text', { nullable: true }) embargoUntil!: string | null;
	@Column('text') at!: string;
	@Column('text', { nullable: true }) byUserId!: string | null;
	/** Since when the public may know of it. */
	@Column('text', { nullable: true }) publicSince!: string | null;
}

@Entity('claim_schedule')
export class ClaimScheduleRow implements Schedule {
	@PrimaryColumn('text') claimId!: string;
	@Column('text', { nullable: true }) dueAt!: string | null;
	@Column('text', { nullable: true }) recheckAt!: string | null;
	@Column('text', { nullable: true }) embargoUntil!: string | null;
}

@Entity('assignment')
export class AssignmentRow implements Assignment {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') id!: string;
	@Column('text') userId!: string;
	@Column('text') role!: AssignmentRole;
	@Column('text', { nullable: true }) dueAt!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) byUserId!: string | null;
	@Column('text', { nullable: true }) endedAt!: string | null;
	@Column('text', { nullable: true }) endedBecause!: string | null;
	@Column('text', { nullable: true }) endedByUserId!: string | null;
}

@Entity('colleague_comment')
export class CommentRow implements Comment {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') id!: string;
	@Column('text', { nullable: true }) statementId!: string | null;
	@Column('text', { nullable: true }) replyToId!: string | null;
	@Column('text') text!: string;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) byUserId!: string | null;
	@Column('text', { nullable: true }) resolvedAt!: string | null;
	@Column('text', { nullable: true }) resolvedByUserId!: string | null;
}

@Entity('correction')
export class CorrectionRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') id!: string;
	@Column('text') wasSaid!: string;
	@Column('text') isSaid!: string;
	@Column('text') reason!: string;
	@Column('integer', { nullable: true }) revision!: number | null;
	@Column('text', { nullable: true }) statementId!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) byUserId!: string | null;
}
