import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Bearing, BearingKind, Claim, ClaimKind, ClaimLink, LinkKind, Standing } from '../../core/claim.js';
import type { ContestednessLevel } from '../../core/contestedness/opinion.js';
import type { ChangeEvent } from '../../core/history.js';
import type { Owned } from '../../core/permissions.js';
import type { Localized } from '../../core/text.js';
import { json, truth } from './json.js';

@Entity('claim')
export class ClaimRow implements Claim, Owned {
	@PrimaryColumn('text') id!: string;
	@Column('text') slug!: string;
	@Column('text') text!: string;
	@Column('text') language!: string;
	@Column('text', { transformer: json }) translations!: Localized;
	@Column('text') kind!: ClaimKind;
	@Column('boolean', { transformer: truth }) implied!: boolean;
	@Column('integer') revision!: number;
	@Column('text') standing!: Standing;
	@Column('text', { nullable: true }) saidAt!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text') deskId!: string;
	@Column('text', { nullable: true }) publicSince!: string | null;

	/** The score as last computed, kept here so that lists filter and sort by it. */
	@Column('double precision') support!: number;
	@Column('double precision') opposition!: number;
	@Column('double precision') score!: number;
	@Column('double precision') lean!: number;
	@Column('text') level!: ContestednessLevel;
	@Column('text') method!: string;
	@Column('text') scoredAt!: string;
}

@Entity('claim_revision')
export class ClaimRevisionRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('integer') revision!: number;
	@Column('text') text!: string;
	@Column('text') language!: string;
	@Column('text', { transformer: json }) translations!: Localized;
	@Column('text', { nullable: true }) reason!: string | null;
	@Column('text') recordedAt!: string;
	/** The user who answers for it; null for whoever has the machine. */
	@Column('text', { nullable: true }) byUserId!: string | null;
}

@Entity('claim_bearing')
export class ClaimBearingRow implements Bearing {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') partyId!: string;
	@Column('text') news!: BearingKind;
	@Column('integer') place!: number;
}

@Entity('claim_topic')
export class ClaimTopicRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') topic!: string;
}

@Entity('claim_story')
export class ClaimStoryRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') storyId!: string;
}

@Entity('claim_link')
export class ClaimLinkRow implements ClaimLink {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') id!: string;
	@Column('text') kind!: LinkKind;
	@Column('text') linkedClaimId!: string;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) endedAt!: string | null;
	@Column('text', { nullable: true }) endedBecause!: string | null;
}

@Entity('contestedness_change')
export class ContestednessChangeRow {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('integer') sequence!: number;
	@Column('text') at!: string;
	@Column('text') method!: string;
	@Column('text') event!: ChangeEvent;
	@Column('text', { nullable: true }) statementId!: string | null;
	@Column('text', { nullable: true }) causeClaimId!: string | null;
	@Column('double precision', { nullable: true }) supportBefore!: number | null;
	@Column('double precision', { nullable: true }) oppositionBefore!: number | null;
	@Column('double precision') supportAfter!: number;
	@Column('double precision') oppositionAfter!: number;
}
