import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Snapshot } from '../../core/article.js';

@Entity('snapshot')
export class SnapshotRow implements Snapshot {
	@PrimaryColumn('text') documentId!: string;
	@PrimaryColumn('text') takenAt!: string;
	@Column('text') sha256!: string;
	@Column('text', { nullable: true }) canonicalUrl!: string | null;
	@Column('integer') characters!: number;
	@Column('text') text!: string;
	@Column('text') html!: string;
}

/** What somebody gave to stand before and after a statement's quote; statements have none as a rule. */
@Entity('quote_context')
export class QuoteContextRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') statementId!: string;
	@Column('text', { nullable: true }) prefix!: string | null;
	@Column('text', { nullable: true }) suffix!: string | null;
}
