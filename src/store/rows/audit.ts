import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AuditEntry } from '../../core/audit.js';
import type { Actor } from '../../core/permissions.js';
import { json } from './json.js';

/** What was done, one row a recording, numbered without a gap in the order of the commits. Nothing changes or removes a row. */
@Entity('audit')
export class AuditRow implements AuditEntry {
	@PrimaryColumn('bigint') sequence!: number;
	@Column('text') at!: string;
	@Column('text', { nullable: true }) clock!: string | null;
	@Column('text', { nullable: true }) deskId!: string | null;
	@Column('text') actorKind!: Actor['kind'];
	@Column('text', { nullable: true }) actorId!: string | null;
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text') actorName!: string;
	@Column('text') action!: string;
	@Column('text', { transformer: json }) objectIds!: readonly string[];
	@Column('text', { nullable: true }) reason!: string | null;
	@Column('text', { nullable: true }) stateBefore!: string | null;
	@Column('text', { nullable: true }) stateAfter!: string | null;
	@Column('text') hash!: string;
}

/** What the log holds of a person or a source is encrypted or digested under a secret of its own; without it, it says nothing any more. */
@Entity('subject_secret')
export class SubjectSecretRow {
	/** A user, or a source. */
	@PrimaryColumn('text') subjectId!: string;
	/** 32 bytes in base64; null once destroyed. */
	@Column('text', { nullable: true }) secret!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) destroyedAt!: string | null;
}
