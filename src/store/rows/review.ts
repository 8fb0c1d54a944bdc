import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimReview, ExternalReview } from '../../core/claimReview.js';
import { json } from './json.js';

@Entity('external_review')
export class ExternalReviewRow implements ExternalReview {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') id!: string;
	@Column('text') deskId!: string;
	/** What it is known by when it comes again: a hash of its address and of the claim that it is of. */
	@Column('text') knownBy!: string;
	/** A hash of the text of the claim that it is of. */
	@Column('text') claimKey!: string;
	@Column('text', { transformer: json }) review!: ClaimReview;
	@Column('text', { nullable: true }) mappedKey!: string | null;
	@Column('text') mappingVersion!: string;
	@Column('text') recordedAt!: string;
}
