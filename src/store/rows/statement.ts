import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
	InterestJudgement,
	InterestStanding,
	OpposingStance,
	RebuttalKind,
	Response,
	Retraction,
	SupportingStance,
} from '../../core/statement.js';

/** Testimony, rebuttals and silences in one table: a claim's whole case is one range of its primary key. */
@Entity('statement')
export class StatementRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') id!: string;
	@Column('text') role!: 'TESTIMONY' | 'REBUTTAL' | 'SILENCE';
	@Column('text') sourceId!: string;
	@Column('text', { nullable: true }) documentId!: string | null;
	@Column('text', { nullable: true }) originDocumentId!: string | null;
	@Column('text', { nullable: true }) stance!: SupportingStance | OpposingStance | null;
	@Column('text', { nullable: true }) kind!: RebuttalKind | null;
	@Column('text', { nullable: true }) targetId!: string | null;
	@Column('text', { nullable: true }) response!: Response | null;
	@Column('text', { nullable: true }) words!: string | null;
	@Column('text', { nullable: true }) wordsLanguage!: string | null;
	@Column('text', { nullable: true }) quote!: string | null;
	@Column('text', { nullable: true }) note!: string | null;
	@Column('text', { nullable: true }) saidAt!: string | null;
	@Column('text') recordedAt!: string;
	/** What a ledger file knows the statement by, so that importing it again finds it. */
	@Column('text', { nullable: true }) ledgerKey!: string | null;
}

@Entity('retraction')
export class RetractionRow implements Retraction {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') statementId!: string;
	@Column('text') reason!: string;
	@Column('text', { nullable: true }) saidAt!: string | null;
	@Column('text') recordedAt!: string;
}

@Entity('interest_judgement')
export class InterestJudgementRow implements InterestJudgement {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') statementId!: string;
	@PrimaryColumn('integer') sequence!: number;
	@Column('text', { nullable: true }) interest!: InterestStanding | null;
	@Column('text') reason!: string;
	@Column('text') recordedAt!: string;
}
