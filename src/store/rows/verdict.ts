import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Rating, RatingScale } from '../../core/ratingScale.js';
import type { Localized } from '../../core/text.js';
import type { VerdictSource } from '../../core/verdict.js';
import { json, truth } from './json.js';

@Entity('rating_scale')
export class RatingScaleRow implements RatingScale {
	@PrimaryColumn('text') deskId!: string;
	@PrimaryColumn('integer') version!: number;
	@Column('text', { transformer: json }) ratings!: readonly Rating[];
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text') recordedAt!: string;
}

@Entity('verdict')
export class VerdictRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') id!: string;
	@Column('integer') sequence!: number;
	@Column('text') deskId!: string;
	@Column('integer') scaleVersion!: number;
	@Column('text') ratingKey!: string;
	@Column('text', { transformer: json }) ratingLabels!: Localized;
	@Column('double precision', { nullable: true }) ratingNumber!: number | null;
	@Column('text') explanation!: string;
	@Column('text') language!: string;
	@Column('boolean', { transformer: truth }) sealed!: boolean;
	@Column('integer') claimRevision!: number;
	@Column('text') userId!: string;
	@Column('text') recordedAt!: string;
}

@Entity('verdict_source')
export class VerdictSourceRow implements VerdictSource {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') verdictId!: string;
	@PrimaryColumn('integer') place!: number;
	@Column('text', { nullable: true }) documentId!: string | null;
	@Column('text', { nullable: true }) url!: string | null;
}

@Entity('verdict_decision')
export class VerdictDecisionRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') verdictId!: string;
	@Column('boolean', { transformer: truth }) agreed!: boolean;
	@Column('text', { nullable: true }) reason!: string | null;
	@Column('text') userId!: string;
	@Column('text') recordedAt!: string;
}

@Entity('second_rating')
export class SecondRatingRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') verdictId!: string;
	@Column('text') ratingKey!: string;
	@Column('text', { transformer: json }) ratingLabels!: Localized;
	@Column('double precision', { nullable: true }) ratingNumber!: number | null;
	@Column('text') userId!: string;
	@Column('text') recordedAt!: string;
}
