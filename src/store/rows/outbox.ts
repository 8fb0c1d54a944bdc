import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RecordEvent, RecordEventKind } from '../../core/recordEvent.js';

/** What was recorded, one row an event, numbered without a gap in the order of the commits. */
@Entity('outbox')
export class OutboxRow implements RecordEvent {
	@PrimaryColumn('bigint') sequence!: number;
	@Column('text') kind!: RecordEventKind;
	@Column('text', { nullable: true }) claimId!: string | null;
	@Column('text', { nullable: true }) subjectId!: string | null;
	@Column('integer', { nullable: true }) step!: number | null;
	@Column('text') at!: string;
}
